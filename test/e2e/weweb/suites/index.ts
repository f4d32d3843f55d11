import type { Suite } from '../suite.js';
import { actions } from './actions.js';
import { panels } from './panels.js';
import { registration } from './registration.js';
import { settings } from './settings.js';

export const SUITES: readonly Suite[] = [registration, settings, panels, actions];
