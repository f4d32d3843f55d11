// Makes N calls that share one signal, closes the session, and prints how much it left: listeners on the signal and on
// the process, timers, sockets, warnings.
import { subscribe } from 'node:diagnostics_channel';
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
const sockets = new Set();
subscribe('net.client.socket', ({ socket }) => sockets.add(socket));
const onProcess = () => process.eventNames().reduce((sum, name) => sum + process.listenerCount(name), 0);
const listenersBefore = onProcess();

const settings = { url, token: 'bench-token' };
const runtime = createNodeRuntime();
const session =
    kind === 'sdk' ? createSdkSession(settings, { runtime }) : createPureSession(settings, runtime);
const { signal } = new AbortController();
let left = Number(calls);
const work = async () => {
    while (left-- > 0) await session.callTool('getLoggedInUser', {}, { signal });
};
await Promise.all(Array.from({ length: AT_ONCE }, work));
await session.close();
runtime.close();
// Sockets close, and warnings come, some turns of the event loop later.
for (let i = 0; i < 10; i++) await turn();

const leftOver = {
    signal: getEventListeners(signal, 'abort').length,
    process: onProcess() - listenersBefore,
    timers: process.getActiveResourcesInfo().filter((kind) => kind === 'Timeout').length,
    // Those that wait in a pool as well, which keep no process alive.
    sockets: [...sockets].filter(({ destroyed }) => !destroyed).length,
    warnings,
};
const sum = Object.values(leftOver).reduce((all, count) => all + count);
if (sum > 0) console.error(leftOver);
console.log(sum);
// What is left must not keep the one waiting who counts it.
process.exit();
