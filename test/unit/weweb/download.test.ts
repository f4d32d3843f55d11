import { afterEach, expect, jest, test } from '@jest/globals';
import { startDownload } from '../../../weweb-plugin/engine/download.js';

afterEach(() => {
    jest.useRealTimers();
    jest.restoreAllMocks();
    Reflect.deleteProperty(globalThis, 'document');
});

test('a text becomes a file that Excel reads as UTF-8, and is let go after a while', async () => {
    jest.useFakeTimers();
    const files: Blob[] = [];
    jest.spyOn(URL, 'createObjectURL').mockImplementation((file) => `blob:${files.push(file as Blob)}`);
    const freed = jest.spyOn(URL, 'revokeObjectURL').mockReturnValue(undefined);
    const link = { href: '', download: '', click: jest.fn() };
    Object.assign(globalThis, { document: { createElement: () => link } });
    startDownload('name\nÉmile\n', 'people.csv');
    expect(link).toMatchObject({ href: 'blob:1', download: 'people.csv' });
    expect(link.click).toHaveBeenCalledTimes(1);
    const bytes = Buffer.from((await files[0]?.arrayBuffer()) ?? new ArrayBuffer(0));
    expect(bytes.toString('utf8')).toBe('\ufeffname\nÉmile\n');
    expect(freed).not.toHaveBeenCalled();
    jest.runAllTimers();
    expect(freed).toHaveBeenCalledWith('blob:1');
});

test('without a page there is nothing to save it with', () => {
    const made = jest.spyOn(URL, 'createObjectURL');
    startDownload('a', 'a.csv');
    expect(made).not.toHaveBeenCalled();
});
