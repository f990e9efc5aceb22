import type { ReadCell, ReadRow } from './read-row.ts'
import { FileRefused } from './refused.ts'
import { workbookIn } from './workbook.ts'
import { hearAll, hearXml } from './xml.ts'
import { openZip, type Zip } from './zip.ts'

const mostSharedLetters = 160 << 20
const mostColumns = 16_384

/** How many first rows of a page are looked at for its heading. */
export const firstRows = 20

export interface XlsxTable {
  /** The page that was read. */
  page: string
  /** Days are counted from 1904 and not from 1900. */
  from1904: boolean
  rows: AsyncGenerator<ReadRow[]>
}

/**
 * The rows of a workbook's page: the first page in whose first rows there is one that fits, or the first that is not hidden. Streamed; what
 * formulas came to is read, formulas are not.
 * @param fits whether a row is the heading that is looked for
 * @throws FileRefused when it is damaged, a bomb, has a password or macros
 */
export async function readXlsx(path: string, fits: (cells: readonly ReadCell[]) => boolean): Promise<XlsxTable> {
  const zip = await openZip(path)
  const { pages, from1904 } = await workbookIn(zip)
  const words = await sharedWords(zip)
  const shown = pages.filter(({ hidden }) => !hidden)
  for (const page of shown) {
    if (await headed(pageRows(zip, page.part, words), fits))
      return { page: page.name, from1904, rows: pageRows(zip, page.part, words) }
  }
  const [first] = shown
  if (first === undefined) throw new FileRefused('The spreadsheet has no page that is not hidden.')
  return { page: first.name, from1904, rows: pageRows(zip, first.part, words) }
}

async function headed(rows: AsyncGenerator<ReadRow[]>, fits: (cells: readonly ReadCell[]) => boolean) {
  for await (const some of rows) {
    if (some.some(({ row, cells }) => row <= firstRows && fits(cells))) return true
    if ((some.at(-1)?.row ?? 0) > firstRows) return false
  }
  return false
}

/** The texts that cells point to. */
async function sharedWords(zip: Zip): Promise<string[]> {
  const words: string[] = []
  const part = zip.names.find((name) => /^xl\/sharedStrings\.xml$/i.test(name))
  if (part === undefined) return words
  let [now, heard, skipped, letters] = ['', false, false, 0]
  await hearAll(zip.part(part), {
    opened({ name }) {
      if (name === 'si') now = ''
      if (name === 'rPh') skipped = true
      heard = name === 't' && !skipped
    },
    text(more) {
      if (heard) now += more
    },
    closed(name) {
      if (name === 't') heard = false
      if (name === 'rPh') skipped = false
      if (name !== 'si') return
      letters += now.length
      if (letters > mostSharedLetters)
        throw new FileRefused('The spreadsheet holds more text than can be read at once. Save it as CSV.')
      words.push(now)
    },
  })
  return words
}

async function* pageRows(zip: Zip, part: string, words: readonly string[]): AsyncGenerator<ReadRow[]> {
  let done: ReadRow[] = []
  let [row, column, kind, value, heard] = [0, 0, '', '', false]
  let cells: ReadCell[] = []
  const hearing = {
    opened({ name, attributes }: { name: string; attributes: Readonly<Record<string, string>> }) {
      if (name === 'row') {
        row = Number(attributes.r ?? row + 1)
        cells = []
        column = -1
      } else if (name === 'c') {
        column = attributes.r === undefined ? column + 1 : columnOf(attributes.r)
        kind = attributes.t ?? 'n'
        value = ''
      } else heard = name === 'v' || name === 't'
    },
    text(more: string) {
      if (heard) value += more
    },
    closed(name: string) {
      if (name === 'v' || name === 't') heard = false
      else if (name === 'c' && value !== '') {
        if (column < 0 || column >= mostColumns) throw new FileRefused(`Row ${row} of the spreadsheet is damaged.`)
        while (cells.length < column) cells.push('')
        cells[column] = read(kind, value, words)
      } else if (name === 'row' && cells.length > 0) done.push({ row, cells })
    },
  }
  for await (const _ of hearXml(zip.part(part), hearing)) {
    if (done.length === 0) continue
    yield done
    done = []
  }
  if (done.length > 0) yield done
}

function read(kind: string, value: string, words: readonly string[]): ReadCell {
  if (kind === 's') return words[Number(value)] ?? ''
  if (kind === 'b') return value === '1' || value === 'true'
  if (kind !== 'n') return value
  const number = Number(value)
  return Number.isFinite(number) ? number : value
}

/** Where a cell named as in `AB12` stands, from 0. */
function columnOf(name: string): number {
  let column = 0
  for (let at = 0; at < name.length; at++) {
    const letter = name.charCodeAt(at) - 64
    if (letter < 1 || letter > 26) break
    column = column * 26 + letter
  }
  return column - 1
}
