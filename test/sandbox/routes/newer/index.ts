import type { Route } from '../route.js';
import { clusterRoutes } from './cluster.js';
import { mySandboxRoutes } from './my-sandbox.js';
import { platformRoutes } from './platforms.js';
import { releaseRoutes } from './release.js';
import { tenantRoutes } from './tenant.js';

/** Releases and the environments they are brought to: known from the sources of newer official clients only. */
export const newerRoutes: readonly Route[] = [
    ...releaseRoutes,
    ...tenantRoutes,
    ...clusterRoutes,
    ...platformRoutes,
    ...mySandboxRoutes,
];
