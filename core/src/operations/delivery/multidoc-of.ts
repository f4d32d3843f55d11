import { asDocument, DOCUMENT_PARTS, documents } from '../xanoscript/document.js';
import { hidden } from './secrets.js';

/** The XanoScript of what stands at a path: of a release, a tenant, the sandbox. */
export const multidocOf = (path: string) =>
    ({
        output: documents,
        rest: {
            method: 'GET',
            path: `${path}/multidoc`,
            query: DOCUMENT_PARTS,
            answer: 'text',
            receive: asDocument,
            secrets: hidden,
            slow: true,
        },
    }) as const;
