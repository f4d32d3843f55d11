/** How the editor saves what was chosen in a resource locator. */
const chosen = (mode: string) => (value: number | string) => ({ __rl: true, mode, value });

export const byId = chosen('id');
export const byName = chosen('name');
export const byUrl = chosen('url');
export const fromList = chosen('list');
