import { notFound } from '../../errors.js';
import { formatDate } from '../../store/dates.js';
import type { TenantDoc } from '../../store/object-kinds.js';
import { type Document, readDocument, splitDocuments } from '../../xanoscript/document.js';
import type { WrittenTest } from '../../xanoscript/parse-declaration.js';
import { idParam } from '../find.js';
import { optionalText, queryOf } from '../input.js';
import { LIST_MAX, plainPage, readPage } from '../paging.js';
import type { Call, Route } from '../route.js';
import { showUnitTest, testId, unitOutcome, workflowOutcome } from '../tests.js';
import type { Place } from './place.js';

/** The tests in the documents a place holds. choice: their ids count the documents. */
export function placeTestRoutes({ path, find }: Place): readonly Route[] {
    const documents = async (call: Call) => numbered(await find(call));
    return [
        {
            method: 'GET',
            path: `${path}/unit_test`,
            handler: async (call) => {
                const type = optionalText(queryOf(call), 'obj_type') ?? '';
                const found = unitTests(await documents(call)).filter(
                    ({ owner }) => type === '' || owner.type === type,
                );
                return plainPage(found, readPage(queryOf(call), LIST_MAX), ({ id, owner, test }) =>
                    showUnitTest(id, owner, test),
                );
            },
        },
        {
            method: 'POST',
            path: `${path}/unit_test/{unit_test_id}/run`,
            handler: async (call) => {
                const found = unitTests(await documents(call)).find(
                    ({ id }) => id === call.params.unit_test_id,
                );
                if (found === undefined) throw notFound();
                return unitOutcome(found.source, found.test);
            },
        },
        {
            method: 'GET',
            path: `${path}/workflow_test`,
            handler: async (call) => {
                const { created_at } = await find(call);
                const found = workflowTests(await documents(call));
                return plainPage(found, readPage(queryOf(call), LIST_MAX), (test) =>
                    showWorkflowTest(test, formatDate(created_at)),
                );
            },
        },
        {
            method: 'POST',
            path: `${path}/workflow_test/{workflow_test_id}/run`,
            handler: async (call) => {
                const id = idParam(call, 'workflow_test_id');
                const found = workflowTests(await documents(call)).find((test) => test.id === id);
                if (found === undefined) throw notFound();
                return workflowOutcome(found.source);
            },
        },
    ];
}

interface Numbered extends Document {
    readonly id: number;
}

const numbered = ({ content }: TenantDoc): readonly Numbered[] =>
    splitDocuments(content.documents).map((source, index) => ({ ...readDocument(source), id: index + 1 }));

interface UnitTest {
    readonly id: string;
    readonly owner: { readonly id: number; readonly name: string; readonly type: string };
    readonly source: string;
    readonly test: WrittenTest;
}

const unitTests = (documents: readonly Numbered[]): readonly UnitTest[] =>
    documents.flatMap(({ id, kind, name, source, tests }) =>
        tests.map((test) => ({
            id: testId(`${kind}/${name}`, test.name),
            owner: { id, name, type: kind },
            source,
            test,
        })),
    );

const workflowTests = (documents: readonly Numbered[]): readonly Numbered[] =>
    documents.filter(({ kind }) => kind === 'workflow_test');

const showWorkflowTest = ({ id, name, guid = '', clauses }: Numbered, date: string): unknown => ({
    id,
    created_at: date,
    updated_at: date,
    name,
    description: clauses.description ?? '',
    docs: '',
    guid,
    datasource: clauses.datasource ?? 'live',
    branch: 'v1',
    tag: clauses.tags ?? [],
    xanoscript: null,
});
