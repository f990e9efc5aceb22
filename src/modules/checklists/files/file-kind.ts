import { open } from 'node:fs/promises'
import { basename } from 'node:path'
import { ImportRefused } from './problem.ts'

const right = 'Give a CSV file in UTF-8 (in a spreadsheet: save as, CSV UTF-8). Nothing was stored.'

const kinds: readonly (readonly [RegExp, string])[] = [
  [/^504b0304/, 'a spreadsheet or another zipped file'],
  [/^d0cf11e0/, 'a spreadsheet or document of an old kind'],
  [/^25504446/, 'a PDF'],
  [/^(fffe|feff)/, 'text in UTF-16'],
]

/** A file: where it lies, or its name and bytes as somebody sent it. */
export type Source = string | { readonly name: string; readonly bytes: Uint8Array }

/** What a file is called in messages. */
export const nameOf = (source: Source): string => basename(typeof source === 'string' ? source : source.name)

/** There is no such file to read: a wrong command, not a wrong file. */
export class NoSuchFile extends Error {
  override readonly name = 'NoSuchFile'
  readonly exitCode = 2
}

/**
 * Refuses a file whose first bytes say that it is no text.
 * @throws NoSuchFile when it cannot be opened; ImportRefused when it is of another kind
 */
export async function refuseOtherKinds(source: Source): Promise<void> {
  const bytes = typeof source === 'string' ? await firstBytes(source) : Buffer.from(source.bytes.subarray(0, 4096))
  const kind = kinds.find(([pattern]) => pattern.test(bytes.toString('hex')))?.[1]
  if (kind !== undefined) throw new ImportRefused(`${nameOf(source)} is ${kind}. ${right}`)
  if (bytes.includes(0)) throw new ImportRefused(`${nameOf(source)} is not text. ${right}`)
}

async function firstBytes(file: string): Promise<Buffer> {
  const handle = await open(file).catch((error: NodeJS.ErrnoException) => {
    throw new NoSuchFile(
      `${file} cannot be opened: ${error.code === 'ENOENT' ? 'there is no such file' : error.message}.`,
    )
  })
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(4096), 0, 4096, 0)
    return buffer.subarray(0, bytesRead)
  } catch (error) {
    throw new NoSuchFile(`${file} cannot be read: ${error instanceof Error ? error.message : String(error)}.`)
  } finally {
    await handle.close()
  }
}

/**
 * The text of a file in UTF-8.
 * @throws ImportRefused, naming the line, when it is not UTF-8
 */
export async function* decoded(bytes: AsyncIterable<Buffer>, name: string): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
  let lines = 1
  for await (const chunk of bytes) {
    let text: string
    try {
      text = decoder.decode(chunk, { stream: true })
    } catch {
      const read = new TextDecoder('utf-8').decode(chunk)
      const line = lines + newLines(read.slice(0, read.indexOf('\uFFFD')))
      throw new ImportRefused(`${name} line ${line} holds a letter that is not in UTF-8. ${right}`)
    }
    lines += newLines(text)
    yield text
  }
}

const newLines = (text: string): number => text.split('\n').length - 1
