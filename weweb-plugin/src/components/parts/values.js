/** A value that WeWeb works out when the app runs. */
export const isBound = (value) => !!value?.__wwtype;

/** What boxes give when they are emptied. */
export const isEmpty = (value) => value === undefined || value === null || value === '';

/** A copy with this value; one that was emptied is left out. */
export function withValue(object, name, value) {
    const { [name]: _before, ...others } = object ?? {};
    return isEmpty(value) ? others : { ...object, [name]: value };
}

/** An error in one line, with what to do about it. */
export const sentence = ({ message, hint }) => [message, hint].filter(Boolean).join(' ');
