/** Tables as files that partners open: CSV and XLSX. */
export { type Cell, csvOf, type Sheet } from './csv.ts'
export { sheetAsDownload, sheetsAsDownload } from './download.ts'
export { xlsxOf } from './xlsx.ts'
