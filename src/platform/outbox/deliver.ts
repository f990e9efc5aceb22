import { sql } from 'kysely'
import { asWorker, type Database, type Now, type Tx } from '#platform/db'
import { type Letter, SendingFailed, type Transports } from '#platform/mail'

/** Minutes to wait after the first, second … failed try; after as many failures the message is given up, two days after it was written. */
const pauses = [1, 5, 15, 60, 180, 360, 720, 1440] as const

/** One failing message is its own; as many in a row are the service, which is left alone until the next run. */
const failuresInARow = 3

interface Waiting extends Letter {
  readonly tries: number
}

const nextWaiting = async (tx: Tx): Promise<Waiting | undefined> => {
  const { rows } = await sql<Waiting>`
    select id, channel, recipient, subject, body, tries from platform.outbox
    where sent_at is null and given_up_at is null and next_try_at <= nwd.clock()
    order by created_at, id limit 1 for update skip locked
  `.execute(tx)
  return rows[0]
}

const markSent = (tx: Tx, id: string, through: string) =>
  sql`
    update platform.outbox set sent_at = nwd.clock(), sent_through = ${through}, tries = tries + 1, last_error = null where id = ${id}
  `.execute(tx)

const markFailed = (tx: Tx, { id, tries }: Waiting, { answer, forGood }: SendingFailed) => {
  const pause = forGood ? undefined : pauses[tries]
  return sql`
    update platform.outbox set tries = tries + 1, last_error = ${answer},
      given_up_at = ${pause === undefined ? sql`nwd.clock()` : null},
      next_try_at = nwd.clock() + make_interval(mins => ${pause ?? 0})
    where id = ${id}
  `.execute(tx)
}

const send = async (letter: Letter, transports: Transports): Promise<string> => {
  const transport = transports[letter.channel]
  if (transport === null) throw new SendingFailed(`nothing is set up that sends by ${letter.channel}`, true)
  await transport.send(letter)
  return transport.name
}

/** Sends the oldest message that is due, in a transaction that holds its row meanwhile. */
const deliverOne = (database: Database, clock: Now, transports: Transports): Promise<'none' | 'sent' | 'failed'> =>
  asWorker(database, clock, async (tx) => {
    const letter = await nextWaiting(tx)
    if (letter === undefined) return 'none'
    try {
      await markSent(tx, letter.id, await send(letter, transports))
      return 'sent'
    } catch (error) {
      if (!(error instanceof SendingFailed)) throw error
      await markFailed(tx, letter, error)
      return 'failed'
    }
  })

/**
 * Sends what waits, oldest first, until nothing is due. Any number of programs may do so at once: each message is one program's at a time. A message
 * may be sent twice only when the program ends between sending it and writing that down; both then carry the same identifier.
 * @returns how many were sent, and how many failed and will be tried later or were given up
 */
export const deliverOutbox = async (
  database: Database,
  clock: Now,
  transports: Transports,
): Promise<{ sent: number; failed: number }> => {
  const total = { sent: 0, failed: 0 }
  let inARow = 0
  while (inARow < failuresInARow) {
    const outcome = await deliverOne(database, clock, transports)
    if (outcome === 'none') break
    total[outcome]++
    inARow = outcome === 'failed' ? inARow + 1 : 0
  }
  return total
}
