import type { DescribedFields, Index, WantedShape } from '../../schema/index.js';

/** The indexes every new table gets are nobody's wish: a table that lost one, or never had it, is as it should be. */
const isStandard = ({ type, fields }: Index): boolean =>
    type === 'primary' || (type === 'btree' && fields.length === 1 && fields[0]?.name === 'created_at');

/** What a description asks of a table that is there. */
export const wantedOf = ({ columns, indexes, stated }: DescribedFields): WantedShape => ({
    columns,
    indexes: indexes.filter((index) => !isStandard(index)),
    stated,
});
