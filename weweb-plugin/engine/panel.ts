/** How an argument is entered in the editor. */
export type Box =
    /** Picked from a list of what the workspace has, or bound. */
    | 'table'
    | 'column'
    | 'columns'
    | 'apiGroup'
    | 'endpoint'
    | 'tool'
    /** Typed. */
    | 'text'
    | 'number'
    | 'switch'
    | 'object'
    | 'list'
    | 'date'
    /** Bound to the value of a file input. */
    | 'file'
    /** Columns with a value each, typed by the table's schema. */
    | 'values'
    /** Conditions and sort, built by hand or bound. */
    | 'filter'
    | 'sort'
    /** Fields of a new table. */
    | 'fields'
    /** A form made from the schema of the chosen tool or endpoint. */
    | 'toolForm'
    | 'endpointForm'
    /** One of a few. */
    | { readonly choice: readonly { readonly value: string; readonly label: string }[] };

export interface Field {
    readonly label: string;
    readonly box: Box;
    /** One plain sentence under or beside the field. */
    readonly help?: string;
    readonly placeholder?: string;
    /** Default true: whatever an app may compute can be bound. Structure cannot. */
    readonly bindable?: false;
    readonly advanced?: true;
}

/** An action as the editor shows it; the source of ww-config.js, of the panels and of the documentation. */
export interface Panel {
    readonly code: string;
    /** `Group | Verb object`. */
    readonly name: string;
    /** For people and for WeWeb's AI: what it does. */
    readonly description: string;
    /** Shape of the result, in TypeScript's words. */
    readonly returns: string;
    /** By the name of the argument, in the order they are shown. */
    readonly fields: Readonly<Record<string, Field>>;
}

export const definePanel = (panel: Panel): Panel => panel;
