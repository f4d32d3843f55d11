/**
 * What an instance of January 2026 did not have: routes that the official OpenAPI files of that month lack and that are
 * known from newer clients. The sandbox leaves them out when it is started as an older instance.
 */
const WORKSPACE = '/workspace/{workspace_id}';
const BRANCH = `${WORKSPACE}/branch`;
const STATIC_HOST = `${WORKSPACE}/static_host`;

/** Everything under these paths. */
const GROUPS: readonly string[] = [
    '/ephemeral',
    '/platform',
    '/sandbox',
    '/tenant',
    `${WORKSPACE}/ephemeral`,
    `${WORKSPACE}/knowledge`,
    `${WORKSPACE}/multidoc`,
    `${WORKSPACE}/release`,
    `${WORKSPACE}/tenant`,
    `${WORKSPACE}/unit_test`,
];

/** Paths with the methods that are newer. */
const SINGLE: Readonly<Record<string, string>> = {
    '/workspace': 'POST',
    [WORKSPACE]: 'PUT DELETE',
    [BRANCH]: 'POST',
    [`${BRANCH}/{branch_label}`]: 'GET PUT',
    [`${BRANCH}/{branch_label}/live`]: 'POST',
    [`${WORKSPACE}/function/run`]: 'POST',
    [`${WORKSPACE}/workflow_test/{workflow_test_id}/run`]: 'POST',
    [STATIC_HOST]: 'POST',
    [`${STATIC_HOST}/{static_host}`]: 'GET',
    [`${STATIC_HOST}/{static_host}/edit`]: 'POST',
    [`${STATIC_HOST}/{static_host}/migrate`]: 'POST',
    [`${STATIC_HOST}/{static_host}/build/{build_id}/multidoc`]: 'GET',
};

interface Address {
    readonly method: string;
    readonly path: string;
}

export function isNewer({ method, path }: Address): boolean {
    const inGroup = GROUPS.some((group) => path === group || path.startsWith(`${group}/`));
    return inGroup || SINGLE[path]?.split(' ').includes(method) === true;
}
