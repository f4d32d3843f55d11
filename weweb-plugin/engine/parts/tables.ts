// To build tables: their columns, and what differs between a table and its description.
export { columnOperations, tableEnsure } from 'xano-connect/pure/operations';
