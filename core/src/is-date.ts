/** By behaviour: a Date of another realm (n8n's sandbox, an iframe) is no instance of ours. */
export const isDate = (value: unknown): value is Date =>
    Object.prototype.toString.call(value) === '[object Date]';
