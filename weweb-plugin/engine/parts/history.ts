// To sum requests up.
export { requestHistorySummary } from 'xano-connect/pure/operations';
