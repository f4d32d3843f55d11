export const HOOKS: readonly { readonly file: string; readonly anchor: string; readonly insert: string }[];
export function withHooks(source: string, filename: string): string;
