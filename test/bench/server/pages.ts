import { createServer } from 'node:http';

// A Metadata API that answers at once and from memory, so that what is measured is the client and not a server.
// Its shapes are those of table content; run as a process of its own: prints its port.

const TOTAL = Number(process.argv[2] ?? 200_000);

const row = (id: number): object => ({
    id,
    created_at: 1_768_166_089_431 + id,
    name: `Customer ${id}`,
    email: `customer.${id}@example.test`,
    subscription_tier: 'pro',
    lifetime_value: (id % 1000) / 10,
    notes: 'a few words about this customer, as there often are',
});

const page = (number: number, perPage: number): string => {
    const offset = (number - 1) * perPage;
    const length = Math.max(0, Math.min(perPage, TOTAL - offset));
    const pageTotal = Math.ceil(TOTAL / perPage);
    return JSON.stringify({
        items: Array.from({ length }, (_, i) => row(offset + i + 1)),
        itemsReceived: length,
        curPage: number,
        nextPage: number < pageTotal ? number + 1 : null,
        prevPage: number > 1 ? number - 1 : null,
        offset,
        perPage,
        itemsTotal: TOTAL,
        pageTotal,
    });
};

const first = page(1, 50);
const server = createServer({ keepAliveTimeout: 60_000 }, (request, response) => {
    const query = new URLSearchParams(request.url?.split('?')[1] ?? '');
    const number = Number(query.get('page') ?? 1);
    const perPage = Number(query.get('per_page') ?? 50);
    const body = number === 1 && perPage === 50 ? first : page(number, perPage);
    response.writeHead(200, {
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(body),
    });
    response.end(body);
});

server.listen(0, '127.0.0.1', () => {
    const address = server.address();
    process.stdout.write(`${typeof address === 'object' && address !== null ? address.port : 0}\n`);
});
