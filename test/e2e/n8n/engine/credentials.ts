import type { ICredentialDataDecryptedObject, IHttpRequestOptions, INode, Workflow } from 'n8n-workflow';
import type { LoadedPackage, WorkflowLibrary } from './libraries.js';

type Fields = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** Fills credentials in as n8n does, from plain fields by credential type. */
export function credentialsHelper(library: WorkflowLibrary, loaded: LoadedPackage, fields: Fields): object {
    return new (class extends library.ICredentialsHelper {
        getParentTypes = (): string[] => [];
        isCredentialUsableByNode = (): boolean => true;
        getCredentialsProperties = (type: string) => loaded.getCredential(type).type.properties;
        getDecrypted = (_: unknown, __: unknown, type: string) => Promise.resolve({ ...fields[type] });
        preAuthentication = () => Promise.resolve(undefined);
        runPreAuthentication = () => Promise.resolve(undefined);

        async authenticate(
            data: ICredentialDataDecryptedObject,
            type: string,
            options: IHttpRequestOptions,
            workflow: Workflow,
            node: INode,
        ): Promise<IHttpRequestOptions> {
            const { authenticate } = loaded.getCredential(type).type;
            if (authenticate === undefined) return options;
            if (typeof authenticate === 'function') return authenticate(data, options);
            const filled: Record<string, unknown> = { ...options };
            for (const [place, values] of Object.entries(authenticate.properties)) {
                const resolved = Object.entries(Object(values) as Record<string, string>).map(
                    ([name, value]): [string, unknown] => [name, resolve(value, data, workflow, node)],
                );
                filled[place] = { ...Object(filled[place]), ...Object.fromEntries(resolved) };
            }
            return { ...filled, url: options.url };
        }
    })();
}

const resolve = (value: string, data: ICredentialDataDecryptedObject, workflow: Workflow, node: INode) =>
    workflow.expression.resolveSimpleParameterValue(
        value,
        {},
        null,
        0,
        0,
        node.name,
        [],
        'manual',
        { $credentials: data },
        undefined,
        false,
        {},
    );
