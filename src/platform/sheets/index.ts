/** Tables as files that partners open: CSV and XLSX. */
export { type Cell, csvOf, type Sheet } from './csv.ts'
export { sheetAsDownload, sheetsAsDownload } from './download.ts'
export type { ReadCell, ReadRow } from './reading/read-row.ts'
export { type ReadTable, readTable } from './reading/read-table.ts'
export { firstRows } from './reading/read-xlsx.ts'
export { FileRefused } from './reading/refused.ts'
export { shortened } from './reading/shortened.ts'
export { xlsxOf } from './xlsx.ts'
