import type { Target } from '../target.js';
import { answers } from './answers.js';
import { checkpoints, rows } from './bulk.js';
import { boxes, endpoints, masking, tokens, waits } from './boxes.js';
import { events } from './events.js';
import { profiles, records } from './files.js';
import { operations } from './operations.js';
import { schemas } from './schemas.js';
import { searches } from './searches.js';
import { sessions } from './sessions.js';
import { adapting, finding, forms, results } from './tools.js';

/** Everything that reads what somebody else wrote. */
export const TARGETS: readonly Target[] = [
    answers,
    sessions,
    events,
    searches,
    schemas,
    operations,
    checkpoints,
    rows,
    forms,
    adapting,
    results,
    finding,
    boxes,
    tokens,
    endpoints,
    waits,
    masking,
    profiles,
    records,
];
