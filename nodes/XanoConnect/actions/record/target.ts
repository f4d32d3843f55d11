import { locator, workspace } from '../../parameters/locator.js';

/** Where records are: the boxes every operation of them begins with. */
export const target = [workspace, locator('table')] as const;
