import type { ToolCallOptions, Xano } from 'xano-connect/pure';
import { GUIDE } from '../../../unit/mcp/adapt/guide.js';
import type { GuideCall } from '../../../unit/mcp/adapt/guide.js';

type Args = GuideCall['args'];

/** A tool as it was called on the server. */
export interface Sent {
    readonly tool: string;
    readonly args: Args;
}

/** One way the guide writes a call, and what is to be seen of it. */
export interface CallForm {
    readonly name: string;
    /** Where the guide has it. */
    readonly section: string;
    /** As it stands there. */
    readonly printed: string;
    /** Said where something had to be put in first. */
    readonly filled?: string;
    /** What is called: as printed, with what had to be put in. */
    readonly call: () => GuideCall;
    readonly options?: ToolCallOptions;
    /** Done first, over the Metadata API. */
    readonly before?: (xano: Xano) => Promise<unknown>;
    /** The answer in a few words that stay the same from run to run. Absent where the call is refused. */
    readonly tell?: (data: unknown) => string;
}

interface Extras extends Pick<CallForm, 'options' | 'before' | 'filled'> {
    /** Default: the key in GUIDE. */
    readonly name?: string;
    /** Arguments put in place of the printed ones. */
    readonly fill?: Args;
}

/** A call that is printed whole, as a JSON object. */
export function printedForm(
    key: keyof typeof GUIDE,
    section: string,
    tell?: (data: unknown) => string,
    { name = key, fill = {}, ...extras }: Extras = {},
): CallForm {
    const printed = GUIDE[key];
    const call = (): GuideCall => {
        const { tool, args } = JSON.parse(printed) as GuideCall;
        return { tool, args: { ...args, ...fill } };
    };
    return { name, section, printed, call, ...(tell === undefined ? {} : { tell }), ...extras };
}

/** A call that is printed as code around `callMCPTool`. */
export const codeForm = (
    name: string,
    section: string,
    printed: string,
    { tool, args }: GuideCall,
    tell: ((data: unknown) => string) | undefined,
    { filled }: { readonly filled?: string } = {},
): CallForm => ({
    name,
    section,
    printed,
    call: () => ({ tool, args }),
    ...(tell === undefined ? {} : { tell }),
    ...(filled === undefined ? {} : { filled }),
});
