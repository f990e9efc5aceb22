import { createHash, type Hash } from 'node:crypto'
import { Readable, Transform, type Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { ZipFile } from 'yazl'

/** A file within a zip file; its bytes are asked for when its turn comes. */
export interface ZipEntry {
  readonly name: string
  bytes(): AsyncIterable<Uint8Array> | Promise<Uint8Array> | Uint8Array
  /** Whether the bytes are as small as they get: a picture, a PDF. */
  readonly packed?: boolean | undefined
}

/** What was written of an entry. */
export interface Packed {
  readonly name: string
  readonly bytes: number
  readonly sha256: string
}

async function* bytesOf(entry: ZipEntry, hash: Hash): AsyncGenerator<Uint8Array> {
  const given = await entry.bytes()
  if (given instanceof Uint8Array) {
    hash.update(given)
    yield given
    return
  }
  for await (const chunk of given) {
    hash.update(chunk)
    yield chunk
  }
}

/**
 * Writes entries into a zip file, one after the other as a stream, with the fingerprint of each told to `onPacked` before the next is asked for.
 * Memory holds a piece of one of them at a time. Out: the fingerprint of the whole.
 * @param into ended when the zip file is whole
 */
export async function zipInto(
  into: Writable,
  entries: readonly ZipEntry[],
  { at, onPacked = () => undefined }: { at: Date; onPacked?: (packed: Packed) => void },
): Promise<{ bytes: number; sha256: string }> {
  const zip = new ZipFile()
  const whole = createHash('sha256')
  let length = 0
  const failed = new Promise<never>((_, reject) => zip.on('error', reject))
  for (const entry of entries)
    zip.addReadStreamLazy(entry.name, { mtime: at, compress: entry.packed !== true }, (give) => {
      const hash = createHash('sha256')
      let bytes = 0
      const counted = new Transform({
        transform(chunk: Uint8Array, _, done) {
          bytes += chunk.length
          done(null, chunk)
        },
        flush(done) {
          onPacked({ name: entry.name, bytes, sha256: hash.digest('hex') })
          done()
        },
      })
      const source = Readable.from(bytesOf(entry, hash), { objectMode: false })
      source.on('error', (error) => counted.destroy(error))
      counted.on('error', (error) => zip.emit('error', error))
      give(null, source.pipe(counted))
    })
  zip.end()
  const measured = new Transform({
    transform(chunk: Uint8Array, _, done) {
      whole.update(chunk)
      length += chunk.length
      done(null, chunk)
    },
  })
  const piped = pipeline(zip.outputStream, measured, into)
  try {
    await Promise.race([piped, failed])
  } catch (error) {
    piped.catch(() => undefined)
    into.destroy()
    throw error
  }
  return { bytes: length, sha256: whole.digest('hex') }
}
