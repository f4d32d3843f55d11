/**
 * The rest of the Metadata API, by resource and verb: what few programs call. It stands apart from `metadataOperations`,
 * so that a bundle which never calls it does not hold it.
 */
export const moreOperations = {};
