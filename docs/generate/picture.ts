import { writeFileSync } from 'node:fs';
import { text } from 'node:stream/consumers';

// Draws terminal output as an SVG: `FORCE_COLOR=1 npm start --silent | npx tsx docs/generate/picture.ts docs/images/tour.svg`

const COLOURS: Readonly<Record<number, string>> = {
    31: '#ff7b72',
    32: '#7ee787',
    33: '#e3b341',
    36: '#79c0ff',
};
const PLAIN = '#e6edf3';
const DIM = '#8b949e';
const CELL = { width: 8.43, height: 18 };
const PADDING = 18;
const TITLE = 34;
/** Plain blanks in a row are drawn as one when the picture is an <img>. */
const NO_BREAK = '\u00a0';

interface Style {
    readonly fill: string;
    readonly bold: boolean;
}

interface Span extends Style {
    readonly from: number;
    readonly text: string;
}

const PLAIN_STYLE: Style = { fill: PLAIN, bold: false };

/** The style after an SGR sequence; codes the tour does not use leave it as it is. */
function styled(style: Style, codes: readonly number[]): Style {
    let { fill, bold } = style;
    for (const code of codes) {
        const colour = COLOURS[code];
        if (colour !== undefined) fill = colour;
        else if (code === 0) ({ fill, bold } = PLAIN_STYLE);
        else if (code === 1) bold = true;
        else if (code === 2) fill = DIM;
        else if (code === 22) {
            bold = false;
            if (fill === DIM) fill = PLAIN;
        } else if (code === 39) fill = PLAIN;
    }
    return { fill, bold };
}

function spansOf(line: string): Span[] {
    const spans: Span[] = [];
    let style = PLAIN_STYLE;
    let column = 0;
    for (const piece of line.split(/(\u001b\[[\d;]*m)/u)) {
        const codes = /^\u001b\[([\d;]*)m$/u.exec(piece)?.[1];
        if (codes !== undefined) {
            style = styled(style, codes.split(';').map(Number));
        } else if (piece !== '') {
            spans.push({ ...style, from: column, text: piece });
            column += piece.length;
        }
    }
    return spans;
}

const escape = (raw: string): string =>
    raw.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

const tspan = ({ from, fill, bold, text: words }: Span, y: number): string =>
    // The length is fixed, so that columns stay columns whatever monospace font the reader has.
    `<text x="${(PADDING + from * CELL.width).toFixed(1)}" y="${y}" fill="${fill}"${bold ? ' font-weight="600"' : ''} ` +
    `textLength="${(words.length * CELL.width).toFixed(1)}" lengthAdjust="spacingAndGlyphs">${escape(words).replaceAll(' ', NO_BREAK)}</text>`;

function draw(output: string, title: string): string {
    const lines = output.replace(/\s+$/, '').replace(/^\n+/, '').split('\n');
    const columns = Math.max(
        ...lines.map((line) => spansOf(line).reduce((n, span) => n + span.text.length, 0)),
    );
    const width = Math.ceil(PADDING * 2 + Math.max(columns, 60) * CELL.width);
    const height = TITLE + PADDING + lines.length * CELL.height + 6;
    const body = lines.flatMap((line, i) => {
        const y = TITLE + 20 + i * CELL.height;
        return spansOf(line)
            .filter((span) => span.text.trim() !== '')
            .map((span) => tspan(span, y));
    });
    const dots = ['#ff5f57', '#febc2e', '#28c840'].map(
        (fill, i) => `<circle cx="${20 + i * 18}" cy="17" r="5.5" fill="${fill}"/>`,
    );
    return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace" font-size="14">
<rect width="100%" height="100%" rx="10" fill="#0d1117"/>
${dots.join('')}
<text x="${width / 2}" y="21" fill="${DIM}" text-anchor="middle" font-size="13">${escape(title)}</text>
${body.join('\n')}
</svg>
`;
}

const [target, title = 'npm start'] = process.argv.slice(2);
if (target === undefined) throw new Error('name the file to write');
writeFileSync(target, draw(await text(process.stdin), title));
