import { describe, expect, test } from '@jest/globals';
import { refusalOf } from '../bench.js';
import type { OperationsBench } from '../bench.js';

const ROOM = `realtime_channel "room/{id}" {
  active = true
  public_messaging = {active: true, auth: true}
  settings = {
    message_history: 100
    presence       : true
  }
}`;

export function realtimeScenarios(bench: () => OperationsBench): void {
    describe('realtime', () => {
        test('a channel is written in XanoScript, found by its name and deleted', async () => {
            const { xano } = bench();
            const made = await xano.realtimeChannel.create({ xanoscript: ROOM });
            expect(made).toMatchObject({ name: 'room/{id}', active: true });
            const one = { channel_id: 'room/{id}' };
            const found = await xano.realtimeChannel.list({ search: 'room', sort: 'name', order: 'asc' });
            expect(found.items.map(({ id }) => id)).toEqual([made.id]);
            const off = ROOM.replace('active = true', 'active = false');
            await xano.realtimeChannel.update({ ...one, xanoscript: off });
            const written = await xano.realtimeChannel.get({ ...one, include_xanoscript: true });
            expect(written).toMatchObject({
                active: false,
                xanoscript: { value: expect.stringContaining('message_history  : 100') },
            });
            await xano.realtimeChannel.delete({ ...one, confirm: true });
            const gone = await refusalOf(xano.realtimeChannel.get({ channel_id: made.id }));
            expect(gone).toMatchObject({ kind: 'not-found' });
        });

        test('settings are replaced with all channels, once that is confirmed', async () => {
            const { xano } = bench();
            await xano.realtimeChannel.create({ xanoscript: ROOM });
            const { channels } = await xano.realtime.get();
            const room = channels.find(({ pattern }) => pattern === 'room/{id}');
            expect(room).toMatchObject({ enabled: true, history: 100, presence: true });
            const lobby = { pattern: 'lobby', enabled: true, anonymous_clients: true, history: 25 } as const;
            const settings = { enabled: true, hash: 'shop-rt', channels: [lobby] };

            const unsure = await refusalOf(xano.run('realtime.update', settings));
            expect(unsure).toMatchObject({ kind: 'validation', path: 'confirm' });
            expect((await xano.realtime.get()).channels).toEqual(channels);

            const now = await xano.realtime.update({ ...settings, confirm: true });
            expect(now).toMatchObject({ enabled: true, hash: 'shop-rt', channels: [lobby] });
            expect(await xano.realtimeChannel.get({ channel_id: 'lobby' })).toMatchObject({ active: true });
        });

        test('a number of messages that Xano does not keep is refused before anything is sent', async () => {
            const channel = { pattern: 'lobby', history: 30 };
            const error = await refusalOf(
                bench().xano.run('realtime.update', { channels: [channel], confirm: true }),
            );
            expect(error).toMatchObject({ kind: 'validation', path: 'channels[0].history' });
        });
    });
}
