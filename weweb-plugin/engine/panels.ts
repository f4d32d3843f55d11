// What the editor shows of the actions: read by the panels, by the script that writes ww-config.js, and by the docs.
import type { Panel } from './panel.js';
import { panel as bulkPatchRecords } from './actions/records/bulk-patch.js';
import { panel as listRecords } from './actions/records/list.js';
import { panel as searchRecords } from './actions/records/search.js';

/** In the order of WeWeb's menu. */
export const panels: readonly Panel[] = [listRecords, searchRecords, bulkPatchRecords];
