import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';

// A Metadata API that takes rows in bulk, numbers them and forgets them, so that a client can be watched sending more
// rows than a test database should hold. Run as a process of its own: prints its port.

const column = (name: string, type: string): object => ({
    name,
    type,
    description: '',
    nullable: false,
    default: '',
    required: false,
    access: 'public',
    style: 'single',
});

const TABLE = {
    id: 1,
    name: 'customers',
    schema: [
        column('id', 'int'),
        column('email', 'email'),
        column('name', 'text'),
        column('visits', 'int'),
        column('notes', 'text'),
    ],
    index: [
        { type: 'primary', fields: [{ name: 'id' }] },
        { type: 'btree|unique', fields: [{ name: 'email', op: 'asc' }] },
    ],
};

const EMPTY_PAGE = {
    itemsReceived: 0,
    curPage: 1,
    nextPage: null,
    prevPage: null,
    offset: 0,
    perPage: 1,
    itemsTotal: 0,
    pageTotal: 0,
    items: [],
};

let id = 0;

function answer(url: string, body: string): unknown {
    if (url.endsWith('/table/1')) return TABLE;
    if (url.endsWith('/search')) return EMPTY_PAGE;
    const { items } = JSON.parse(body) as { readonly items: readonly unknown[] };
    return items.map(() => ++id);
}

const server = createServer({ keepAliveTimeout: 60_000 }, (request, response) => {
    void text(request).then((body) => {
        const json = JSON.stringify(answer(request.url ?? '', body));
        response.writeHead(200, {
            'content-type': 'application/json',
            'content-length': Buffer.byteLength(json),
        });
        response.end(json);
    });
});

server.listen(0, '127.0.0.1', () => {
    const address = server.address();
    process.stdout.write(`${typeof address === 'object' && address !== null ? address.port : 0}\n`);
});
