/** Thrown by a check that has nothing to look at; its message says why. */
export class NotLooked extends Error {
    constructor(message: string) {
        super(message);
        this.name = 'NotLooked';
    }
}
