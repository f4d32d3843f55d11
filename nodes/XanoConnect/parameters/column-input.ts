import { names } from './output.js';
import { textOf } from './text.js';

/** A column as the engine reads it. */
export interface ColumnDescription {
    readonly name: string;
    readonly type: string;
    readonly [key: string]: unknown;
}

type Boxes = Readonly<Record<string, unknown>>;

/** A box that was not filled says nothing. */
const filled = (value: unknown): string | undefined => {
    const text = textOf(value).trim();
    return text === '' ? undefined : text;
};

/** Objects as they are; the text of a JSON box is read by whoever knows its name for the message. */
const object = (value: unknown): unknown =>
    typeof value === 'object' && value !== null && Object.keys(value).length > 0 ? value : undefined;

/** By key of the engine's description, what the boxes of a column say. One table for every form of columns. */
const READ: Readonly<Record<string, (boxes: Boxes) => unknown>> = {
    required: ({ required }) => required,
    nullable: ({ nullable }) => nullable,
    unique: ({ unique }) => unique,
    index: ({ addIndex }) => addIndex,
    list: ({ list }) => list,
    sensitive: ({ sensitive }) => sensitive,
    access: ({ access }) => filled(access),
    format: ({ format }) => filled(format),
    default: ({ defaultValue }) => filled(defaultValue),
    description: ({ columnDescription }) => filled(columnDescription),
    values: ({ enumValues }) => (names(enumValues).length === 0 ? undefined : names(enumValues)),
    foreign_key: ({ references }) => filled(references),
    size: ({ vectorSize }) => (Number(vectorSize) > 0 ? Number(vectorSize) : undefined),
    filters: ({ columnFilters }) => object(columnFilters),
    children: ({ children }) => object(children),
};

/**
 * What the boxes of a column say, without those that say nothing.
 *
 * @param switchesOff a switch that is off was put there on purpose, as in a collection; in a list of columns every switch is
 *   there, and off means no more than that nobody touched it.
 */
export function columnOf(boxes: Boxes, switchesOff: boolean): ColumnDescription {
    const said = Object.entries(READ)
        .map(([key, read]) => [key, read(boxes)] as const)
        .filter(([, value]) => value !== undefined && (switchesOff || value !== false));
    return {
        ...Object.fromEntries(said),
        name: textOf(boxes['columnName']).trim(),
        type: textOf(boxes['columnType']).trim(),
    };
}
