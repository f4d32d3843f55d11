type Access = 'public' | 'private';

/** Who may read a file. What is neither is refused by the engine, which names both. */
export const accessOf = (access: string | undefined): { access?: Access } =>
    access === undefined ? {} : { access: access as Access };
