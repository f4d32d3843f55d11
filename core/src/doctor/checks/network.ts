import type { Check } from '../types.js';

const unseen = (id: string, title: string): Check => ({
    id,
    title,
    run: () => ({ state: 'skipped', message: 'Only a program on Node can look at this.' }),
});

/** Placeholders: the Node entry brings the real ones, see `node/doctor.ts`. */
export const dns = unseen('dns', 'Host name');
export const tls = unseen('tls', 'Certificate');
