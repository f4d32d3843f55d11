import ColumnsBox from './ColumnsBox.vue';
import FieldsBox from './FieldsBox.vue';
import FilterBox from './FilterBox.vue';
import FormBox from './FormBox.vue';
import InputBox from './InputBox.vue';
import PickBox from './PickBox.vue';
import SortBox from './SortBox.vue';
import { forms, lists } from './sources.js';

const own = { columns: ColumnsBox, fields: FieldsBox, filter: FilterBox, sort: SortBox };

/** The component for a kind of box, and whether it reads from Xano. */
export function boxFor(kind) {
    if (typeof kind !== 'string') return { component: InputBox, reads: false };
    if (Object.hasOwn(lists, kind)) return { component: PickBox, reads: true };
    if (Object.hasOwn(forms, kind)) return { component: FormBox, reads: true };
    return { component: own[kind] ?? InputBox, reads: ['columns', 'filter', 'sort'].includes(kind) };
}
