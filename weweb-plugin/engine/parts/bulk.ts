// To write, compare and patch many records.
export {
    recordBulkAdd,
    recordBulkDelete,
    recordBulkPatch,
    recordFindDuplicates,
    recordUpsert,
    recordUpsertMany,
} from 'xano-connect/pure/operations';
