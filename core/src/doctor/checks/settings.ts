import { redactUrl } from '../../redact.js';
import type { Check, SettingName } from '../types.js';

/** A client exists only with a URL and a token that can be read: what is told here is which they are. */
export const settings: Check = {
    id: 'settings',
    title: 'Settings',
    run({ context: { link, options }, place }) {
        const from = (setting: SettingName): string =>
            place.sourceOf?.(setting, options[setting]) ?? 'an option';
        const { workspaceId, mcpUrl } = options;
        return {
            state: 'ok',
            message: `${link.metaUrl} (from ${from('instanceUrl')}), with the token from ${from('accessToken')}.`,
            facts: {
                meta_url: link.metaUrl,
                instance_from: from('instanceUrl'),
                token_from: from('accessToken'),
                ...(workspaceId === undefined
                    ? {}
                    : { workspace: workspaceId, workspace_from: from('workspaceId') }),
                ...(mcpUrl === undefined ? {} : { mcp_url: redactUrl(mcpUrl), mcp_from: from('mcpUrl') }),
            },
        };
    },
};
