import * as z from 'zod/mini';
import { thing } from '../shapes.js';

/** Of a run of a test: `ok` is a pass. Unit tests fail with `fail`, workflow tests with `exception`. */
export const testOutcome = () =>
    thing({
        status: z.optional(z.string()),
        /** Why a workflow test failed. */
        message: z.optional(z.string()),
        /** Seconds; workflow tests only. */
        timing: z.optional(z.number()),
        /** One for each expectation; unit tests only. */
        results: z.optional(
            z.array(thing({ status: z.optional(z.string()), message: z.optional(z.string()) })),
        ),
    });

/** A test that stands in a function, an endpoint, ... */
export const unitTestShape = () =>
    thing({
        /** No number, unlike other ids. */
        id: z.string(),
        name: z.string(),
        description: z.string(),
        obj_id: z.number(),
        obj_name: z.string(),
        obj_type: z.string(),
        expect_count: z.number(),
        input_count: z.number(),
    });
