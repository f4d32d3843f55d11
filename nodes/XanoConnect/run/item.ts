import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import type { CallOptions } from 'xano-connect/pure';
import type { EverydayXano } from 'xano-connect/pure/composites';
import { readLocator } from '../parameters/locator.js';
import { textOf } from '../parameters/text.js';
import { callOptions } from '../parameters/options.js';

/** One input item and what the parameters of the node say for it: an expression may give each item another value. */
export class Item {
    readonly host: IExecuteFunctions;
    readonly xano: EverydayXano;
    readonly index: number;

    constructor(host: IExecuteFunctions, xano: EverydayXano, index: number) {
        this.host = host;
        this.xano = xano;
        this.index = index;
    }

    /** The data of the item itself. */
    get json(): IDataObject {
        return this.host.getInputData()[this.index]?.json ?? {};
    }

    /**
     * A parameter as it is: 0, an empty text and false are values. Null where the operation has no such parameter, undefined
     * for an entry of a collection that was not added.
     */
    value(name: string): unknown {
        const dot = name.lastIndexOf('.');
        // n8n throws where there is neither a value nor a fallback, as for every entry that was not added.
        if (dot === -1) return this.host.getNodeParameter(name, this.index, null);
        return this.collection(name.slice(0, dot))[name.slice(dot + 1)];
    }

    text(name: string): string {
        return textOf(this.value(name));
    }

    /** A text, or nothing where the box was left empty. */
    filled(name: string): string | undefined {
        const text = this.text(name).trim();
        return text === '' ? undefined : text;
    }

    flag(name: string): boolean {
        return this.value(name) === true;
    }

    number(name: string): number {
        return Number(this.value(name));
    }

    /** A collection: only the boxes that were added are in it. */
    collection(name: string): IDataObject {
        const value = this.value(name);
        return typeof value === 'object' && value !== null ? (value as IDataObject) : {};
    }

    /** What a resource locator points to: an id or an exact name; undefined where nothing was chosen. */
    chosen(name: string): number | string | undefined {
        return readLocator(this.host, name, this.index);
    }

    /** What a resource locator points to. @throws NodeOperationError where nothing was chosen. */
    id(name: string): number | string {
        return readLocator(this.host, name, this.index, true);
    }

    /** What a resource locator of something that has a label instead of an id points to, and of columns and tools. */
    label(name: string): string {
        return String(this.id(name));
    }

    /** Workspace, data source, branch, way and the cancel signal for calls of this item. */
    get options(): CallOptions {
        return callOptions(this);
    }
}
