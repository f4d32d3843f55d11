import type { Operation } from 'xano-connect/pure';

/** One field of an input: what a schema of any kind can be asked. */
export interface Field {
    safeParse(value: unknown): { readonly success: boolean; readonly data?: unknown };
    readonly _zod: { readonly optout?: 'optional' | undefined };
}

type Fields = Readonly<Record<string, Field>>;

interface Inspectable {
    readonly shape?: Fields;
    readonly def: { readonly options?: readonly Inspectable[] };
}

/** The fields of an input; of each form, where it has several. */
export function formsOf(operation: Operation): readonly Fields[] {
    const schema = operation.input() as unknown as Inspectable;
    const forms = (schema.def.options ?? [schema]).flatMap(({ shape }) =>
        shape === undefined ? [] : [shape],
    );
    if (forms.length === 0) throw new Error(`${operation.id}: its input is no object`);
    return forms;
}

export const isAlwaysThere = (field: Field): boolean => field._zod.optout !== 'optional';
