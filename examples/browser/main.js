// With a bundler this line reads: import { createXano, diagnose, isXanoError } from 'xano-connect';
import { createXano, diagnose, isXanoError } from './xano-connect/browser.mjs';
import { fillSelect, showDiagnosis, showJson, showLine, showProblem, showTable } from './view.js';

const $ = (selector) => document.querySelector(selector);
const problem = $('#problem');
const connection = $('#connection');
const workspaces = $('#tables select');
const search = $('#search form');
const tools = $('#mcp form');

/** The client, for the chosen workspace; made by Connect. */
let xano;
/** Tables of the chosen workspace, with their columns. */
let tables = [];

/** Rows and columns of a result. */
const SHOWN = 6;
/** What Xano stores as a number: a value typed for one of these is not text. */
const NUMBERS = ['int', 'decimal', 'timestamp'];

/** What is in the form, as options of a client. */
function settings() {
    const { instanceUrl, accessToken, mcpUrl } = Object.fromEntries(new FormData(connection));
    return { instanceUrl, accessToken, ...(mcpUrl === '' ? {} : { mcpUrl }) };
}

/** Needs no client that works: it says why there is none. Nothing is written. */
async function check() {
    showDiagnosis($('#doctor .result'), await diagnose(settings()));
    $('#doctor').hidden = false;
}

async function connect() {
    const { mcpUrl } = settings();
    // What is on the page belongs to the instance before.
    for (const part of document.querySelectorAll('section')) part.hidden = true;
    await xano?.close();
    xano = createXano({
        ...settings(),
        // Operations go over the Metadata API; tools are called below. Without this, those that have a tool would take it.
        via: 'rest',
    });
    const list = await xano.workspace.list();
    const options = list.map(({ id, name }) => ({ value: String(id), text: name }));
    fillSelect(workspaces, options);
    await openWorkspace();
    if (mcpUrl !== undefined) await listTools();
}

async function openWorkspace() {
    xano = xano.with({ workspaceId: Number(workspaces.value) });
    tables = await Array.fromAsync(xano.table.list.iterate());
    showTable(
        $('#tables .result'),
        [
            ['Name', ({ name }) => name],
            ['What is in it', ({ description }) => description],
            ['Columns', ({ schema }) => schema.length],
        ],
        tables,
    );
    fillSelect(
        search.elements.table,
        tables.map(({ name }) => ({ value: name })),
    );
    listColumns();
    $('#search .result').replaceChildren();
    $('#mcp .result').replaceChildren();
    $('#tables').hidden = false;
    $('#search').hidden = tables.length === 0;
}

const chosenTable = () => tables.find(({ name }) => name === search.elements.table.value);

function listColumns() {
    const columns = chosenTable()?.schema ?? [];
    fillSelect(
        search.elements.column,
        columns.map(({ name }) => ({ value: name })),
        'name',
    );
}

async function searchRecords() {
    const { schema, name } = chosenTable();
    const { column, operator, value } = search.elements;
    const { type } = schema.find((each) => each.name === column.value);
    const page = await xano.record.search({
        table_id: name,
        search: {
            field: column.value,
            operator: operator.value,
            value: NUMBERS.includes(type) && value.value !== '' ? Number(value.value) : value.value,
        },
        sort: 'id',
        per_page: SHOWN,
    });
    const place = $('#search .result');
    if (page.items.length === 0) {
        place.replaceChildren();
        showLine(place, 'No record found.');
        return;
    }
    const columns = schema.slice(0, SHOWN).map((each) => [each.name, (record) => shown(each, record)]);
    showTable(place, columns, page.items);
    showLine(place, `${page.itemsTotal} records found, ${page.items.length} shown.`);
}

/** Xano gives times as milliseconds since 1970. */
function shown({ name, type }, record) {
    const value = record[name];
    const isTime = type === 'timestamp' && typeof value === 'number';
    return isTime ? new Date(value).toISOString().slice(0, 16).replace('T', ' ') : value;
}

/** Tools that read, and need to be told nothing but the workspace, which the client knows. */
async function listTools() {
    const found = await xano.tools.list({ effect: 'read' });
    const simple = found.filter(
        ({ available, tool }) =>
            available && (tool.inputSchema.required ?? []).every((name) => name === 'workspace_id'),
    );
    fillSelect(
        tools.elements.tool,
        simple.map(({ name }) => ({ value: name })),
        'listAPIGroups',
    );
    $('#mcp').hidden = false;
}

async function callTool() {
    const { data } = await xano.callTool(tools.elements.tool.value);
    showJson($('#mcp .result'), data);
}

/** Runs a step; its button waits, and what goes wrong is told in the words of the client. */
async function attempt(step, button) {
    problem.hidden = true;
    if (button) button.disabled = true;
    try {
        await step();
    } catch (error) {
        if (!isXanoError(error)) console.error(error);
        showProblem(problem, error);
    } finally {
        if (button) button.disabled = false;
    }
}

const onSubmit = (form, step) =>
    form.addEventListener('submit', (event) => {
        event.preventDefault();
        void attempt(step, event.submitter);
    });

onSubmit(connection, connect);
const { check: checkButton } = connection.elements;
checkButton.addEventListener('click', () => attempt(check, checkButton));
onSubmit(search, searchRecords);
onSubmit(tools, callTool);
workspaces.addEventListener('change', () => attempt(openWorkspace));
search.elements.table.addEventListener('change', listColumns);

// The small server of this example knows the sandbox it started.
const known = await (await fetch('settings.json')).json();
for (const [name, value] of Object.entries(known)) connection.elements[name].value = value;
if (known.accessToken) connection.requestSubmit(connection.querySelector('button'));
