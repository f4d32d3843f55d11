// Compares a request with the list. What comes out is either an answer, or the request to send to Xano.
function "xano_admin/check" {
  description = "Xano Admin: compares a request with the list"

  input {
    json request
    json list
    text role?
  }

  stack {
    api.lambda {
      code = """
        // Requests of Xano's Metadata API by the names of docs/operations.md: method, path, and what the query takes.
        const WORKSPACE = '/workspace/{workspace_id}';
        const TABLE = `${WORKSPACE}/table/{table_id}`;
        const CONTENT = `${TABLE}/content`;
        const GROUP = `${WORKSPACE}/apigroup/{apigroup_id}`;
        const API = `${GROUP}/api/{api_id}`;
        const FUNCTION = `${WORKSPACE}/function/{function_id}`;

        const PAGE = 'page per_page';
        const LIST = `${PAGE} search sort order include_xanoscript`;
        const RUNS = `${PAGE} branch include_output`;

        const REQUESTS = {
            'account.me': ['GET', '/auth/me'],
            'workspace.list': ['GET', '/workspace'],
            'workspace.get': ['GET', WORKSPACE],
            'workspace.update': ['PUT', WORKSPACE],
            'workspace.context': ['GET', `${WORKSPACE}/context`, 'branch format include'],
            'workspace.openapi': ['GET', `${WORKSPACE}/openapi`, 'branch'],
            'branch.list': ['GET', `${WORKSPACE}/branch`],
            'branch.get': ['GET', `${WORKSPACE}/branch/{branch_label}`],
            'branch.create': ['POST', `${WORKSPACE}/branch`],
            'branch.update': ['PUT', `${WORKSPACE}/branch/{branch_label}`],
            'branch.setLive': ['POST', `${WORKSPACE}/branch/{branch_label}/live`],
            'branch.delete': ['DELETE', `${WORKSPACE}/branch/{branch_label}`],
            'dataSource.list': ['GET', `${WORKSPACE}/datasource`],
            'dataSource.create': ['POST', `${WORKSPACE}/datasource`],
            'dataSource.update': ['PUT', `${WORKSPACE}/datasource/{label}`],
            'dataSource.delete': ['DELETE', `${WORKSPACE}/datasource/{label}`],
            'table.list': ['GET', `${WORKSPACE}/table`, LIST],
            'table.get': ['GET', TABLE, 'include_xanoscript'],
            'table.add': ['POST', `${WORKSPACE}/table`, 'include_xanoscript'],
            'table.update': ['PUT', TABLE, 'include_xanoscript'],
            'table.delete': ['DELETE', TABLE],
            'table.truncate': ['DELETE', `${TABLE}/truncate`],
            'table.security': ['PUT', `${TABLE}/security`],
            'table.updateMeta': ['PUT', `${TABLE}/meta`],
            'table.autocomplete': ['PUT', `${TABLE}/autocomplete`],
            'column.list': ['GET', `${TABLE}/schema`],
            'column.get': ['GET', `${TABLE}/schema/{name}`],
            'column.add': ['POST', `${TABLE}/schema/type/{type}`],
            'column.rename': ['POST', `${TABLE}/schema/rename`],
            'column.remove': ['DELETE', `${TABLE}/schema/{name}`],
            'column.replaceAll': ['PUT', `${TABLE}/schema`],
            'index.list': ['GET', `${TABLE}/index`],
            'index.add': ['POST', `${TABLE}/index/{kind}`],
            'index.remove': ['DELETE', `${TABLE}/index/{index_id}`],
            'index.replaceAll': ['PUT', `${TABLE}/index`],
            'record.list': ['GET', CONTENT, PAGE],
            'record.get': ['GET', `${CONTENT}/{row_id}`],
            'record.create': ['POST', CONTENT],
            'record.update': ['PUT', `${CONTENT}/{row_id}`],
            'record.delete': ['DELETE', `${CONTENT}/{row_id}`],
            'record.search': ['POST', `${CONTENT}/search`],
            'record.bulkAdd': ['POST', `${CONTENT}/bulk`],
            'record.bulkPatch': ['POST', `${CONTENT}/bulk/patch`],
            'record.bulkDelete': ['POST', `${CONTENT}/bulk/delete`],
            'record.patchBySearch': ['POST', `${CONTENT}/search/patch`],
            'record.deleteBySearch': ['POST', `${CONTENT}/search/delete`],
            'apiGroup.list': ['GET', `${WORKSPACE}/apigroup`, `${LIST} branch`],
            'apiGroup.get': ['GET', GROUP, 'include_xanoscript'],
            'apiGroup.create': ['POST', `${WORKSPACE}/apigroup`, 'branch include_xanoscript'],
            'apiGroup.update': ['PUT', GROUP, 'include_xanoscript'],
            'apiGroup.delete': ['DELETE', GROUP],
            'apiGroup.security': ['PUT', `${GROUP}/security`],
            'apiGroup.openapi': ['GET', `${GROUP}/openapi`],
            'endpoint.list': ['GET', `${GROUP}/api`, `${LIST} include_draft`],
            'endpoint.get': ['GET', API, 'include_draft include_xanoscript'],
            'endpoint.create': ['POST', `${GROUP}/api`, 'branch include_xanoscript'],
            'endpoint.update': ['PUT', API, 'publish include_xanoscript'],
            'endpoint.delete': ['DELETE', API],
            'endpoint.security': ['PUT', `${API}/security`],
            'endpoint.openapi': ['GET', `${API}/openapi`],
            'function.list': ['GET', `${WORKSPACE}/function`, `${LIST} branch include_draft`],
            'function.get': ['GET', FUNCTION, 'include_draft include_xanoscript'],
            'function.create': ['POST', `${WORKSPACE}/function`, 'branch include_xanoscript'],
            'function.update': ['PUT', FUNCTION, 'publish include_xanoscript'],
            'function.delete': ['DELETE', FUNCTION],
            'function.security': ['PUT', `${FUNCTION}/security`],
            'function.run': ['POST', `${WORKSPACE}/function/run`],
            'requestHistory.list': ['GET', `${WORKSPACE}/request_history`, `${RUNS} apigroup_id query_id`],
            'requestHistory.search': ['POST', `${WORKSPACE}/request_history/search`],
            'functionHistory.list': ['GET', `${WORKSPACE}/function_history`, `${RUNS} function_id`],
            'functionHistory.search': ['POST', `${WORKSPACE}/function_history/search`],
            'taskHistory.list': ['GET', `${WORKSPACE}/task_history`, `${RUNS} task_id`],
            'taskHistory.search': ['POST', `${WORKSPACE}/task_history/search`],
            'middlewareHistory.list': [
                'GET',
                `${WORKSPACE}/middleware_history`,
                `${RUNS} middleware_id query_id function_id task_id`,
            ],
            'middlewareHistory.search': ['POST', `${WORKSPACE}/middleware_history/search`],
            'triggerHistory.list': [
                'GET',
                `${WORKSPACE}/trigger_history`,
                `${PAGE} trigger_id include_output`,
            ],
            'triggerHistory.search': ['POST', `${WORKSPACE}/trigger_history/search`],
            'toolHistory.list': ['GET', `${WORKSPACE}/tool_history`, `${RUNS} tool_id`],
            'toolHistory.search': ['POST', `${WORKSPACE}/tool_history/search`],
            'auditLog.list': ['GET', `${WORKSPACE}/audit_log`, `${PAGE} include_data`],
            'auditLog.search': ['POST', `${WORKSPACE}/audit_log/search`],
            'file.list': ['GET', `${WORKSPACE}/file`, `${PAGE} search access sort order`],
            'file.delete': ['DELETE', `${WORKSPACE}/file/{file_id}`],
            'file.deleteMany': ['DELETE', `${WORKSPACE}/file/bulk_delete`],
        };

        const VERSION = 1;
        const HINT = 'Ask whoever looks after the proxy to allow it.';
        // What takes something away for good: "*" does not stand for it. With a `schema`, the last drops columns.
        const REMOVES =
            /[.](delete|deleteMany|deleteBySearch|bulkDelete|truncate|remove|replaceAll)$|^table[.]update$/;
        // These move columns, and with them what a list of columns protects.
        const MOVES_COLUMNS = [
            'column.add',
            'column.rename',
            'column.remove',
            'column.replaceAll',
            'table.update',
        ];
        // Where a bulk body lists what is changed.
        const LISTS = {
            'record.bulkAdd': 'items',
            'record.bulkPatch': 'items',
            'record.bulkDelete': 'row_ids',
            'file.deleteMany': 'ids',
        };

        const {
            workspace_id,
            operations = [],
            tables = {},
            most_records = 100,
            most_changes = 100,
            data_sources = ['live'],
        } = $input.list;

        const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);
        const own = (object, key) =>
            typeof key === 'string' && Object.hasOwn(object, key) ? object[key] : undefined;
        const without = (object) =>
            Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined));

        class Refusal {
            constructor(status, kind, message, hint, code) {
                this.status = status;
                this.answer = {
                    ok: false,
                    version: VERSION,
                    error: without({ status, kind, message, hint, code }),
                };
            }
        }

        const wrong = (message, hint, code) => new Refusal(400, 'validation', message, hint, code);
        const forbidden = (message) => new Refusal(403, 'permission', message, HINT);

        function checkCaller() {
            if ($input.role !== 'admin') throw forbidden('Only admins may do this');
        }

        // Xano hands on what was left out as null, and an object without keys as an empty list.
        const plain = (value) => (Array.isArray(value) && value.length === 0 ? {} : (value ?? undefined));

        function requestOf(given) {
            if (given.version !== VERSION) {
                throw wrong(
                    `This proxy speaks version ${VERSION}`,
                    'Update the plugin, or the proxy.',
                    'VERSION',
                );
            }
            const [params = {}, query = {}, body] = [given.params, given.query, given.body].map(plain);
            const { operation } = given;
            const data_source = given.data_source || undefined;
            const isRight =
                typeof operation === 'string' &&
                [params, query].every(isObject) &&
                Object.values(query).every((value) =>
                    ['string', 'number', 'boolean'].includes(typeof value),
                );
            if (isRight) return { operation, params, query, body, data_source };
            throw wrong(
                'The request is not as it should be',
                'It takes version, operation, params, query, body and data_source.',
            );
        }

        // Goes into a path: no part of it may lead elsewhere.
        const isPart = (value) => {
            if (!['string', 'number'].includes(typeof value)) return false;
            const text = `${value}`;
            // 92 is the backslash.
            const isOdd = [...text].some(
                (one) => one < ' ' || '/?#%'.includes(one) || one.charCodeAt(0) === 92,
            );
            return !isOdd && text.length > 0 && text.length <= 200 && !/^[.]+$/.test(text);
        };

        function checkParams(names, { workspace_id: asked = workspace_id, ...given }) {
            if (`${asked}` !== `${workspace_id}`) throw forbidden('This workspace is not available');
            const unknown = Object.keys(given).find((name) => !names.includes(name));
            if (unknown !== undefined) throw wrong(`There is no "${unknown}" in "params"`, 'Leave it out.');
            for (const name of names) {
                if (name === 'workspace_id' || isPart(own(given, name))) continue;
                throw wrong(
                    `"${name}" in "params" is missing, or cannot be one`,
                    'Send the id or the name.',
                );
            }
        }

        function includes(listed, operation, columns) {
            if (columns !== undefined && MOVES_COLUMNS.includes(operation)) return false;
            return listed.includes(operation) || (listed.includes('*') && !REMOVES.test(operation));
        }

        function tableOf(operation, names, { table_id }) {
            if (!names.includes('table_id')) {
                if (!includes(operations, operation)) throw forbidden(`"${operation}" is not allowed`);
                return undefined;
            }
            const [name, table] =
                Object.entries(tables).find(([, { id }]) => `${id}` === `${table_id}`) ?? [];
            if (table === undefined) throw forbidden('This table is not available');
            if (!includes(table.operations ?? [], operation, table.columns)) {
                throw forbidden(`"${operation}" is not allowed on the table "${name}"`);
            }
            return { ...table, name };
        }

        // What a search looks at. `narrows`: it holds a condition, and no group without one. `unclear`: it is in neither of
        // Xano's two forms, so nobody knows which columns it reads.
        const UNCLEAR = { columns: [], narrows: false, unclear: true };
        const looksAt = (columns) => ({ columns, narrows: true, unclear: false });
        const hasOnly = (node, names) => Object.keys(node).every((name) => names.includes(name));
        const joined = (all) => ({
            columns: all.flatMap(({ columns }) => columns),
            narrows: all.length > 0 && all.every(({ narrows }) => narrows),
            unclear: all.some(({ unclear }) => unclear),
        });

        function operandColumns(side, standard) {
            if (!isObject(side)) return undefined;
            const { tag = standard, operand, filters = [] } = side;
            // Arguments of filters may be columns as well.
            if (!Array.isArray(filters) || filters.length > 0 || typeof tag !== 'string') return undefined;
            if (tag.startsWith('const')) return [];
            return tag === 'col' && typeof operand === 'string' ? [operand] : undefined;
        }

        function statementTerms(node) {
            const { left, right } = isObject(node.statement) ? node.statement : node;
            const [first, second] = [operandColumns(left, 'col'), operandColumns(right, 'const')];
            return first === undefined || second === undefined ? UNCLEAR : looksAt([...first, ...second]);
        }

        // { "price|>=": 10 }
        const shortTerms = (node) =>
            joined(
                Object.entries(node).map(([key, value]) => {
                    const isPlain = [value]
                        .flat()
                        .every((each) => typeof each !== 'object' || each === null);
                    return isPlain ? looksAt([key.split('|')[0].trim()]) : UNCLEAR;
                }),
            );

        function nodeTerms(node) {
            if (!isObject(node)) return UNCLEAR;
            if (node.type === 'group' && isObject(node.group)) {
                const isWhole =
                    hasOnly(node, ['type', 'or', 'group']) && hasOnly(node.group, ['expression']);
                return isWhole ? searchTerms(node.group.expression) : UNCLEAR;
            }
            if (node.type !== 'statement' || !('left' in node || 'statement' in node))
                return shortTerms(node);
            return hasOnly(node, ['type', 'or', 'statement', 'left', 'op', 'right'])
                ? statementTerms(node)
                : UNCLEAR;
        }

        function searchTerms(search) {
            if (isObject(search) && 'expression' in search) return searchTerms(search.expression);
            return joined((Array.isArray(search) ? search : [search ?? {}]).map(nodeTerms));
        }

        // Columns that are not listed can be neither read nor written, nor guessed by comparing and sorting.
        function checkNames(listed, names) {
            const unlisted = names.find((name) => name !== 'id' && !listed.includes(name));
            if (unlisted !== undefined) throw forbidden(`The column "${unlisted}" is not available`);
        }

        function checkWritten(listed, row, isNew) {
            if (!isObject(row))
                throw wrong('A record is not an object of columns', 'Send { "column": value, ... }.');
            if (!isNew && 'id' in row) throw forbidden('The id of a record cannot be changed');
            checkNames(listed, Object.keys(row));
        }

        function checkSearch(listed, { search }) {
            const { columns, unclear } = searchTerms(search);
            checkNames(listed, columns);
            if (!unclear) return;
            throw wrong(
                'The search compares with something that is no plain value',
                'Write { "column|operator": value }.',
            );
        }

        function checkSort(listed, { sort = {} }) {
            for (const part of Array.isArray(sort) ? sort : [sort]) {
                if (!isObject(part)) throw wrong('The sort is no object', 'Write { "column": "asc" }.');
                checkNames(listed, Object.keys(part));
            }
        }

        // Where the bodies name columns.
        const COLUMN_CHECKS = {
            'record.create': (listed, body) => checkWritten(listed, body, true),
            'record.update': (listed, body) => checkWritten(listed, body, false),
            'record.bulkAdd': (listed, { items }) =>
                items.forEach((item) => checkWritten(listed, item, true)),
            'record.bulkPatch': (listed, { items }) =>
                items.forEach((item) => checkWritten(listed, isObject(item) ? item.updates : item, false)),
            'record.search': (listed, body) => {
                checkSearch(listed, body);
                checkSort(listed, body);
            },
            'record.patchBySearch': (listed, body) => {
                checkSearch(listed, body);
                checkWritten(listed, body.updates, false);
            },
            'record.deleteBySearch': checkSearch,
        };

        function checkChanges(operation, body) {
            const name = own(LISTS, operation);
            if (name === undefined) return;
            const listed = body?.[name];
            // Anything else could hold more than can be counted here.
            if (!Array.isArray(listed))
                throw wrong(`"${name}" is not a list`, `Send { "${name}": [ ... ] }.`);
            if (listed.length <= most_changes) return;
            const told = `${listed.length} changes in one request; at most ${most_changes} are allowed`;
            throw new Refusal(
                413,
                'validation',
                told,
                `Send them in parts of ${most_changes}.`,
                'TOO_MANY_CHANGES',
            );
        }

        // How many things a write is about; null where the search decides.
        function countOf(operation, body) {
            if (operation.endsWith('BySearch')) return null;
            const name = own(LISTS, operation);
            return name === undefined ? 1 : body[name].length;
        }

        // Without a condition, every record of the table would be changed.
        function checkNarrows(operation, body) {
            if (!operation.endsWith('BySearch')) return;
            const { narrows, unclear } = searchTerms(body?.search);
            if (narrows && !unclear) return;
            throw wrong(
                'The search is empty or not clear, and would be about every record',
                'Give at least one condition, such as { "status": "draft" }.',
            );
        }

        function cappedPage(part, isRecords) {
            const { per_page } = part;
            if (per_page === undefined) return isRecords ? { ...part, per_page: most_records } : part;
            const isSize =
                ['string', 'number'].includes(typeof per_page) && /^[1-9][0-9]{0,8}$/.test(`${per_page}`);
            if (!isSize)
                throw wrong('"per_page" is not a whole number from 1 up', 'Correct it, or leave it out.');
            return { ...part, per_page: Math.min(Number(per_page), most_records) };
        }

        function checkBody(body) {
            if (body === undefined || isObject(body)) return;
            throw wrong(
                '"body" is not an object',
                'Send what the Metadata API takes. XanoScript is not for this proxy.',
            );
        }

        function pathOf(path, params) {
            return path.replace(/[{]([a-z_]+)[}]/g, (_, name) =>
                encodeURIComponent(name === 'workspace_id' ? workspace_id : params[name]),
            );
        }

        const queryOf = (query) =>
            Object.entries(query)
                .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
                .join('&');

        // What goes to Xano.
        function asked({ operation, params, query, body, data_source = 'live' }) {
            const request = own(REQUESTS, operation);
            if (request === undefined) {
                const hint = 'The operation "proxy.info" tells which there are.';
                throw new Refusal(404, 'not-found', `There is no operation "${operation}"`, hint);
            }
            const [method, path, queries = ''] = request;
            const names = [...path.matchAll(/[{]([a-z_]+)[}]/g)].map(([, name]) => name);
            checkParams(names, params);
            const table = tableOf(operation, names, params);
            if (!data_sources.includes(data_source)) {
                throw forbidden(`The data source "${data_source}" is not available`);
            }
            const extra = Object.keys(query).find((name) => !queries.split(' ').includes(name));
            if (extra !== undefined)
                throw wrong(`"${operation}" takes no "${extra}" in "query"`, 'Leave it out.');
            checkBody(body);
            checkChanges(operation, body);
            checkNarrows(operation, body);
            const isSearch = operation.endsWith('.search');
            const sent = isSearch ? cappedPage(body ?? {}, operation === 'record.search') : body;
            const search = queryOf(cappedPage(query, operation === 'record.list'));
            if (table?.columns !== undefined) {
                COLUMN_CHECKS[operation]?.(table.columns, sent ?? {});
                if (operation === 'column.get') checkNames(table.columns, [params.name]);
            }
            return {
                ask: true,
                operation,
                method,
                path: `${pathOf(path, params)}${search === '' ? '' : `?${search}`}`,
                data_source,
                columns: table?.columns ?? null,
                body: method === 'GET' ? null : (sent ?? null),
                writes: method !== 'GET' && !isSearch,
                table: table?.name ?? null,
                count: countOf(operation, sent),
            };
        }

        // The answer to "proxy.info": "*" stands spelled out.
        function info() {
            const ids = (listed, ofTable, columns) =>
                Object.entries(REQUESTS)
                    .filter(
                        ([id, [, path]]) =>
                            path.includes('{table_id}') === ofTable && includes(listed, id, columns),
                    )
                    .map(([id]) => id);
            return {
                version: VERSION,
                operations: ids(operations, false),
                tables: Object.entries(tables).map(([name, { id, operations: listed = [], columns }]) =>
                    without({ id, name, operations: ids(listed, true, columns), columns }),
                ),
                most_records,
                most_changes,
                data_sources,
                // Tools of Xano's MCP server are not for this proxy.
                mcp_tools: [],
            };
        }

        try {
            checkCaller();
            const request = requestOf($input.request);
            if (request.operation === 'proxy.info') {
                return { ask: false, answer: { ok: true, version: VERSION, data: info() } };
            }
            return asked(request);
        } catch (refusal) {
            if (!(refusal instanceof Refusal)) throw refusal;
            return { ask: false, answer: refusal.answer };
        }
      """
      timeout = 10
    } as $checked
  }

  response = $checked
}
