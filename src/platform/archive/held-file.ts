import { randomUUID } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { type FileHandle, open, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable, type Writable } from 'node:stream'

const smallEnough = 1024 * 1024

/** Bytes that are kept aside while they are made, and then given away once. */
export interface HeldFile {
  readonly handle: FileHandle
  /** Where to write it. */
  writer(): Writable
  /** What was written, as the body of an answer. Small ones are read at once; of a large one the file is closed when it has been read. */
  body(): Promise<Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array>>
  /** Throws it away. */
  drop(): Promise<void>
}

/**
 * A file without a name that nobody else can open: what somebody takes out is written there whole before any of it is sent, so that a file is never half of
 * one, the transaction it is read in does not wait for whoever reads slowly, and memory holds none of it.
 */
export async function heldFile(): Promise<HeldFile> {
  const path = join(tmpdir(), `nwd-${randomUUID()}`)
  const handle = await open(path, 'wx+', 0o600)
  await rm(path, { force: true })
  return {
    handle,
    drop: () => handle.close(),
    // By its number: a stream of the handle itself would keep it open for ever.
    writer: () => createWriteStream('', { fd: handle.fd, autoClose: false, start: 0 }),
    async body() {
      const { size } = await handle.stat()
      if (size > smallEnough) return Readable.toWeb(handle.createReadStream({ start: 0 })) as ReadableStream<Uint8Array>
      const bytes = new Uint8Array(size)
      await handle.read(bytes, 0, size, 0)
      await handle.close()
      return bytes
    },
  }
}
