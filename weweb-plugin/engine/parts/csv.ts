// To read and write CSV.
export { exportRecords } from '../csv-export.js';
export { importRecords } from '../csv-import.js';
