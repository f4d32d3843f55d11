import type { PGlite } from '@electric-sql/pglite';

/** What is used of Emscripten's file system, whose types PGlite names and does not bring along. */
interface Disk {
    mkdir(path: string, mode: number): void;
    mkdirTree(path: string, mode: number): void;
    writeFile(path: string, content: Uint8Array, options: { readonly canOwn: boolean }): void;
    readFile(path: string): Uint8Array;
    readdir(path: string): readonly string[];
    stat(path: string): { readonly mode: number };
    isDir(mode: number): boolean;
    quit(): void;
}

export function diskOf(lite: PGlite | undefined): Disk {
    if (lite === undefined) throw new Error('PGlite has not begun');
    return lite.Module.FS as Disk;
}
