import { sql } from 'kysely'
import { afterEach, describe, expect, it } from 'vitest'
import { startJobs } from '#platform/jobs'
import { type Letter, SendingFailed, type Transport, type Transports } from '#platform/mail'
import { testDatabase } from '#platform/testing'
import { type Clock, fixedClock } from '#platform/time'
import { deliverOutbox, type Message, outboxJobs, sendLater } from './index.ts'
import { deleteOldMessages } from './messages.ts'

const house = await testDatabase()
const later = (minutes: number): Clock => fixedClock(new Date(house.clock.now().getTime() + minutes * 60_000))
const day = 24 * 60

/** A service that takes messages, until it is told to refuse them. */
const service = () => {
  const taken: Letter[] = []
  let refusal: ((letter: Letter) => SendingFailed | undefined) | undefined
  const transport: Transport = {
    name: 'smtp',
    send: async (letter) => {
      const failed = refusal?.(letter)
      if (failed) throw failed
      taken.push(letter)
    },
  }
  const transports: Transports = { email: transport, text: null }
  return {
    taken,
    transports,
    subjects: () => taken.map((letter) => letter.subject),
    refuse: (how?: typeof refusal) => {
      refusal = how
    },
  }
}

const message = (subject: string, change: Partial<Message> = {}): Message => ({
  channel: 'email',
  recipient: 'kim.fictus@northtown.example',
  subject,
  body: 'Somebody was referred to you:\n\nhttps://nowrongdoor.example/referrals',
  ...change,
})
const write = (...messages: Message[]) =>
  house.asNobody(async (tx) => {
    for (const each of messages) await sendLater(tx, each)
  })
const rows = async () => {
  const found = await house.asWorker((tx) =>
    sql<{ subject: string; tries: number; last_error: string | null; sent_through: string | null; given_up: boolean }>`
      select subject, tries, last_error, sent_through, given_up_at is not null as given_up from platform.outbox order by created_at, id`.execute(
      tx,
    ),
  )
  return found.rows
}
const deliver = (transports: Transports, clock: Clock = house.clock) => deliverOutbox(house.database, clock, transports)
const away = () => new SendingFailed('ECONNECTION no route', false)

afterEach(() => house.asWorker((tx) => sql`delete from platform.outbox`.execute(tx)))

describe('a message', () => {
  it('leaves after the change that caused it is kept, in the order it was written, and once', async () => {
    const post = service()
    await write(message('first'), message('second'))
    expect(await deliver(post.transports)).toEqual({ sent: 2, failed: 0 })
    expect(await deliver(post.transports)).toEqual({ sent: 0, failed: 0 })
    expect(post.subjects()).toEqual(['first', 'second'])
    expect(await rows()).toEqual(
      ['first', 'second'].map((subject) => ({
        subject,
        tries: 1,
        last_error: null,
        sent_through: 'smtp',
        given_up: false,
      })),
    )
  })

  it('is never sent when the change was not kept', async () => {
    const post = service()
    const failing = house.asNobody(async (tx) => {
      await sendLater(tx, message('never'))
      throw new Error('the referral was refused')
    })
    await expect(failing).rejects.toThrow('the referral was refused')
    expect(await deliver(post.transports)).toEqual({ sent: 0, failed: 0 })
  })

  it('leaves once when several programs deliver at the same time', async () => {
    const post = service()
    const subjects = Array.from({ length: 30 }, (_, number) => `message ${number}`)
    await write(...subjects.map((subject) => message(subject)))
    await Promise.all([deliver(post.transports), deliver(post.transports), deliver(post.transports)])
    expect(post.subjects().sort()).toEqual(subjects.sort())
  })

  it('cannot be read by a page', async () => {
    await write(message('hidden'))
    await expect(house.asNobody((tx) => sql`select * from platform.outbox`.execute(tx))).rejects.toThrow(
      'permission denied',
    )
  })
})

describe('a message that is not taken', () => {
  it('is tried again after growing pauses, and holds up no other', async () => {
    const post = service()
    post.refuse((letter) => (letter.subject === 'greylisted' ? new SendingFailed('450 try later', false) : undefined))
    await write(message('greylisted'), message('other'))
    expect(await deliver(post.transports)).toEqual({ sent: 1, failed: 1 })
    expect(await deliver(post.transports)).toEqual({ sent: 0, failed: 0 })
    expect(await deliver(post.transports, later(1))).toEqual({ sent: 0, failed: 1 })
    expect(await deliver(post.transports, later(5))).toEqual({ sent: 0, failed: 0 })
    post.refuse(undefined)
    expect(await deliver(post.transports, later(6))).toEqual({ sent: 1, failed: 0 })
    expect(post.subjects()).toEqual(['other', 'greylisted'])
  })

  it('is given up after nine tries in two days, with what was answered and no address', async () => {
    const post = service()
    post.refuse(({ recipient }) => new SendingFailed(`451 <${recipient}>: mailbox full, call 0141 496 0000`, false))
    await write(message('full'))
    for (let hours = 0; hours <= 60; hours++) await deliver(post.transports, later(hours * 60))
    const [given] = await rows()
    expect(given).toMatchObject({
      tries: 9,
      given_up: true,
      last_error: '451 <(address)>: mailbox full, call (number)',
    })
    expect(await deliver(post.transports, later(20 * day))).toEqual({ sent: 0, failed: 0 })
  })

  it('is given up at once when the service will never take it, or nothing is set up for its kind', async () => {
    const post = service()
    post.refuse(() => new SendingFailed('550 no such mailbox', true))
    await write(message('nobody there'), message('by text', { channel: 'text', recipient: '07700 900000' }))
    await deliver(post.transports)
    expect(await rows()).toMatchObject([
      { tries: 1, given_up: true, last_error: '550 no such mailbox' },
      { tries: 1, given_up: true, last_error: 'nothing is set up that sends by text' },
    ])
  })

  it('is no reason to ask a dead service for each of the others as well', async () => {
    const post = service()
    post.refuse(away)
    await write(...Array.from({ length: 10 }, (_, number) => message(`message ${number}`)))
    expect(await deliver(post.transports)).toEqual({ sent: 0, failed: 3 })
    post.refuse(undefined)
    await deliver(post.transports, later(1))
    expect(post.taken).toHaveLength(10)
  })
})

describe('the outbox as a job', () => {
  it('sends a message within a second of its being written', async () => {
    const post = service()
    const jobs = await startJobs(house, outboxJobs(post.transports))
    try {
      const arrived = Promise.withResolvers<void>()
      post.refuse(() => {
        arrived.resolve()
        return undefined
      })
      await new Promise((done) => setTimeout(done, 300))
      const written = performance.now()
      await write(message('now'))
      await arrived.promise
      expect(performance.now() - written).toBeLessThan(1000)
    } finally {
      await jobs.stop()
    }
    expect(post.subjects()).toEqual(['now'])
  })

  it('keeps no message longer than thirty days, sent or not', async () => {
    await write(message('old'))
    await house.asWorker((tx) =>
      sql`update platform.outbox set created_at = created_at - interval '31 days'`.execute(tx),
    )
    await write(message('new'))
    await house.asWorker(deleteOldMessages)
    expect((await rows()).map((row) => row.subject)).toEqual(['new'])
  })
})
