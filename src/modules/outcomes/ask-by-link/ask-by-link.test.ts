import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { recordTold, timelineOf } from '#modules/people'
import { asNobody } from '#platform/db'
import { testDatabase } from '#platform/testing'
import { calendarDate, fixedClock } from '#platform/time'
import { closeOfThoseNotToBeAsked, mayAskAgain } from '../do-not-ask/do-not-ask.queries.ts'
import { closeFollowUp, closeLapsedFollowUps } from '../follow-ups.queries.ts'
import { fourWeeks, newNumber, peopleInWork } from '../follow-ups.testing.ts'
import { correctJob, selectOptionalJob } from '../jobs.queries.ts'
import { openFollowUps } from '../list-follow-ups/due.queries.ts'
import { siteOf } from '../outcomes.site.testing.ts'
import { notReached } from '../retry/tries.queries.ts'
import { answerByLink } from './link.queries.ts'

const house = await testDatabase()
const world = await peopleInWork(house)
const { morag, newPerson, morning, messages, newestLink, current, followUps } = world
const site = siteOf(house, morag)

/** Somebody with a telephone of their own, asked by link on the day their four weeks were over. */
async function asked() {
  const phone = newNumber()
  const one = await newPerson({ phone })
  await morning(fourWeeks)
  const path = await newestLink(phone)
  site.signIn(undefined)
  site.itIs(fourWeeks)
  return { ...one, phone, path }
}
const toAsk = async (day: string) => {
  const due = await house.asViewer(morag, (tx) =>
    openFollowUps(tx, morag, calendarDate(day), { whose: 'mine', part: 'now', most: 500 }),
  )
  return due.map(({ id }) => id)
}
const audited = async (person: string) => {
  const { rows } = await sql<{ event: string; user_id: string | null; detail: Record<string, unknown> }>`
    select event, user_id, detail from audit.event where person_id = ${person} and event like 'outcomes.link.%' order by id`.execute(
    house.asOwner,
  )
  return rows
}

describe('on the morning a follow-up falls due, a link', () => {
  it('goes by text to who chose texts; its message says nothing of them, and its secret is not kept', async () => {
    const { phone, four, path, person } = await asked()
    const sent = await messages(phone)
    expect(sent).toHaveLength(1)
    expect(`${sent[0]?.subject} ${sent[0]?.body}`).not.toMatch(/Isla|Sample|bakery|job|07700/i)
    expect(path).toMatch(/^\/f\/[0-9a-f-]{36}$/)
    const { rows } = await sql<{ row: string }>`
      select to_jsonb(l)::text as row from outcomes.follow_up_link l where follow_up_id = ${four.id}`.execute(
      house.asOwner,
    )
    expect(rows).toHaveLength(1)
    expect(rows[0]?.row).not.toContain(path.slice(3))
    expect(rows[0]?.row).not.toContain(Buffer.from(path.slice(3)).toString('hex'))
    expect(await audited(person.id)).toMatchObject([{ event: 'outcomes.link.sent', user_id: null }])
  })

  it('goes by e-mail to who chose e-mails', async () => {
    await newPerson({ preferred_contact: 'email', email: 'one@people.example' })
    await morning(fourWeeks)
    expect(await messages('one@people.example')).toMatchObject([{ channel: 'email' }])
  })

  it('is sent once, and meanwhile nobody telephones; then one reminder, and then it stands on the worker’s list', async () => {
    const { phone, four } = await asked()
    await morning(fourWeeks)
    await morning('2025-12-04')
    expect(await messages(phone)).toHaveLength(1)
    expect(await toAsk('2025-12-04')).not.toContain(four.id)
    await morning('2025-12-05')
    expect((await messages(phone)).map(({ subject }) => subject)).toEqual([
      'A question is waiting',
      'A question is still waiting',
    ])
    expect(await toAsk('2025-12-08')).not.toContain(four.id)
    await morning('2025-12-09')
    await morning('2025-12-10')
    expect(await messages(phone)).toHaveLength(2)
    expect(await toAsk('2025-12-09')).toContain(four.id)
  })

  it.each([
    ['who is not to be contacted in some way', { do_not: 'Do not text: others read it' }],
    ['who chose calls', { preferred_contact: 'phone' }],
    ['whom nobody asked how', { preferred_contact: 'unknown' }],
  ])('goes to nobody %s: they stand on the worker’s list at once', async (_, contact) => {
    const phone = newNumber()
    const { four } = await newPerson({ phone, ...contact })
    await morning(fourWeeks)
    expect(await messages(phone)).toEqual([])
    expect(await toAsk(fourWeeks)).toContain(four.id)
  })

  it.each([
    ['at all', 'no_contact', ['yes']],
    ['by text', 'not_by', ['text']],
  ])('goes to nobody who told once that they are not to be contacted %s', async (_, kind, codes) => {
    const phone = newNumber()
    const { person, four } = await newPerson({ phone })
    await house.asViewer(morag, (tx) =>
      recordTold(tx, morag, person, [{ kind, codes, words: null }], calendarDate('2025-11-20')),
    )
    await morning(fourWeeks)
    expect(await messages(phone)).toEqual([])
    expect(await toAsk(fourWeeks)).toContain(four.id)
  })

  it('goes to nobody whom a worker has begun to try, nor on a day nobody works, nor before the day', async () => {
    const phone = newNumber()
    const { four } = await newPerson({ phone })
    await morning('2025-11-28')
    expect(await messages(phone)).toEqual([])
    await house.asViewer(morag, (tx) =>
      notReached(tx, morag, four, { tried_on: calendarDate(fourWeeks), how: 'phone', part_of_day: 'morning' }),
    )
    await morning('2025-12-08')
    expect(await messages(phone)).toEqual([])
    const other = newNumber()
    await newPerson({ phone: other })
    expect(await morning('2025-12-25')).toBe(0)
    expect(await messages(other)).toEqual([])
  })

  it('is not followed by a reminder once a worker has telephoned', async () => {
    const { phone, four } = await asked()
    const tried = { tried_on: calendarDate('2025-12-04'), how: 'phone', part_of_day: 'morning' } as const
    await house.asViewer(morag, (tx) => notReached(tx, morag, four, tried))
    await morning('2025-12-09')
    expect(await messages(phone)).toHaveLength(1)
    expect(await toAsk('2025-12-09')).toContain(four.id)
  })
})

describe('whoever holds the link', () => {
  it('answers in two taps without signing in; the page says nothing of anybody, and it is audited as their answer', async () => {
    const { person, path } = await asked()
    const page = await site.get(path)
    expect(page.status).toBe(200)
    const main = page.html.slice(page.html.indexOf('<main'))
    expect(main).toContain('Are you in work today?')
    expect(page.html).not.toMatch(/Isla|Sample|Bakery|07700|isla@/)
    const sent = await site.send(path, { answer: 'yes' })
    expect([sent.status, sent.to]).toEqual([303, '/f/thanks'])
    expect((await site.get('/f/thanks')).html).toContain('Your answer is saved')
    expect(await current(person.id)).toMatchObject({
      answer: 'yes',
      said_by: 'person_by_link',
      answered_on: fourWeeks,
      next_try_on: null,
    })
    const lines = await house.asViewer(morag, (tx) => timelineOf(tx, person.id))
    expect(lines.map(({ words }) => words)).toContain('Answered the 4-week question by link: in work')
    const events = await audited(person.id)
    expect(events.map(({ event }) => event)).toEqual([
      'outcomes.link.sent',
      'outcomes.link.opened',
      'outcomes.link.opened',
      'outcomes.link.answered',
    ])
    expect(events.at(-1)).toMatchObject({ user_id: null, detail: { said_by: 'person_by_link', stored: true } })
  })

  it('answers nothing by opening it, however often: a program that looks at links is not the person', async () => {
    const { person, path } = await asked()
    for (let times = 0; times < 3; times++) await site.get(path)
    expect(await current(person.id)).toMatchObject({ answer: null })
  })

  it('has to choose: sent empty, the question is asked again', async () => {
    const { person, path } = await asked()
    const sent = await site.send(path, {})
    expect([sent.status, sent.html.includes('Choose one answer')]).toEqual([422, true])
    expect(await current(person.id)).toMatchObject({ answer: null })
  })

  it('used a second time, is told kindly that it was answered, and nothing changes; nor by the reminder’s link', async () => {
    const { person, path, phone } = await asked()
    await morning('2025-12-05')
    const reminder = await newestLink(phone)
    expect(reminder).not.toBe(path)
    site.itIs('2025-12-05')
    await site.send(reminder, { answer: 'no' })
    for (const each of [path, reminder]) {
      const again = await site.get(each)
      expect(again.html).toContain('This was answered')
      expect(again.html).not.toContain('<form')
    }
    expect(await current(person.id)).toMatchObject({ answer: 'no' })
  })

  it('pressed twice, or in two windows, counts once', async () => {
    const { person, path } = await asked()
    const shown = [await site.get(path), await site.get(path)]
    const tokens = shown.map(({ html }) => /name="_form" value="([^"]+)"/.exec(html)?.[1] ?? '')
    const both = await Promise.all(
      tokens.map((_form, at) => site.post(path, { _form, answer: at === 0 ? 'yes' : 'no' })),
    )
    expect(both.map(({ to }) => to).toSorted()).toEqual([path, '/f/thanks'])
    const { rows } =
      await sql`select 1 from outcomes.follow_up where person_id = ${person.id} and answer is not null`.execute(
        house.asOwner,
      )
    expect(rows).toHaveLength(1)
  })

  it('is not heard while another answer is being stored, and then is told that there is one', async () => {
    const { person, path } = await asked()
    const [, , token = ''] = path.split('/')
    const clock = fixedClock(`${fourWeeks}T09:00:00Z`)
    const first = asNobody(house.database, clock, async (tx) => {
      const stored = await answerByLink(tx, token, 'yes')
      await pause(300)
      return stored
    })
    await pause(100)
    const second = asNobody(house.database, clock, (tx) => answerByLink(tx, token, 'no'))
    expect(await Promise.all([first, second])).toEqual([true, false])
    expect(await current(person.id)).toMatchObject({ answer: 'yes' })
  })

  it('after the window, is told that no answer is needed, and nothing is stored', async () => {
    const { person, path } = await asked()
    site.itIs('2026-01-05')
    expect((await site.get(path)).html).toContain('Are you in work today?')
    site.itIs('2026-01-06')
    expect((await site.get(path)).html).toContain('You do not need to answer')
    site.itIs('2026-01-05')
    const late = await site.get(path)
    const token = /name="_form" value="([^"]+)"/.exec(late.html)?.[1] ?? ''
    site.itIs('2026-01-06')
    expect((await site.post(path, { _form: token, answer: 'yes' })).to).toBe(path)
    expect(await current(person.id)).toMatchObject({ answer: null })
  })

  it('who made a link up finds nothing', async () => {
    site.signIn(undefined)
    expect((await site.get('/f/0193a000-0000-4000-8000-000000000001')).status).toBe(404)
  })

  it('would rather not say: that is no answer, with its own reason', async () => {
    const { person, path } = await asked()
    await site.send(path, { answer: 'prefer_not_to_say' })
    expect(await current(person.id)).toMatchObject({
      answer: 'unknown',
      closed_reason: 'prefer_not_to_say',
      said_by: null,
      answered_on: null,
    })
  })

  it('asks not to be asked again: nothing asks them any more, until they say otherwise', async () => {
    const { person, path, phone } = await asked()
    await site.send(path, { answer: 'do_not_ask' })
    expect(await current(person.id)).toMatchObject({ answer: 'unknown', closed_reason: 'asked_not_to_be_contacted' })
    await morning('2026-02-03')
    expect(await messages(phone)).toHaveLength(1)
    const [, thirteen] = await followUps(person.id)
    expect(await toAsk('2026-02-03')).not.toContain(thirteen?.id)
    await house.asViewer(morag, (tx) => mayAskAgain(tx, morag, person.id))
    await morning('2026-02-04')
    expect(await messages(phone)).toHaveLength(2)
  })

  it('who asked not to be asked has what falls due closed for that reason, by the program', async () => {
    const { person, path } = await asked()
    await site.send(path, { answer: 'do_not_ask' })
    await house.asWorker((tx) => closeOfThoseNotToBeAsked(tx, calendarDate('2026-02-03')))
    expect((await followUps(person.id)).map(({ closed_reason }) => closed_reason)).toEqual([
      'asked_not_to_be_contacted',
      'asked_not_to_be_contacted',
      null,
      null,
    ])
  })

  it('answers after a worker gave up, while the window lasts: the closing is kept and the answer counts', async () => {
    const { person, path, four } = await asked()
    await house.asViewer(morag, (tx) => closeFollowUp(tx, morag, four, 'not_reached'))
    await site.send(path, { answer: 'yes' })
    expect(await current(person.id)).toMatchObject({ answer: 'yes', said_by: 'person_by_link', closed_reason: null })
    const { rows } =
      await sql`select closed_reason from outcomes.follow_up where person_id = ${person.id} and superseded_at is not null`.execute(
        house.asOwner,
      )
    expect(rows).toEqual([{ closed_reason: 'not_reached' }])
  })

  it('answers for the job as it was corrected, and no second link goes out for it; moved to later, it is not asked yet', async () => {
    const { person, path, phone, job } = await asked()
    const correct = async (id: string, started_on: string) =>
      house.asViewer(morag, async (tx) => {
        const was = await selectOptionalJob(tx, person.id, id)
        if (was === undefined) throw new Error('no job')
        const right = { employer: null, hours_per_week: 16, contract: 'unknown', pay_pence_per_hour: null }
        return correctJob(tx, morag, was, { ...right, started_on: calendarDate(started_on) }, 'The hours')
      })
    const second = await correct(job, '2025-11-04')
    await morning(fourWeeks)
    expect(await messages(phone)).toHaveLength(1)
    const third = await correct(second, '2025-11-11')
    expect((await site.get(path)).html).toContain('You do not need to answer')
    await correct(third, '2025-11-04')
    await site.send(path, { answer: 'yes' })
    expect(await current(person.id)).toMatchObject({ answer: 'yes', due_on: fourWeeks })
  })
})

it('a link that nobody answered does not keep a follow-up open: its window ends as any other’s', async () => {
  const { person } = await asked()
  await house.asWorker((tx) => closeLapsedFollowUps(tx, calendarDate('2026-01-06')))
  expect(await current(person.id)).toMatchObject({ answer: 'unknown', closed_reason: 'window_ended' })
})
