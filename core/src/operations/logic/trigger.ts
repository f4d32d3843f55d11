import * as z from 'zod/mini';
import { idOrName } from '../fields.js';
import { writtenShape } from '../logic.js';
import { stored, thing } from '../shapes.js';
import { drafted } from './family.js';
import type { Kind, Shape } from './kind.js';

interface TriggerKind<Actions extends Shape, More extends Shape> extends Pick<
    Kind<Shape, Shape>,
    'resource' | 'one' | 'all' | 'what' | 'path' | 'tools'
> {
    /** What it can react to. */
    readonly actions: Actions;
    /** What an answer has beside the fields of every trigger. */
    readonly more: More;
}

/** The operations of one of the five kinds of trigger, which differ in what they react to. */
export const triggers = <Actions extends Shape, More extends Shape>({
    actions,
    more,
    ...kind
}: TriggerKind<Actions, More>) =>
    drafted({
        ...kind,
        id: {
            /** Trigger, id or exact name. */
            trigger_id: idOrName(),
        },
        item: () => ({
            ...stored,
            guid: z.string(),
            branch: z.string(),
            ...more,
            actions: thing(actions),
            ...writtenShape(),
        }),
        without: 'nothing reacts in its place',
        scope: null,
    });

/** Whether it reacts to an action. */
export const reacts = () => z.optional(z.boolean());
