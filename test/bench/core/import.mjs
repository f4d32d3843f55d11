// Prints the milliseconds an import of one built entry takes in this fresh process.
const url = new URL(`../../../core/dist/${process.argv[2]}`, import.meta.url);
const begun = performance.now();
await import(url.href);
console.log(performance.now() - begun);
