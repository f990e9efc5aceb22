import { v7 as uuid } from 'uuid'
import { expect, test } from 'vitest'
import { testDatabase } from '#platform/testing'
import { answers, members, movingClock, roundOf, viewerOf } from '../checklists.testing.ts'
import { closePart, localReport, moveClosing, nationalReport, openRound, saveDraft, submitResponse } from '../index.ts'

const clock = movingClock('2026-11-23T08:30:00Z')
const house = await testDatabase(clock)
const area = 'S12000049'
const coordinator = viewerOf('coordinator', area, uuid())
const people = await members(house, area, 5)
const report = (round: Awaited<ReturnType<typeof roundOf>>) =>
  house.asViewer(coordinator, (tx) => localReport(tx, round, area))

test('closing waits for an answer that is on its way in, so the report holds it', async () => {
  const round = await roundOf(house, { key: 'race', areas: [area] })
  const [last, ...others] = people
  for (const member of others) await answers(house, round, member, { '1.1': 'fully' })
  const written = Promise.withResolvers<void>()
  const letGo = Promise.withResolvers<void>()
  const onItsWay = house.asViewer(last.viewer, async (tx) => {
    await saveDraft(tx, last.seat(round), { '1.1': 'not' }, clock.now())
    await submitResponse(tx, last.seat(round), clock.now())
    written.resolve()
    await letGo.promise
  })
  await written.promise
  let closed = false
  const closing = house
    .asViewer(coordinator, (tx) => closePart(tx, round.id, area, coordinator.user_id))
    .then(() => {
      closed = true
    })
  await new Promise((wait) => setTimeout(wait, 150))
  expect(closed).toBe(false)
  letGo.resolve()
  await Promise.all([onItsWay, closing])
  expect(await report(round)).toMatchObject({
    open: true,
    report: { organisations: 5, overall: { counts: { fully: 4, not: 1 } } },
  })
})

test('a report says why it is not there: before the closing, and with fewer than five', async () => {
  const round = await roundOf(house, { key: 'few', areas: [area], closes_at: new Date('2026-12-01T17:00:00Z') })
  for (const member of people.slice(0, 4)) await answers(house, round, member, { '1.1': 'fully' })
  expect(await report(round)).toMatchObject({ open: false, reason: 'not_closed', responses: 4 })
  await house.asWorker((tx) => moveClosing(tx, round.id, new Date('2026-12-02T17:00:00Z')))
  clock.moveTo('2026-12-02T17:00:00Z')
  const few = await report(round)
  expect(few).toMatchObject({ open: false, reason: 'too_few', responses: 4, why: expect.stringContaining('needs 5') })
  const nation = await house.asViewer(viewerOf('analyst', null), (tx) => nationalReport(tx, round))
  expect(nation).toMatchObject({ open: false, responses: 4 })
})

test('a report is there the moment the time of closing has come, without anybody closing it', async () => {
  const round = await roundOf(house, { key: 'by-time', areas: [area], closes_at: new Date('2026-12-09T17:00:00Z') })
  for (const member of people) await answers(house, round, member, { '1.1': 'fully' })
  clock.moveTo('2026-12-09T16:59:59Z')
  expect(await report(round)).toMatchObject({ open: false })
  clock.moveTo('2026-12-09T17:00:00Z')
  expect(await report(round)).toMatchObject({ open: true, report: { organisations: 5 } })
})

test.each([
  ['a key that is taken', { key: 'race' }, 'key'],
  ['a key that is none', { key: 'a/b' }, 'key'],
  ['no area', { areas: [] }, 'areas'],
  ['an end before the beginning', { closes_at: new Date('2026-01-01') }, 'closes_at'],
])('a round with %s is refused', async (_, wrong, field) => {
  const like = await roundOf(house, { key: uuid(), areas: [area] })
  const asked = { ...like, opened_by: null, key: uuid(), areas: [area], ...wrong }
  const { title, version_id, area_id, opens_at, closes_at, opened_by, key, areas } = asked
  const open = house.asWorker((tx) =>
    openRound(tx, { title, version_id, area_id, opens_at, closes_at, opened_by, key, areas }),
  )
  await expect(open).rejects.toMatchObject({ errors: [{ field }] })
})

test('a coordinator opens a round for their own area, and neither for another nor for the nation', async () => {
  const like = await roundOf(house, { key: uuid(), areas: [area] })
  const open = (area_id: string | null) =>
    house.asViewer(coordinator, (tx) =>
      openRound(tx, {
        key: uuid(),
        title: 'Ours',
        version_id: like.version_id,
        area_id,
        areas: [area_id ?? area],
        opens_at: clock.now(),
        closes_at: null,
        opened_by: coordinator.user_id,
      }),
    )
  expect(await open(area)).toMatch(/-/)
  await expect(open(null)).rejects.toThrow(/row-level security/)
  await expect(open('S12000023')).rejects.toThrow(/row-level security/)
})
