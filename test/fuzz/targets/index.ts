import type { Target } from '../target.js';
import { answers } from './answers.js';
import { boxes, endpoints, masking, waits } from './boxes.js';
import { events, text } from './events.js';
import { profiles, records } from './files.js';
import { checkpoints, operations, schemas, searches } from './inputs.js';
import { sessions } from './sessions.js';
import { adapting, finding, forms, results } from './tools.js';

/** Everything that reads what somebody else wrote. */
export const TARGETS: readonly Target[] = [
    answers,
    sessions,
    events,
    text,
    searches,
    schemas,
    operations,
    checkpoints,
    forms,
    adapting,
    results,
    finding,
    boxes,
    endpoints,
    waits,
    masking,
    profiles,
    records,
];
