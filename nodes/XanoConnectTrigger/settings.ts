import { NodeOperationError } from 'n8n-workflow';
import type { IDataObject, IPollFunctions } from 'n8n-workflow';
import type { CallOptions } from 'xano-connect/pure';
import { located } from '../XanoConnect/parameters/locator.js';
import { names } from '../XanoConnect/parameters/output.js';

/** What the panel of the trigger says. */
export class Settings {
    readonly #host: IPollFunctions;

    constructor(host: IPollFunctions) {
        this.#host = host;
    }

    value(name: string): unknown {
        return this.#host.getNodeParameter(name, null);
    }

    /** An entry of the Options collection; undefined where it was not added. */
    option(name: string): unknown {
        const options = this.value('options');
        return typeof options === 'object' && options !== null ? (options as IDataObject)[name] : undefined;
    }

    /** What a resource locator points to: an id or an exact name; undefined where nothing was chosen. */
    chosen(name: string): number | string | undefined {
        return located((at, extractValue) => this.#host.getNodeParameter(at, '', { extractValue }), name);
    }

    label(name: string): string | undefined {
        const chosen = this.chosen(name);
        return chosen === undefined ? undefined : String(chosen);
    }

    /** @throws NodeOperationError where no table is chosen. */
    table(): number | string {
        const table = this.chosen('table');
        if (table !== undefined) return table;
        throw this.refusal('No Table is chosen', 'Choose it in the parameter “Table”.');
    }

    /** Columns to Return; empty for all. */
    get columns(): readonly string[] {
        return names(this.option('returnColumns'));
    }

    /** Most items a poll may give. */
    get limit(): number {
        const most = Number(this.option('maxItems') ?? Infinity);
        return most >= 1 ? Math.floor(most) : 1;
    }

    get call(): CallOptions {
        const workspaceId = this.chosen('workspace');
        const dataSource = this.label('options.dataSource');
        const branch = this.label('options.branch');
        return {
            // choice: each poll is one or two requests; MCP's handshake would double them.
            via: 'rest',
            ...(workspaceId === undefined ? {} : { workspaceId }),
            ...(dataSource === undefined ? {} : { dataSource }),
            ...(branch === undefined ? {} : { branch }),
        };
    }

    refusal(message: string, description: string): NodeOperationError {
        return new NodeOperationError(this.#host.getNode(), message, { description });
    }
}
