export { type Connection, type Login, openPool, withClient } from './connect.ts'
export { type Database, loginAs, openDatabase, type Sizes } from './database.ts'
export { type Embedded, type EmbeddedOptions, startEmbedded } from './embedded.ts'
export { codeOf, DatabaseReadOnly, DatabaseRefusal, DatabaseUnavailable, isLostConnection } from './errors.ts'
export { isUpToDate, type MigrateOptions, migrate } from './migrate.ts'
export { onceAPage, onlyShows } from './once-a-page.ts'
export { type OpenOptions, type OpenStore, openStore, type Where } from './open.ts'
export {
  asNobody,
  asStatistician,
  asViewer,
  asWorker,
  asWorkerCopying,
  type CopyIn,
  goOnAs,
  type Now,
  type Tx,
} from './viewer.ts'
