/** What is taken out whole: files beside memory, zip files as streams, and what each table and column of the database means. */
export { type DescribedColumn, type DescribedTable, describedTables } from './described-tables.ts'
export { type HeldFile, heldFile } from './held-file.ts'
export { inSnapshot, type Snapshot } from './snapshot.ts'
export { type Packed, type ZipEntry, zipInto } from './zip.ts'
