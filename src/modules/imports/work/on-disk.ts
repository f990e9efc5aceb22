import { mkdir, mkdtemp, open, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { asWorker } from '#platform/db'
import type { JobParts } from '#platform/jobs'

const folder = join(tmpdir(), `nwd-imports-${process.getuid?.() ?? 0}`)

const runs = (pid: number): boolean => {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

/** A folder that only this program's user may read, without what programs left there that were killed. */
async function ownFolder(): Promise<string> {
  await mkdir(folder, { mode: 0o700, recursive: true })
  for (const name of await readdir(folder)) {
    const pid = Number(name.split('-')[0])
    if (pid !== process.pid && !runs(pid)) await rm(join(folder, name), { recursive: true, force: true })
  }
  return await mkdtemp(join(folder, `${process.pid}-`))
}

/** Lays bytes on the disk while they are worked with: readers of workbooks go back and forth in them. */
export async function onDisk<T>(
  pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  work: (path: string) => Promise<T>,
): Promise<T> {
  const own = await ownFolder()
  try {
    const path = join(own, 'file')
    const handle = await open(path, 'wx', 0o600)
    try {
      for await (const bytes of pieces) await handle.write(bytes)
    } finally {
      await handle.close()
    }
    return await work(path)
  } finally {
    await rm(own, { recursive: true, force: true })
  }
}

/** The pieces of a file that is kept, one after the other. */
export async function* piecesOf({ database, clock }: JobParts, file_id: string): AsyncGenerator<Buffer> {
  for (let part = 0; ; part++) {
    const { rows } = await asWorker(database, clock, (tx) =>
      sql<{
        content: Buffer
      }>`select content from imports.file_part where file_id = ${file_id} and part = ${part}`.execute(tx),
    )
    if (rows[0] === undefined) return
    yield rows[0].content
  }
}
