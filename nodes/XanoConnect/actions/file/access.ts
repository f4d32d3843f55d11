import type { INodeProperties } from 'n8n-workflow';
import type { Item } from '../../run/item.js';

/** Who may open a file by its address. */
export const access: INodeProperties = {
    displayName: 'Access',
    name: 'access',
    type: 'options',
    default: 'public',
    description: 'Who may open the file. Left out, it is public.',
    options: [
        { name: 'Private', value: 'private', description: 'Only logic in Xano, which can sign an address' },
        { name: 'Public', value: 'public', description: 'Everybody who has its address' },
    ],
};

export const accessOf = (item: Item): { readonly access?: 'public' | 'private' } => {
    const chosen = item.value('options.access');
    return chosen === 'public' || chosen === 'private' ? { access: chosen } : {};
};
