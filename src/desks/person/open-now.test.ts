import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { recordJob } from '#modules/outcomes'
import { ensurePartnerships } from '#modules/partnership'
import type { Viewer } from '#platform/access'
import { town } from '#platform/auth-testing'
import { testDatabase } from '#platform/testing'
import { addDays, addWeeks } from '#platform/time'
import { makeAppointment } from '../../modules/journeys/appointments/appointments.queries.ts'
import { referredPerson, supportedPerson } from '../../modules/journeys/journeys.testing.ts'
import { agreePlan } from '../../modules/journeys/plan/agree-plan.ts'
import { addGoal, addStep, moveGoal } from '../../modules/journeys/plan/change-plan.ts'
import { person as personPage } from './person.tsx'

const house = await testDatabase()
const today = house.clock.today()
const northtown = await town(house, {}, () => [personPage])
await house.asWorker(ensurePartnerships)
const { id: user_id } = await northtown.member('fay@works.example')
const fay: Viewer = {
  user_id,
  name: 'Fay Fictus',
  role: 'key_worker',
  organisation_id: northtown.organisation,
  organisation_name: 'Northtown Works',
  area_id: northtown.area,
}
await sql`update partnership.organisation set supports_people = true where id = ${northtown.organisation}`.execute(
  house.asOwner,
)
const browser = northtown.browser()
await browser.signIn('fay@works.example')

/** What the page says is open: each line as it is read, the number above them, and the doors to it. */
async function openOf(person: string) {
  const { status, page } = await browser.ask(`/people/${person}`)
  expect(status).toBe(200)
  const section = page('section[aria-labelledby="open-now"]')
  const words = (text: string) => text.replaceAll(/\s+/g, ' ').trim()
  const lines = section
    .find('.ds_summary-list__item')
    .toArray()
    .map((line) => words(page(line).text()))
  return {
    lines,
    heading: words(section.find('h2').text()),
    main: words(page('main').text()),
    doors: section
      .find('a')
      .toArray()
      .map((a) => page(a).attr('href')),
  }
}

test('what is open with somebody stands in one list, a line each, with doors to it', async () => {
  const { person, spell } = await supportedPerson(house, fay, addWeeks(today, -20))
  await house.asViewer(fay, async (tx) => {
    const meeting = { at_time: '10:00', how: 'phone', place: null } as const
    await makeAppointment(tx, fay, spell, { ...meeting, about: 'The week ahead', on_date: addDays(today, 3) })
    await makeAppointment(tx, fay, spell, { ...meeting, about: 'Later', on_date: addDays(today, 9) })
    const goal = await addGoal(tx, fay, spell, 'A job outdoors', today)
    const step = { who: 'person', who_name: null } as const
    await addStep(tx, fay, spell, goal, { ...step, words: 'Ring the park', by_on: addDays(today, 5) }, today)
    await addStep(tx, fay, spell, goal, { ...step, words: 'Buy boots', by_on: addDays(today, 2) }, today)
    const agreed = { parties: ['person', 'worker'], how: 'on_paper', agreed_on: today } as const
    await agreePlan(tx, fay, spell, { ...agreed, review_on: addDays(today, 3) })
    const pay = { employer: null, hours_per_week: 20, contract: 'permanent', pay_pence_per_hour: null }
    const of = { area_id: person.area_id, person_id: person.id, spell_id: spell.id }
    await recordJob(tx, fay, { ...of, ...pay, started_on: addWeeks(today, -5) })
  })
  const open = await openOf(person.id)
  expect(open.lines).toEqual([
    'Next appointmentThursday 26 November 2026, 10am with Fay Fictus: The week ahead and 1 more',
    'Plan1 goal, 2 open steps; first: Buy boots, by 25 November 2026',
    'ReviewReview due by 26 November 2026. Reviews',
    'Follow-upIs work going on at 4 weeks? Due since 16 November 2026',
  ])
  expect(open.heading).toBe('Open now 4')
  expect(open.main.match(/Review due by/g)).toHaveLength(1)
  expect(open.doors).toEqual([
    `/people/${person.id}/appointments`,
    `/people/${person.id}/plan`,
    `/people/${person.id}/plan/reviews`,
    expect.stringMatching(/^\/follow-ups\/[0-9a-f-]{36}$/),
  ])
})

test('what is closed is no longer in it, and of somebody only referred it tells nothing of support', async () => {
  const { person, spell } = await supportedPerson(house, fay, addWeeks(today, -2), { given_name: 'Ann' })
  await house.asViewer(fay, async (tx) => {
    const goal = await addGoal(tx, fay, spell, 'A course', today)
    await moveGoal(tx, fay, spell, { id: goal, words: 'A course' }, { state: 'done', reason: null }, today)
  })
  const { lines, heading } = await openOf(person.id)
  expect([heading, lines]).toEqual(['Open now 1', ['Next appointmentNone is arranged']])
  const referred = await referredPerson(house, fay, { given_name: 'Bob' })
  expect((await openOf(referred.id)).heading).toBe('')
})
