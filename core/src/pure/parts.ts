// Parts of a client that few bundles need.
export { downloadPart } from '../metadata/download.js';
export type { DownloadPart } from '../metadata/download.js';
export { featurePart } from '../metadata/features.js';
export type { FeaturePart } from '../metadata/features.js';
