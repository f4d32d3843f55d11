/** Records of a table, made one by one as they are asked for; a generator that is left can be gone on with. */
export function rowsUpTo(count) {
    let i = 0;
    const next = () =>
        i < count
            ? {
                  done: false,
                  value: {
                      email: `customer.${i}@example.test`,
                      name: `Customer ${i}`,
                      visits: i++ % 100,
                      notes: 'a few words about this customer, as there often are',
                  },
              }
            : { done: true, value: undefined };
    return { next, [Symbol.iterator]: () => ({ next }) };
}
