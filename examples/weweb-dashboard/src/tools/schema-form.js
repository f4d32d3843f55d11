/** Types of a property; a schema may name several, such as `["integer", "string"]`. */
const typesOf = ({ type, enum: values }) =>
    values !== undefined ? ['enum'] : type === undefined ? ['json'] : [type].flat();

const INPUTS = {
    enum: 'choice',
    boolean: 'yesNo',
    integer: 'number',
    number: 'number',
    string: 'text',
};

/** What a property is typed into: choice, yesNo, number, text, or json for what has parts. */
function inputOf(schema) {
    const types = typesOf(schema).filter((type) => type !== 'null');
    return types.length === 1 ? (INPUTS[types[0]] ?? 'json') : types.includes('string') ? 'text' : 'json';
}

/** The fields of a form for a JSON schema of arguments, those that must be filled first. */
export function fieldsOf(inputSchema) {
    const { properties = {}, required = [] } = inputSchema ?? {};
    return Object.entries(properties)
        .map(([name, schema]) => ({
            name,
            help: schema.description ?? '',
            input: inputOf(schema),
            values: schema.enum ?? [],
            isRequired: required.includes(name),
        }))
        .sort((a, b) => Number(b.isRequired) - Number(a.isRequired));
}

const READ = {
    number: (text, name) => {
        const number = Number(text);
        if (Number.isFinite(number)) return number;
        throw new Error(`${name}: enter a number.`);
    },
    yesNo: (text) => text === 'true',
    json: (text, name) => {
        try {
            return JSON.parse(text);
        } catch {
            throw new Error(`${name}: enter JSON, such as { "name": "value" }.`);
        }
    },
};

/**
 * What was typed, as the arguments of the tool; fields left empty are left out.
 *
 * @param {Record<string, string>} texts by the name of the field
 * @throws Error that names the field
 */
export function toArguments(fields, texts) {
    const filled = fields.filter(({ name }) => (texts[name] ?? '') !== '');
    return Object.fromEntries(
        filled.map(({ name, input }) => [name, READ[input]?.(texts[name], name) ?? texts[name]]),
    );
}
