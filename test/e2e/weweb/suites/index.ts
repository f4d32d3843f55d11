import type { Suite } from '../suite.js';
import { actions } from './actions.js';
import { collections } from './collections.js';
import { failures } from './failures.js';
import { network } from './network.js';
import { panels } from './panels.js';
import { parts } from './parts.js';
import { registration } from './registration.js';
import { secrets } from './secrets.js';
import { settings } from './settings.js';
import { volume } from './volume.js';

/** The last looks at what all the others sent. */
export const SUITES: readonly Suite[] = [
    registration,
    settings,
    panels,
    actions,
    collections,
    failures,
    network,
    parts,
    volume,
    secrets,
];
