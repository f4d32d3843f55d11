/** A JSON value as YAML: block style, texts quoted where a bare word would read as something else. */
export function toYaml(value: unknown, indent = ''): string {
    if (Array.isArray(value)) {
        if (value.length === 0) return ' []\n';
        return `\n${value.map((item: unknown) => `${indent}-${nested(item, `${indent}  `)}`).join('')}`;
    }
    if (typeof value === 'object' && value !== null) {
        const entries = Object.entries(value).filter(([, item]) => item !== undefined);
        if (entries.length === 0) return ' {}\n';
        const lines = entries.map(([key, item]) => `${indent}${scalar(key)}:${toYaml(item, `${indent}  `)}`);
        return indent === '' ? lines.join('') : `\n${lines.join('')}`;
    }
    return ` ${scalar(value)}\n`;
}

/** An object in a list starts on the line of its dash. */
function nested(item: unknown, indent: string): string {
    const text = toYaml(item, indent);
    return text.startsWith(`\n${indent}`) ? ` ${text.slice(1 + indent.length)}` : text;
}

const PLAIN = /^[A-Za-z_/][\w /.-]*[\w/.-]$|^[A-Za-z_]$/;
const RESERVED = /^(?:true|false|null|yes|no|on|off|y|n)$/i;

function scalar(value: unknown): string {
    if (typeof value !== 'string') return JSON.stringify(value);
    return PLAIN.test(value) && !RESERVED.test(value) ? value : JSON.stringify(value);
}
