/** Documents that partners open in a word processor: real headings, lists and tables, so that they read aloud as well as they print. */

export { documentAsDownload } from './download.ts'
export { type Block, docxOf, type WordDocument } from './word-document.ts'
