/** How the things with an id are found by name: the list to read and the field that holds the name. */
export interface NameKind {
    /** First part of the ids of its operations: a write there voids remembered names. */
    readonly resource: string;
    /** The box to tick to read the list. */
    readonly scope: string | null;
    /** For messages: "no table named ...". */
    readonly label: string;
    /** Lists to look through, in this order; `{...}` is filled from the same input. */
    readonly lists: readonly string[];
    /** What stands in the braces, where that may be a name of its own and is not known to every operation. */
    readonly within?: NameKinds;
    /** The list takes a text filter, so that one page is nearly always enough. */
    readonly search?: true;
    /** Each branch has its own: the same name may stand for another id there. */
    readonly branch?: true;
    /** Names of one thing; an endpoint is also found as `GET orders`. */
    readonly names?: (item: Readonly<Record<string, unknown>>) => readonly string[];
    /** The call that shows what is there, for the hint. */
    readonly listedBy: string;
}

/** By the name of the input field that holds the id. */
export type NameKinds = Readonly<Record<string, NameKind>>;
