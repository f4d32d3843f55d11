/**
 * What WeWeb bakes into a published app: the public half of the plugin's settings, which every visitor can read. The
 * demo adds who can sign in.
 *
 * @returns {Promise<{ publicData: object, demo?: { users: { name: string, token: string }[] } }>}
 */
export async function loadSettings() {
    const response = await fetch('/settings.json');
    const { publicData = {}, demo } = await response.json();
    return { publicData, demo };
}
