import { open } from 'node:fs/promises'
import { FileRefused } from './refused.ts'

/** What a file is by its own first bytes, whatever it is called. */
export type TableKind = 'csv' | 'xlsx'

const others: readonly (readonly [RegExp, string])[] = [
  [/^d0cf11e0/, 'a spreadsheet of an old kind, or one with a password'],
  [/^25504446/, 'a PDF'],
  [/^(89504e47|ffd8ff|47494638)/, 'a picture'],
  [/^(1f8b|377abcaf|52617221)/, 'a compressed file'],
]

/**
 * Whether a file is a spreadsheet (XLSX) or text. A CSV file that is called .xlsx is read as what it is.
 * @throws FileRefused when it cannot be opened, is empty, or is of another kind
 */
export async function kindOf(path: string): Promise<TableKind> {
  const bytes = await firstBytes(path)
  if (bytes.length === 0) throw new FileRefused('The file is empty.')
  const start = bytes.toString('hex', 0, 8)
  if (start.startsWith('504b0304')) return 'xlsx'
  const other = others.find(([pattern]) => pattern.test(start))?.[1]
  const wide = /^(fffe|feff)/.test(start)
  if (other !== undefined || (!wide && bytes.includes(0)))
    throw new FileRefused(
      `The file is ${other ?? 'not text'}. Give a CSV file or a spreadsheet saved as .xlsx without a password.`,
    )
  return 'csv'
}

async function firstBytes(path: string): Promise<Buffer> {
  const handle = await open(path).catch((error: NodeJS.ErrnoException) => {
    throw new FileRefused(
      `${path} cannot be opened: ${error.code === 'ENOENT' ? 'there is no such file' : error.message}.`,
      2,
    )
  })
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(4096), 0, 4096, 0)
    return buffer.subarray(0, bytesRead)
  } catch (error) {
    throw new FileRefused(`${path} cannot be read: ${error instanceof Error ? error.message : String(error)}.`, 2)
  } finally {
    await handle.close()
  }
}
