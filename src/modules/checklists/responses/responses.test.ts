import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { testDatabase } from '#platform/testing'
import { members, movingClock, roundOf, viewerOf } from '../checklists.testing.ts'
import {
  closePart,
  entriesOf,
  progressOf,
  reopenResponse,
  saveDraft,
  sheetFor,
  standingsOf,
  submitResponse,
  workingReport,
} from '../index.ts'

const clock = movingClock('2026-11-23T08:30:00Z')
const house = await testDatabase(clock)
const area = 'S12000049'
const coordinator = viewerOf('coordinator', area)

const [harbour, college] = await members(house, area, 2)
const round = await roundOf(house, { key: 'responses', areas: [area], closes_at: new Date('2026-12-18T17:00:00Z') })

const asHarbour = <T>(work: Parameters<typeof house.asViewer<T>>[1]) => house.asViewer(harbour.viewer, work)
const now = () => clock.now()
const counted = (item: string) =>
  house.asWorker(
    async (tx) => (await workingReport(tx, round, area))?.statements.find((row) => row.item === item)?.counts,
  )

describe('an organisation’s people answer together', () => {
  test('what one puts down another sees and changes; what both left alone stays', async () => {
    const seat = harbour.seat(round)
    const colleague = { ...harbour.viewer, user_id: 'b7a5c0de-0000-4000-8000-000000000001', name: 'Isla Testperson' }
    await asHarbour((tx) =>
      saveDraft(tx, seat, { '1.1': 'fully', '1.2': 'not', '1.examples': 'We meet monthly' }, now()),
    )
    const theirs = { ...seat, user_id: colleague.user_id, name: colleague.name }
    // Isla’s page was opened when 1.1 was still empty: leaving it empty must not wipe what was put down since.
    await house.asViewer(colleague, (tx) =>
      saveDraft(tx, theirs, { '1.1': '', '1.2': 'partially' }, now(), { '1.2': 'not' }),
    )
    const { entries } = await asHarbour((tx) => sheetFor(tx, seat, now()))
    expect(entries.get('1.1')).toMatchObject({ value: 'fully', by_name: harbour.viewer.name, draft: true })
    expect(entries.get('1.2')).toMatchObject({ value: 'partially', by_name: 'Isla Testperson' })
    expect(entries.get('1.examples')?.value).toBe('We meet monthly')
  })

  test('a draft counts nothing until it is sent in', async () => {
    expect(await house.asWorker((tx) => workingReport(tx, round, area))).toBeUndefined()
    await asHarbour((tx) => submitResponse(tx, harbour.seat(round), now()))
    expect(await counted('1.2')).toEqual({ fully: 0, partially: 1, not: 0 })
  })

  test('a second response of an organisation is refused, and so is changing what was sent in', async () => {
    const again = asHarbour((tx) => submitResponse(tx, harbour.seat(round), now()))
    await expect(again).rejects.toMatchObject({ errors: [{ message: expect.stringContaining('already') }] })
    const change = asHarbour((tx) => saveDraft(tx, harbour.seat(round), { '1.2': 'fully' }, now()))
    await expect(change).rejects.toMatchObject({ errors: [{ message: expect.stringContaining('Take them up again') }] })
  })

  test('taken up again, what was sent in counts until the change is sent in, and nothing is overwritten', async () => {
    const seat = harbour.seat(round)
    await asHarbour((tx) => reopenResponse(tx, seat, now()))
    await asHarbour((tx) =>
      saveDraft(tx, seat, { '1.2': 'fully', '1.1': '' }, now(), { '1.1': 'fully', '1.2': 'partially' }),
    )
    expect(await counted('1.2')).toEqual({ fully: 0, partially: 1, not: 0 })
    await asHarbour((tx) => submitResponse(tx, seat, now()))
    expect(await counted('1.2')).toEqual({ fully: 1, partially: 0, not: 0 })
    expect(await counted('1.1')).toEqual({ fully: 0, partially: 0, not: 0 })
    const { rows } = await sql<{ answer: string; gone: boolean }>`
      select answer, superseded_at is not null as gone from checklists.answer where item = '1.2' order by gone desc`.execute(
      house.asOwner,
    )
    expect(rows).toEqual([
      { answer: 'partially', gone: true },
      { answer: 'fully', gone: false },
    ])
  })

  test.each([
    ['an unknown statement', { '1.6': 'fully' }, '1.6'],
    ['a section there is not', { '10.1': 'fully' }, '10.1'],
    ['an answer outside the scale', { '2.1': 'mostly' }, '2.1'],
    ['more words than a box takes', { '2.support': 'x'.repeat(4001) }, '2.support'],
  ])('%s is refused with what is right, and nothing is saved', async (_, typed, field) => {
    const save = house.asViewer(college.viewer, (tx) =>
      saveDraft(tx, college.seat(round), { '3.1': 'not', ...typed }, now()),
    )
    await expect(save).rejects.toMatchObject({ errors: [{ field, message: expect.stringMatching(/./) }] })
    const { response } = await house.asViewer(college.viewer, (tx) => sheetFor(tx, college.seat(round), now()))
    expect(response).toBeUndefined()
  })

  test('nothing at all is no response', async () => {
    const empty = house.asViewer(college.viewer, (tx) => submitResponse(tx, college.seat(round), now()))
    await expect(empty).rejects.toMatchObject({ errors: [{ message: expect.stringContaining('at least one') }] })
  })
})

test('the coordinator sees who has answered, and not what', async () => {
  const standings = await house.asViewer(coordinator, (tx) => standingsOf(tx, round.id, area))
  expect(standings).toMatchObject([{ name: harbour.name, submitted_at: now(), submitted_by_name: harbour.viewer.name }])
  expect(await house.asViewer(coordinator, (tx) => progressOf(tx, round.id))).toEqual([
    { area_id: area, invited: 1, responses: 1, closed_at: null },
  ])
  const response = await house.asViewer(
    harbour.viewer,
    async (tx) => (await sheetFor(tx, harbour.seat(round), now())).response,
  )
  expect(await house.asViewer(coordinator, (tx) => entriesOf(tx, response?.id ?? ''))).toEqual(new Map())
})

describe('a round that has closed', () => {
  test('takes nothing more, by its time', async () => {
    clock.moveTo('2026-12-18T17:00:00Z')
    const late = house.asViewer(college.viewer, (tx) => saveDraft(tx, college.seat(round), { '1.1': 'fully' }, now()))
    await expect(late).rejects.toMatchObject({
      errors: [{ message: expect.stringContaining('closed on 18 December 2026') }],
    })
    const again = asHarbour((tx) => reopenResponse(tx, harbour.seat(round), now()))
    await expect(again).rejects.toMatchObject({ name: 'Refused' })
  })

  test('takes nothing more, by the database, whoever asks', async () => {
    const past = house.asWorker(async (tx) => {
      await sql`insert into checklists.response (id, area_id, round_id, organisation_id, version_id)
        values (gen_random_uuid(), ${area}, ${round.id}, ${college.organisation_id}, ${round.version_id})`.execute(tx)
    })
    await expect(past).rejects.toThrow(/not open/)
  })

  test('never opens again', async () => {
    expect(await house.asViewer(coordinator, (tx) => closePart(tx, round.id, area, coordinator.user_id))).toBe(true)
    const open = house.asWorker((tx) =>
      sql`update checklists.round_area set closed_at = null where round_id = ${round.id}`.execute(tx),
    )
    await expect(open).rejects.toThrow(/never opens again/)
    const later = house.asWorker((tx) =>
      sql`update checklists.round set closes_at = '2027-01-31' where id = ${round.id}`.execute(tx),
    )
    await expect(later).rejects.toThrow(/has closed/)
    const join = house.asWorker((tx) =>
      sql`insert into checklists.round_area (round_id, area_id) values (${round.id}, 'S12000023')`.execute(tx),
    )
    await expect(join).rejects.toThrow(/cannot join/)
  })
})
