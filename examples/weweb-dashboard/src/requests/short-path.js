/** Path of a request without `/api:<group>`, which says little; another branch than the live one stands behind. */
export function shortPath(path) {
    const [, branch, rest = path] = /^\/api:[^/:]+(?::([^/]+))?(.*)$/.exec(path) ?? [];
    return branch === undefined ? rest : `${rest} (${branch})`;
}
