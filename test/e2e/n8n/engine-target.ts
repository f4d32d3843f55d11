import type { CaseInput, CaseItem, CaseOutcome, NodeCase } from '../../n8n/case.js';
import type { Xano } from 'xano-connect';
import { Findings } from '../report.js';
import type { Target } from '../target.js';
import { casesByResource, suiteName } from './cases.js';
import { Engine } from './engine/engine.js';
import type { EngineItem } from './engine/protocol.js';
import { install } from '../install/install.js';
import { openXano } from '../sandbox.js';
import { credentialFor, SUBJECT } from './subject.js';
import type { CredentialData } from './server/credentials.js';

const toEngine = (input: CaseInput): EngineItem => {
    if ('json' in input) return { json: input.json };
    const { property, text, ...rest } = input.file;
    return { json: {}, binary: { [property]: { ...rest, data: Buffer.from(text).toString('base64') } } };
};

const fromEngine = ({ json, binary = {}, pairedItem }: EngineItem): CaseItem => ({
    json,
    pairedItem,
    files: Object.entries(binary).map(([property, { data, mimeType, fileName = '' }]) => ({
        property,
        fileName,
        mimeType,
        text: Buffer.from(data, 'base64').toString(),
    })),
});

async function runCase(
    engine: Engine,
    each: NodeCase,
    xano: Xano,
    credential: CredentialData,
): Promise<void> {
    const { parameters, input, onError, judge } = await each.prepare(xano);
    const { items, error, hints } = await engine.run({
        type: SUBJECT.node,
        parameters,
        items: input.map(toEngine),
        credentials: { [SUBJECT.credential]: credential },
        onError,
    });
    const outcome: CaseOutcome = {
        items: items.map(fromEngine),
        hints,
        error:
            error === undefined
                ? undefined
                : {
                      message: error.message,
                      description: error.description ?? '',
                      itemIndex: error.itemIndex,
                  },
    };
    await judge(outcome);
}

export const engineTarget: Target = {
    name: 'n8n-engine',
    about: "every operation of the node in n8n's own engine, without the server",
    async run({ only = '', nodes, n8n }, report) {
        // One version of the engine is kept: that of the current n8n.
        if (n8n !== undefined && n8n !== '2.41.1') return;
        const chosen = [...casesByResource()].filter(([resource]) => suiteName(resource).includes(only));
        if (chosen.length === 0) return;
        const tree = await install('engine');
        const engine = new Engine(tree, await nodes());
        const { sandbox, xano, close } = await openXano();
        try {
            const credential = credentialFor(sandbox);
            for (const [resource, cases] of chosen) {
                for (const each of cases) {
                    await report.check('engine', suiteName(resource), each.title, () =>
                        runCase(engine, each, xano, credential),
                    );
                }
            }
            await report.check('engine', 'log', 'the engine has nothing to say against the package', () => {
                if (engine.complaints.length > 0) throw new Findings(engine.complaints.join('\n'));
            });
        } finally {
            await engine.close();
            await close();
        }
    },
};
