import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { everyRequest } from 'xano-connect';
import type { Operation } from 'xano-connect';
import { startOperationsBench } from './bench.js';
import type { OperationsBench } from './bench.js';
import { adderScenarios } from './scenarios/adders.js';
import { apiScenarios } from './scenarios/api.js';
import { archiveScenarios } from './scenarios/archive.js';
import { endpointCallScenarios } from './scenarios/endpoint-call.js';
import { fileScenarios } from './scenarios/file.js';
import { functionScenarios } from './scenarios/function.js';
import { hostingScenarios } from './scenarios/hosting.js';
import { logicScenarios } from './scenarios/logic.js';
import { logScenarios } from './scenarios/logs.js';
import { permissionScenarios } from './scenarios/permissions.js';
import { realtimeScenarios } from './scenarios/realtime.js';
import { personalSandboxScenarios } from './scenarios/personal-sandbox.js';
import { recordScenarios } from './scenarios/record.js';
import { releaseScenarios } from './scenarios/release.js';
import { snippetScenarios } from './scenarios/snippet.js';
import { tableScenarios } from './scenarios/table.js';
import { tenantScenarios } from './scenarios/tenant.js';
import { testScenarios } from './scenarios/tests.js';
import { workspaceScenarios } from './scenarios/workspace.js';
import { xanoscriptScenarios } from './scenarios/xanoscript.js';

// One sandbox for all of them: starting it costs more than any of the scenarios.
let started: OperationsBench | undefined;
const bench = (): OperationsBench => {
    if (started === undefined) throw new Error('the sandbox did not start');
    return started;
};

beforeAll(async () => {
    started = await startOperationsBench();
}, 60_000);

afterAll(async () => {
    await started?.close();
});

workspaceScenarios(bench);
archiveScenarios(bench);
snippetScenarios(bench);
tableScenarios(bench);
adderScenarios(bench);
recordScenarios(bench);
apiScenarios(bench);
endpointCallScenarios(bench);
functionScenarios(bench);
logScenarios(bench);
logicScenarios(bench);
realtimeScenarios(bench);
testScenarios(bench);
fileScenarios(bench);
hostingScenarios(bench);
xanoscriptScenarios(bench);
releaseScenarios(bench);
tenantScenarios(bench);
personalSandboxScenarios(bench);
permissionScenarios(bench);

test('every operation that is one request was carried out above', () => {
    const operations = Object.values<Readonly<Record<string, Operation>>>(everyRequest).flatMap((verbs) =>
        Object.values<Operation>(verbs),
    );
    const left = operations.filter((operation) => !bench().exercised.has(operation));
    expect(left.map(({ id }) => id)).toEqual([]);
});
