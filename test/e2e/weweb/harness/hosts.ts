/** The names by which the browser reaches everything; all of them are one server on loopback. */
export const HOSTS = {
    /** A page in WeWeb's editor. */
    editor: 'editor.lab.test',
    /** A published app. */
    app: 'app.lab.test',
    /** Lists the instances of an account. */
    account: 'app.xano.com',
    /** The instance. */
    instance: 'shop.lab.xano.io',
    /** The reference proxy. */
    proxy: 'proxy.lab.test',
} as const;

export type Place = keyof typeof HOSTS;

export const PROXY_URL = `https://${HOSTS.proxy}/xano-admin`;
export const MCP_URL = `https://${HOSTS.instance}/x2/mcp/meta/mcp/stream`;

export const placeOf = (host: string | undefined): Place | undefined =>
    (Object.keys(HOSTS) as Place[]).find((place) => HOSTS[place] === host?.split(':')[0]);
