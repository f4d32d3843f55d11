// What the page shows. Text from the instance is only ever set as text, never as HTML.

const element = (name, text, ...children) => {
    const made = document.createElement(name);
    if (text !== '') made.textContent = text;
    made.append(...children);
    return made;
};

/** Shows rows as a table: `columns` are `[title, row => value]`. */
export function showTable(place, columns, rows) {
    const head = element('tr', '', ...columns.map(([title]) => element('th', title)));
    const body = rows.map((row) =>
        element('tr', '', ...columns.map(([, value]) => element('td', short(value(row))))),
    );
    place.replaceChildren(element('table', '', element('thead', '', head), element('tbody', '', ...body)));
}

export function showLine(place, text) {
    place.prepend(element('p', text));
}

export function showJson(place, value) {
    place.replaceChildren(element('pre', JSON.stringify(value, undefined, 2)));
}

export function fillSelect(select, options, chosen) {
    select.replaceChildren(...options.map(({ value, text = value }) => new Option(text, value)));
    if (options.some(({ value }) => value === chosen)) select.value = chosen;
}

/** Says what happened and, where it is known, what to do about it. */
export function showProblem(place, { message, hint = '' }) {
    place.replaceChildren(element('p', '', element('strong', message), hint));
    place.hidden = false;
}

/** Shows what an examination found: the verdict, what to do, and every check behind it. */
export function showDiagnosis(place, { verdict, checks }) {
    const lines = checks.map(({ state, title, message }) =>
        element('li', '', element('strong', title), `${message} (${state})`),
    );
    place.dataset.state = verdict.state;
    place.replaceChildren(
        element('p', '', element('strong', verdict.message), verdict.next),
        element('ul', '', ...lines),
    );
}

const LONGEST = 48;

function short(value) {
    if (value === null || value === undefined) return '';
    const text = typeof value === 'object' ? JSON.stringify(value) : String(value);
    return text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text;
}
