/** Which half of a plugin's sources goes into which build: blocks between `wwEditor:start` and `wwEditor:end` and the like. */
export type Block = 'wwEditor' | 'wwFront';

const MARK = /(?:\/\*|<!--) ?(wwEditor|wwFront):(start|end) ?(?:\*\/|-->)/g;

/**
 * The text without its blocks of one kind.
 *
 * @throws Error when a block begins inside another, ends without having begun, or never ends.
 */
export function without(block: Block, code: string, file: string): string {
    let open: string | undefined;
    let from = 0;
    let kept = '';
    for (const { 0: text, 1: kind, 2: edge, index } of code.matchAll(MARK)) {
        if (edge === 'start') {
            if (open !== undefined) throw new Error(`${file}: ${kind ?? ''} begins inside ${open}`);
            open = kind;
            if (kind === block) kept += code.slice(from, index);
        } else {
            if (open !== kind) throw new Error(`${file}: ${kind ?? ''} ends without having begun`);
            open = undefined;
            if (kind === block) from = index + text.length;
        }
    }
    if (open !== undefined) throw new Error(`${file}: ${open} never ends`);
    return kept + code.slice(from);
}
