import { sql } from 'kysely'
import { heldFile } from '#platform/archive'
import { recordEvent } from '#platform/audit'
import { asWorker, withClient } from '#platform/db'
import { type Job, type JobParts, jobInTransaction, reportFailure } from '#platform/jobs'
import { writeArchive } from './write-archive.ts'

interface Due {
  id: string
  area_id: string
}

const pieceOf = 1024 * 1024

async function makeOne(parts: JobParts, { id, area_id }: Due): Promise<void> {
  const { database, clock, stopping } = parts
  const tell = (change: ReturnType<typeof sql>) =>
    asWorker(database, clock, (tx) => sql`update take_out.archive set ${change} where id = ${id}`.execute(tx))
  // Begun again after the program ended in the middle: nothing is left of what was there.
  await asWorker(database, clock, (tx) => sql`delete from take_out.archive_piece where archive_id = ${id}`.execute(tx))
  await tell(sql`begun_at = nwd.clock(), tables_done = 0, rows_done = 0`)
  const file = await heldFile()
  try {
    let telling: Promise<unknown> = Promise.resolve()
    const made = await writeArchive(
      database,
      {
        area: area_id,
        at: clock.now(),
        stopping,
        onProgress: ({ tables, of, rows }) => {
          telling = telling
            .then(() => tell(sql`tables_done = ${tables}, tables_of = ${of}, rows_done = ${rows}`))
            .catch(() => undefined)
        },
      },
      file.writer(),
    )
    await telling
    for (let number = 0; number * pieceOf < made.bytes; number++) {
      const piece = Buffer.alloc(Math.min(pieceOf, made.bytes - number * pieceOf))
      await file.handle.read(piece, 0, piece.length, number * pieceOf)
      await asWorker(database, clock, (tx) =>
        sql`insert into take_out.archive_piece (archive_id, area_id, number, content) values (${id}, ${area_id}, ${number}, ${piece})`.execute(
          tx,
        ),
      )
    }
    await asWorker(database, clock, async (tx) => {
      await sql`update take_out.archive set made_at = nwd.clock(), made_bytes = ${made.bytes}, made_sha256 = ${made.sha256} where id = ${id}`.execute(
        tx,
      )
      const subject = { kind: 'take_out.archive', id }
      await recordEvent(tx, { event: 'take_out.archive.made', area_id, subject, detail: { rows: made.rows } })
    })
  } finally {
    await file.drop()
  }
}

/** Makes the archives that were agreed to, one after the other, by one program among all on the database; one that was broken off is begun again. */
export async function makeArchives(parts: JobParts): Promise<void> {
  const { database, clock, stopping } = parts
  await withClient(database.workerLogin, 'nwd archives', async (client) => {
    const { rows } = await client.query<{ mine: boolean }>(
      `select pg_try_advisory_lock(hashtextextended('make archives', 0)) as mine`,
    )
    if (rows[0]?.mine !== true) return
    while (stopping?.aborted !== true) {
      const due = await asWorker(database, clock, async (tx) => {
        const found = await sql<Due>`
          select id, area_id from take_out.archive where agreed_at is not null and made_at is null and failed_at is null order by asked_at limit 1`.execute(
          tx,
        )
        return found.rows[0]
      })
      if (due === undefined) return
      try {
        await makeOne(parts, due)
      } catch (error) {
        if (stopping?.aborted) return
        reportFailure('make-archives', error)
        await asWorker(database, clock, (tx) =>
          sql`update take_out.archive set failed_at = nwd.clock() where id = ${due.id}`.execute(tx),
        )
      }
    }
  })
}

const forgetArchives = jobInTransaction({ name: 'forget-archives', every: '25 3 * * *' }, (tx) =>
  sql`delete from take_out.archive_piece where archive_id in (
    select id from take_out.archive where coalesce(made_at, failed_at) < nwd.clock() - interval '14 days')`.execute(tx),
)

/** At once when an archive is agreed to, and every five minutes in case it was missed; and forgotten after fourteen days. */
export const archiveJobs: readonly Job[] = [
  { name: 'make-archives', every: '*/5 * * * *', on: 'nwd_take_out', run: makeArchives },
  forgetArchives,
]
