import type { IncomingMessage, ServerResponse } from 'node:http';

const loopback = ['localhost', '127.0.0.1', '[::1]'];

function hostnameOf(url: string): string | undefined {
    return URL.canParse(url) ? new URL(url).hostname : undefined;
}

/**
 * Refuses a request that a web page elsewhere makes through a name it has pointed at this machine (DNS rebinding): its
 * Host or Origin is not a loopback name. Says so as the SDK's own check does; false means answered.
 */
export function guardHost(req: IncomingMessage, res: ServerResponse, origin: string): boolean {
    const allowed = [...loopback, hostnameOf(origin)];
    const { host, origin: from } = req.headers;
    const problem = !allowed.includes(hostnameOf(`http://${host ?? ''}`))
        ? `Invalid Host header: ${host ?? ''}`
        : from !== undefined && !allowed.includes(hostnameOf(from))
          ? `Invalid Origin header: ${from}`
          : undefined;
    if (problem === undefined) return true;
    res.writeHead(403, { 'content-type': 'application/json' });
    res.end(JSON.stringify({ jsonrpc: '2.0', error: { code: -32000, message: problem }, id: null }));
    return false;
}
