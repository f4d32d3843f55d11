// Makes N calls that share one signal, closes the session, and prints how much it left: listeners on the signal and on
// the process, warnings, and what would keep the process alive (timers, sockets).
import { getEventListeners } from 'node:events';
import { setImmediate as turn } from 'node:timers/promises';
import { createSdkSession } from '../../../core/dist/mcp-sdk.mjs';
import { createNodeRuntime, createPureSession } from '../../../core/dist/node.mjs';

const AT_ONCE = 32;
const [kind, url, calls] = process.argv.slice(2);

let warnings = 0;
process.on('warning', (warning) => {
    warnings++;
    console.error(String(warning));
});
const onProcess = () => process.eventNames().reduce((sum, name) => sum + process.listenerCount(name), 0);
const before = { resources: process.getActiveResourcesInfo().length, listeners: onProcess() };

const settings = { url, token: 'bench-token' };
const runtime = createNodeRuntime();
const session =
    kind === 'sdk' ? createSdkSession(settings, { runtime }) : createPureSession(settings, runtime);
const { signal } = new AbortController();
let left = Number(calls);
const work = async () => {
    while (left-- > 0) await session.callTool('searchTableContent', { table_id: 2 }, { signal });
};
await Promise.all(Array.from({ length: AT_ONCE }, work));
await session.close();
runtime.close();
// Sockets close, and warnings come, some turns of the event loop later.
for (let i = 0; i < 10; i++) await turn();

const after = { resources: process.getActiveResourcesInfo().length, listeners: onProcess() };
const leftOver = [
    getEventListeners(signal, 'abort').length,
    after.resources - before.resources,
    after.listeners - before.listeners,
    warnings,
];
// What was there before and is gone does not make up for what is new.
console.log(leftOver.reduce((sum, count) => sum + Math.max(0, count), 0));
