export { routes } from './directory.routes.ts'
export { exportServices } from './export/export-services.ts'
export { type Imported, importServices } from './import/import-services.ts'
export { ensureTerms } from './terms/own-terms.ts'
