import { Discovery } from '../../editor/index.js';

/** Lists the instances of a token. */
const ACCOUNT_URL = 'https://app.xano.com/api:meta';

/** What the panels show of Xano, with the settings as they are typed right now. */
export const discover = (settings) => new Discovery(settings, { accountUrl: ACCOUNT_URL });
