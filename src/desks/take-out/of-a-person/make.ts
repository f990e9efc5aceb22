import { sql } from 'kysely'
import { heldFile } from '#platform/archive'
import { recordEvent } from '#platform/audit'
import { asWorker, withClient } from '#platform/db'
import { type Job, type JobParts, jobInTransaction } from '#platform/jobs'
import { gather } from './gather.ts'
import { decisionsOf, gatheredOf } from './requests.queries.ts'
import { writeCopy } from './write-copy.ts'

interface Due {
  id: string
  area_id: string
  person_id: string
}

const about = ({ id, area_id, person_id }: Due) => ({ area_id, person_id, subject: { kind: 'take_out.request', id } })

async function gatherOne({ database, clock }: JobParts): Promise<boolean> {
  return asWorker(database, clock, async (tx) => {
    const { rows } = await sql<Due>`
      select id, area_id, person_id from take_out.request where gathered_at is null and closed_at is null
      order by recorded_at limit 1 for update skip locked`.execute(tx)
    const [due] = rows
    if (due === undefined) return false
    const content = await gather(tx, due, clock.now())
    await sql`insert into take_out.gathered (request_id, area_id, person_id, content)
      values (${due.id}, ${due.area_id}, ${due.person_id}, ${JSON.stringify(content)}::jsonb)`.execute(tx)
    await sql`update take_out.request set gathered_at = nwd.clock() where id = ${due.id}`.execute(tx)
    await recordEvent(tx, { event: 'take_out.copy.gathered', ...about(due) })
    return true
  })
}

const pieceOf = 1024 * 1024

async function makeOne({ database, clock }: JobParts): Promise<boolean> {
  return asWorker(database, clock, async (tx) => {
    const { rows } = await sql<Due>`
      select id, area_id, person_id from take_out.request where released_at is not null and made_at is null and closed_at is null
      order by released_at limit 1 for update skip locked`.execute(tx)
    const [due] = rows
    const gathered = due && (await gatheredOf(tx, due.id))
    if (due === undefined || gathered === undefined) return false
    const file = await heldFile()
    try {
      const made = await writeCopy(tx, { gathered, decided: await decisionsOf(tx, due.id) }, file.writer())
      for (let number = 0; number * pieceOf < made.bytes; number++) {
        const piece = Buffer.alloc(Math.min(pieceOf, made.bytes - number * pieceOf))
        await file.handle.read(piece, 0, piece.length, number * pieceOf)
        await sql`insert into take_out.copy_piece (request_id, area_id, person_id, number, content)
          values (${due.id}, ${due.area_id}, ${due.person_id}, ${number}, ${piece})`.execute(tx)
      }
      await sql`update take_out.request set made_at = nwd.clock(), made_bytes = ${made.bytes}, made_sha256 = ${made.sha256} where id = ${due.id}`.execute(
        tx,
      )
      await recordEvent(tx, { event: 'take_out.copy.made', ...about(due), detail: { bytes: made.bytes } })
    } finally {
      await file.drop()
    }
    return true
  })
}

/** Gathers what was asked for, and makes into files what was given out, one after the other, by one program among all on the database. */
export async function makeCopies(parts: JobParts): Promise<void> {
  await withClient(parts.database.workerLogin, 'nwd copies', async (client) => {
    const { rows } = await client.query<{ mine: boolean }>(
      `select pg_try_advisory_lock(hashtextextended('make copies', 0)) as mine`,
    )
    if (rows[0]?.mine !== true) return
    while (parts.stopping?.aborted !== true) if (!(await gatherOne(parts)) && !(await makeOne(parts))) return
  })
}

/** What was gathered and made is kept no longer than it may be fetched. */
const forgetCopies = jobInTransaction({ name: 'forget-copies', every: '20 3 * * *' }, async (tx) => {
  const over = sql`select r.id from take_out.request r where coalesce(r.made_at, r.closed_at) < nwd.clock() - interval '60 days'`
  await sql`delete from take_out.copy_piece where request_id in (${over})`.execute(tx)
  await sql`delete from take_out.gathered where request_id in (${over})`.execute(tx)
})

/** At once when a copy is asked for or given out, and every five minutes in case it was missed. */
export const copyJobs: readonly Job[] = [
  { name: 'make-copies', every: '*/5 * * * *', on: 'nwd_take_out', run: makeCopies },
  forgetCopies,
]
