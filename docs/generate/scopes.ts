import type { Operation } from 'xano-connect';
import { operationLink, table } from './markdown.js';

type Resources = readonly (readonly [string, readonly Operation[]])[];

const LEVELS = ['Read', 'Create', 'Update', 'Delete'] as const;

const INTRODUCTION = `# Tokens and boxes

Every request of this package carries an **access token** of the Metadata API: \`Authorization: Bearer <token>\`. It is not the login of a user of your app, and your app's own endpoints do not take it.

## Make a token

1. In the Xano dashboard open the settings of your instance, then **Metadata API & MCP Server**, then **Manage Access Tokens**.
2. Give it a name that says what uses it, and a date on which it ends.
3. Tick the boxes it needs: see the table below. Tick nothing else.
4. Copy it at once. It is shown only this one time.

What to know about it:

- One token reaches **every workspace** of the instance that its owner may see. It cannot be limited to one workspace.
- It may do what its boxes **and** the role of its owner allow, whichever is less.
- \`npm run doctor\` tells whose token it is and tries what it may do. In code: \`await xano.account.me()\`, which needs no box.
- When a box is missing, the error is of kind \`permission\` and its hint names the box.

## Which box for what

Each box has up to four levels. The table lists what this package does with them; \`✓\` at a heading means you need that level for the operations named below it.

A few rules of Xano that surprise people:

- **Rows are "Workspace Content"**, tables and columns are "Workspace Database". A program that only writes rows still does well to have _Workspace Database: Read_: with it, values are checked against the columns before they are sent, and unique indexes are known.
- The dashboard also has a box **Live Data Source**. Tick it, too, for work on rows of the data source \`live\`.
- Adding a column or an index is _Create_. Emptying a table is _Workspace Content: Delete_. Changing rows by a search is _Update_, deleting them _Delete_.
- Importing a schema takes only _Instance Workspace: Read_. A token for reading can do that, so keep such tokens as safe as any other.`;

const OUTRO = `## Good sets of boxes

| for | boxes |
| --- | --- |
| Watching what is slow or failing | Workspace Request History: Read; Workspace Api: Read |
| Loading rows from a file | Workspace Content: Create, Read, Update; Workspace Database: Read; Live Data Source |
| A dashboard that shows data | Workspace Content: Read; Workspace Database: Read; Instance Workspace: Read |
| Making tables | Workspace Database: Create, Read, Update; Instance Workspace: Read |
| The doctor, and lists in n8n and WeWeb | Workspace Database: Read; Workspace Api: Read; Instance Workspace: Read |

More on keeping a token safe: [Security](security.md).`;

const NONE = 'No box named by Xano';

/** Which operations each box of the access token opens. */
export function scopesPage(all: Resources): string {
    const byScope = new Map<string, Operation[]>();
    for (const operation of all.flatMap(([, list]) => list)) {
        const scope = operation.scope ?? NONE;
        byScope.set(scope, [...(byScope.get(scope) ?? []), operation]);
    }
    const boxes = [...new Set([...byScope.keys()].filter((scope) => scope !== NONE).map(boxOf))].sort();
    const ids = (scope: string): string =>
        (byScope.get(scope) ?? []).map(({ id }) => operationLink(id, `\`${id}\``, '../')).join(', ');
    const sections = boxes.map((box) => {
        const rows = LEVELS.filter((level) => byScope.has(`${box}: ${level}`)).map((level) => [
            `**${level}**`,
            ids(`${box}: ${level}`),
        ]);
        return `### ${box}\n\n${table(['level', 'operations'], rows)}`;
    });
    return [
        INTRODUCTION,
        ...sections,
        `### ${NONE}`,
        'Xano documents no box for these. The token has to be valid, and the role of its owner decides.',
        ids(NONE),
        OUTRO,
    ].join('\n\n');
}

const boxOf = (scope: string): string => scope.split(':')[0] ?? scope;
