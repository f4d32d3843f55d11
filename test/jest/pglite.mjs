// PGlite as the worker has it, in place of one more for each test file: what V8 has compiled of it stays compiled, and a
// sandbox starts in a third of the time.
export const { EmscriptenBuiltinFilesystem, PGlite, types } = await globalThis.pgliteOfWorker();
