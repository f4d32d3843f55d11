import * as z from 'zod/mini';
import { defineOperations } from '../../operation.js';
import { idOrName } from '../fields.js';
import { writtenShape } from '../logic.js';
import { stored } from '../shapes.js';
import { drafted } from './family.js';

export const addonOperations = defineOperations(
    'addon',
    drafted({
        resource: 'addon',
        one: 'an add-on',
        all: 'add-ons',
        what: 'queries that fetch what belongs to each record of another query',
        path: '/addon',
        id: {
            /** Add-on, id or exact name. */
            addon_id: idOrName(),
        },
        item: () => ({ ...stored, guid: z.string(), branch: z.string(), ...writtenShape() }),
        without: 'queries that use it fail from then on',
        scope: null,
        tools: { noun: 'Addon' },
    }),
);
