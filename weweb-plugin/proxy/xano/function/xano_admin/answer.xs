// What the Metadata API answered becomes the answer of the proxy, with only what is on the list.
function "xano_admin/answer" {
  description = "Xano Admin: shapes the answer"

  input {
    json asked
    json list
    json got
  }

  stack {
    api.lambda {
      code = """
        // What Xano answered becomes the answer of the proxy. Nothing of the token, and no address, is in it.

        const VERSION = 1;
        const HINT =
            'Try again later. Read the data back before you repeat a change: it may have been made.';
        const KINDS = { 403: 'permission', 404: 'not-found', 409: 'conflict', 429: 'rate-limit' };

        const { operation } = $input.asked;
        const columns = $input.asked.columns ?? undefined;
        const { workspace_id, tables = {} } = $input.list;
        const { status: statusCode, headers, result } = $input.got;

        const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);
        const words = (value) => (typeof value === 'string' && value !== '' ? value : undefined);
        const without = (object) =>
            Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined));

        // Headers are lines, such as "Retry-After: 2".
        function headerOf(wanted) {
            const lines = Array.isArray(headers)
                ? headers
                : Object.entries(headers ?? {}).map((entry) => entry.join(': '));
            const line = lines.find((one) => `${one}`.toLowerCase().startsWith(`${wanted}:`)) ?? '';
            return `${line}`.slice(wanted.length + 1).trim();
        }

        class Failure {
            constructor(status, kind, message, more = {}) {
                this.status = status;
                this.answer = {
                    ok: false,
                    version: VERSION,
                    error: without({ status, kind, message, ...more }),
                };
            }
        }

        const noAnswer = (status, more) =>
            new Failure(
                status,
                'server',
                status === 504 ? 'Xano did not answer in time' : 'Xano could not be reached',
                { hint: HINT, ...more },
            );

        function failureOf(status, body) {
            const code = words(body?.code);
            const message = words(body?.message);
            if (status >= 500) return noAnswer(status === 504 ? 504 : 502, without({ code, message }));
            const kind = KINDS[status] ?? 'validation';
            const seconds = Number(headerOf('retry-after') || Number.NaN);
            const retry_after = kind === 'rate-limit' && seconds > 0 ? Math.ceil(seconds) : undefined;
            // Xano has no words for an id that is not there.
            const standard = kind === 'not-found' ? 'There is no such thing' : `Xano answered ${status}`;
            return new Failure(status, kind, message ?? standard, { code, retry_after });
        }

        function answeredData() {
            if (!statusCode) throw noAnswer(502);
            // The caller's own login is fine; an answer 401 would make the app sign them out.
            if (statusCode === 401) {
                throw new Failure(502, 'server', "Xano refused the proxy's own access token", {
                    hint: 'Whoever looks after the proxy has to give it a new one.',
                });
            }
            if (statusCode >= 300 && statusCode < 400) throw noAnswer(502);
            const type = headerOf('content-type');
            const isPage =
                type.includes('html') || (typeof result === 'string' && result.trimStart().startsWith('<'));
            if (isPage) throw noAnswer(statusCode === 504 ? 504 : 502);
            if (statusCode >= 400) throw failureOf(statusCode, result);
            // Half of a JSON answer comes as text; text that was never meant to be JSON, such as YAML, does, too.
            if (typeof result === 'string' && type.includes('json') && '{['.includes(result.trimStart()[0]))
                throw noAnswer(502);
            return result ?? null;
        }

        // Xano keeps the headers of every request in its histories, logins and the token of this proxy among them, in clear.
        const HEADER = /^([a-z0-9_-]*(?:authorization|cookie|token|api-?key|secret)[a-z0-9_-]*: *).+$/i;
        const TOKEN = /eyJ[A-Za-z0-9_-]{4,}(?:[.][A-Za-z0-9_-]*){2,4}/g;
        const masked = (data) =>
            JSON.parse(
                JSON.stringify(data, (_, value) =>
                    typeof value === 'string'
                        ? value.replace(HEADER, '$1***').replace(TOKEN, '***')
                        : value,
                ),
            );

        const isShown = (name) => name === 'id' || columns.includes(name);
        const row = (given) =>
            isObject(given)
                ? Object.fromEntries(Object.entries(given).filter(([name]) => isShown(name)))
                : null;
        const items = (page, change) => ({
            ...page,
            items: Array.isArray(page?.items) ? change(page.items) : [],
        });

        function shownColumns(data) {
            if (columns === undefined) return data;
            if (operation === 'column.list')
                return Array.isArray(data) ? data.filter(({ name }) => isShown(name)) : [];
            if (['record.get', 'record.create', 'record.update'].includes(operation)) return row(data);
            if (['record.list', 'record.search'].includes(operation))
                return items(data, (rows) => rows.map(row));
            return data;
        }

        // Only what is on the list.
        function shown(data) {
            if (operation === 'table.list') {
                const listed = Object.values(tables).map(({ id }) => id);
                return items(data, (all) => all.filter(({ id }) => listed.includes(id)));
            }
            if (operation === 'workspace.list') return data.filter(({ id }) => id === workspace_id);
            return /^[a-z]+History[.]|^auditLog[.]/i.test(operation) ? masked(data) : shownColumns(data);
        }

        try {
            return { status: 200, answer: { ok: true, version: VERSION, data: shown(answeredData()) } };
        } catch (failure) {
            if (!(failure instanceof Failure)) throw failure;
            const { status, answer } = failure;
            return { status, retry_after: answer.error.retry_after ?? null, answer };
        }
      """
      timeout = 10
    } as $shaped
  }

  response = $shaped
}
