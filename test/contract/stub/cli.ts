import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { MARKER, unfinished } from './marker.js';
import { planned } from './plan.js';
import { readWish, USAGE } from './wish.js';

/** `npm run new:operation -- task.archive --method POST --path '/workspace/{workspace_id}/task/{task_id}/archive'`. */
async function main(args: readonly string[]): Promise<string> {
    if (args.includes('--help')) return USAGE;
    const wish = readWish(args);
    const id = `${wish.resource}.${wish.verb}`;
    const root = process.cwd();
    const files = await planned(root, wish);
    for (const [file, text] of files) {
        mkdirSync(dirname(join(root, file)), { recursive: true });
        writeFileSync(join(root, file), text);
    }
    return `Written:
${[...files.keys()].map((file) => `  ${file}`).join('\n')}

Next (CONTRIBUTING.md, "Add an operation"):
  1. Write what stands behind "${MARKER}":
${[...files].flatMap(([file, text]) => unfinished(file, text).map((place) => `       ${place}`)).join('\n')}
     Parameters, body and answer are those Xano documents; state them in the fact, too.
  2. npm test -- test/contract test/unit/operations -t '${id}'
  3. Teach the sandbox: a route in test/sandbox/routes, and in newer-routes.ts where no OpenAPI has it.
  4. Call it in test/integration/operations/scenarios.
  5. npm run coverage:api, npm run docs
`;
}

main(process.argv.slice(2)).then(
    (text) => void process.stdout.write(text),
    (error: unknown) => {
        process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`);
        process.exitCode = 2;
    },
);
