import { createReadStream } from 'node:fs'

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252'

/**
 * How the letters of a text file are written: by its byte order mark, else UTF-8 when every byte of it is that, else Windows-1252, in which
 * spreadsheets on Windows save CSV.
 */
export async function encodingOf(path: string): Promise<Encoding> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let first = true
  for await (const bytes of createReadStream(path, { highWaterMark: 1 << 18 })) {
    const chunk: Buffer = bytes
    if (first && chunk[0] === 0xff && chunk[1] === 0xfe) return 'utf-16le'
    if (first && chunk[0] === 0xfe && chunk[1] === 0xff) return 'utf-16be'
    first = false
    if (!decodes(decoder, chunk)) return 'windows-1252'
  }
  return decodes(decoder) ? 'utf-8' : 'windows-1252'
}

function decodes(decoder: TextDecoder, chunk?: Buffer): boolean {
  try {
    decoder.decode(chunk, { stream: chunk !== undefined })
    return true
  } catch {
    return false
  }
}

/** The text of a file, piece by piece, without its byte order mark. */
export async function* textOf(path: string, encoding: Encoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding)
  for await (const bytes of createReadStream(path, { highWaterMark: 1 << 15 })) {
    const chunk: Buffer = bytes
    yield decoder.decode(chunk, { stream: true })
  }
  yield decoder.decode()
}
