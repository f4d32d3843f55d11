import { page } from '../samples.js';
import { JSON_BODY } from '../row.js';
import type { OperationRow } from '../row.js';
import { UNIT_TEST, WORKFLOW_TEST } from './samples.js';

/** A tenant, or the sandbox. */
interface Place {
    readonly of: 'tenant' | 'sandbox';
    /** What names it. */
    readonly at: Readonly<Record<string, unknown>>;
    readonly url: string;
}

/** The rows of what tenants and the sandbox have in common. */
export const placeRows = (place: Place): readonly OperationRow[] => [
    ...envRows(place),
    ...licenseRows(place),
    ...testRows(place),
];

const STRIPE = { name: 'STRIPE_KEY', value: 'sk_test_4eC39HqLyjWDarjtT1' };
const REGION = { name: 'REGION', value: 'eu' };
/** Xano does not document the form. */
const ALL = { [STRIPE.name]: STRIPE.value, [REGION.name]: REGION.value };

const envRows = ({ of, at, url }: Place): readonly OperationRow[] => [
    {
        id: `${of}Env.keys`,
        input: at,
        expect: { method: 'GET', url: `${url}/env_key` },
        answer: ['STRIPE_KEY', 'REGION'],
    },
    {
        id: `${of}Env.getAll`,
        input: at,
        expect: { method: 'GET', url: `${url}/env_all` },
        answer: ALL,
    },
    {
        id: `${of}Env.setAll`,
        input: { ...at, envs: ALL, confirm: true },
        expect: {
            method: 'PUT',
            url: `${url}/env_all`,
            headers: JSON_BODY,
            body: { envs: ALL },
        },
        answer: ALL,
    },
    {
        id: `${of}Env.get`,
        input: { ...at, env_name: 'REGION' },
        expect: { method: 'GET', url: `${url}/env/REGION` },
        answer: REGION,
    },
    {
        id: `${of}Env.set`,
        input: { ...at, env_name: 'STRIPE_KEY', env: { value: STRIPE.value } },
        expect: {
            method: 'PATCH',
            url: `${url}/env/STRIPE_KEY`,
            headers: JSON_BODY,
            body: { env: STRIPE },
        },
        answer: STRIPE,
    },
    {
        id: `${of}Env.set`,
        case: 'under another name',
        input: { ...at, env_name: 'REGION', env: { name: 'AREA', value: 'eu' } },
        expect: {
            method: 'PATCH',
            url: `${url}/env/REGION`,
            headers: JSON_BODY,
            body: { env: { name: 'AREA', value: 'eu' } },
        },
        answer: { name: 'AREA', value: 'eu' },
    },
    {
        id: `${of}Env.delete`,
        input: { ...at, env_name: 'REGION', confirm: true },
        expect: { method: 'DELETE', url: `${url}/env/REGION` },
        answer: null,
    },
];

const LICENSE = { tier: 'tier1', limits: { cpu: 2 } };

const licenseRows = ({ of, at, url }: Place): readonly OperationRow[] => [
    {
        id: `${of}License.get`,
        input: at,
        expect: { method: 'GET', url: `${url}/license` },
        answer: LICENSE,
    },
    {
        id: `${of}License.set`,
        input: { ...at, value: LICENSE, confirm: true },
        expect: { method: 'POST', url: `${url}/license`, headers: JSON_BODY, body: { value: LICENSE } },
        answer: LICENSE,
    },
];

const testRows = ({ of, at, url }: Place): readonly OperationRow[] => [
    {
        id: `${of}UnitTest.list`,
        input: { ...at, branch: 'v1', obj_type: 'function', per_page: 20 },
        expect: { method: 'GET', url: `${url}/unit_test?per_page=20&branch=v1&obj_type=function` },
        answer: page(UNIT_TEST),
    },
    {
        id: `${of}UnitTest.run`,
        input: { ...at, unit_test_id: UNIT_TEST.id, branch: 'v1' },
        expect: {
            method: 'POST',
            url: `${url}/unit_test/${UNIT_TEST.id}/run`,
            headers: JSON_BODY,
            body: { branch: 'v1' },
        },
        answer: { status: 'fail', results: [{ status: 'fail', message: 'expected 30 and got 20' }] },
    },
    {
        id: `${of}WorkflowTest.list`,
        input: { ...at, page: 2 },
        expect: { method: 'GET', url: `${url}/workflow_test?page=2` },
        answer: page(WORKFLOW_TEST),
    },
    {
        id: `${of}WorkflowTest.run`,
        input: { ...at, workflow_test_id: WORKFLOW_TEST.id },
        expect: {
            method: 'POST',
            url: `${url}/workflow_test/${WORKFLOW_TEST.id}/run`,
            headers: JSON_BODY,
            body: {},
        },
        answer: { status: 'ok', message: '', timing: 0.42 },
    },
];
