import type { INodeExecutionData, INodeProperties } from 'n8n-workflow';
import type { Item } from './run/item.js';

interface Shown {
    /** Value of the operation in a saved workflow: never changes. */
    readonly value: string;
    /** In the Operation list, Title Case. */
    readonly name: string;
    /** In the node creator, sentence case: `Create a record`. */
    readonly action: string;
    /** For people and for language models; differs from the name. */
    readonly description: string;
    /** Its parameters in their order, without `displayOptions` for resource and operation: `properties.ts` adds those. */
    readonly parameters: readonly INodeProperties[];
}

/** Runs for each input item by itself. */
export interface EachAction extends Shown {
    /** An object becomes one output item, a list one for each element. */
    readonly each: (item: Item) => Promise<object | readonly object[]>;
    /**
     * It only reads, so several items may be on their way at once; a function is asked once in a run, where that depends on
     * what the items choose. Default false: writes keep the order of the items.
     */
    readonly reads?: true | ((items: readonly Item[]) => Promise<boolean>);
    /** Fields of the simplified answer, `id` among them; set, the action has the Output parameter. */
    readonly simple?: readonly string[];
}

/** Runs once for all input items, and says itself which item each row of output comes from. */
export interface TogetherAction extends Shown {
    readonly together: (items: readonly Item[]) => Promise<INodeExecutionData[]>;
}

export type Action = EachAction | TogetherAction;

/** An entry of the Resource list with its operations. */
export interface Resource {
    /** Value in a saved workflow: never changes. */
    readonly value: string;
    /** Title Case, singular. */
    readonly name: string;
    readonly actions: readonly Action[];
}
