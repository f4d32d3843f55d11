/** What the engine calls by the words of its callers, which are programs, in those of the panel. */
const WORDS: readonly (readonly [RegExp, string])[] = [
    [
        /\w+ is missing, and the client has no default workspace\b/,
        'No Workspace is chosen, and the credential has no Default Workspace',
    ],
    [
        /Pass workspace_id \(id or exact name\), or set workspaceId on the client or XANO_WORKSPACE_ID\./,
        'Choose it in the parameter “Workspace”, or fill Default Workspace in the credential.',
    ],
    [/Set `mcpUrl` \(or XANO_MCP_URL\) to/, 'Fill MCP URL in the credential with'],
    [/^\S+ needs an MCP connection, and the client has none\./, 'The credential has no MCP URL.'],
    // By this word n8n takes a run for stopped, and not for failed.
    [/\bstopped by its signal\b/, 'canceled with the run'],
    [/^Pass \{ confirm: true \}.*/, 'Type the exact name into the parameter “Confirmation” to go on.'],
    [/\bauth_token\b/g, '“User Token”'],
    [/\bxano\.endpoint\.openapi shows\b/g, 'The list of fields of “Inputs” shows'],
    [/\bxano\.requestHistory\.list shows\b/g, 'The Request History shows'],
    [/^Xano answered 404 to (.+)\.$/, 'Xano has nothing with this: $1.'],
    [/The list calls show/, 'The operation Get Many shows'],
    [/xano\.\w+\.list\([^)]*\) shows/g, 'The operation Get Many shows'],
];

/** Where the engine chose the tool by itself, people need not know that it was one. */
const ENGINES_TOOL: typeof WORDS = [
    [/^\w+: the tool failed, ERROR_CODE_NOT_FOUND\.$/, 'Xano has nothing with the ID that is given.'],
    [/^\w+: the tool failed, (?:ERROR_\w+, )?/, 'Xano refused this: '],
];

/** A sentence of the engine as people in n8n can follow it. `ownTool`: it is about a tool that they chose. */
export const inPanelWords = (sentence: string, ownTool = false): string =>
    [...WORDS, ...(ownTool ? [] : ENGINES_TOOL)].reduce(
        (text, [theirs, ours]) => text.replace(theirs, ours),
        sentence,
    );
