/** Documents that partners open in a word processor: real headings, lists and tables, so that they read aloud as well as they print. */

export type { Block, WordDocument } from './block.ts'
export { documentAsDownload } from './download.ts'
export { docxOf } from './word-document.ts'
