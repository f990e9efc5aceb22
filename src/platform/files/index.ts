export { acceptedEndings, acceptedWords, largestFile, type MediaType } from './accepted.ts'
export { cleanName } from './clean-name.ts'
export { asDownload, downloadRoute } from './download.ts'
export {
  type About,
  filesAbout,
  type NewFile,
  readFile,
  removeFile,
  type StoredFile,
  storeFile,
} from './files.queries.ts'
export type { FilesTables } from './files.tables.ts'
