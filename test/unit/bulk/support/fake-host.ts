import type { BulkHost } from '../../../../core/src/bulk-host.js';

/** The world of a run without a network or a clock: waiting moves its own time forward at once. */
export class FakeHost implements BulkHost {
    /** Milliseconds. */
    time = 1_000_000;
    sent = 0;
    isLimited = false;
    /** Waits before attempts, in their order. */
    readonly waits: { readonly failures: number; readonly askedMs: number | undefined }[] = [];
    readonly options: BulkHost['options'];

    constructor(options: BulkHost['options'] = {}) {
        this.options = options;
    }

    now(): number {
        return this.time;
    }

    requests(): number {
        return this.sent;
    }

    limited(): boolean {
        return this.isLimited;
    }

    async backOff(failures: number, askedMs: number | undefined): Promise<void> {
        this.waits.push({ failures, askedMs });
        await Promise.resolve();
        const { signal } = this.options;
        if (signal?.aborted === true) throw signal.reason;
        this.time += askedMs ?? 1_000 * failures;
    }
}
