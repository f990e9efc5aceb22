import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { SendingFailed, type Transports } from '#platform/mail'
import { deliverOutbox } from '#platform/outbox'
import { testDatabase } from '#platform/testing'
import { answers, type Member, members, movingClock, roundOf, viewerOf } from '../checklists.testing.ts'
import { checklistSite } from '../site.testing.ts'

const clock = movingClock('2026-11-23T10:00:00Z')
const house = await testDatabase(clock)
const site = checklistSite(house)
const city = 'S12000049'
const coordinator = viewerOf('coordinator', city)
const [college, charity, ...others] = await members(house, city, 4)
let keys = 0

async function asking(wanted: readonly (readonly [Member, string])[]) {
  keys += 1
  clock.moveTo('2026-11-23T10:00:00Z')
  // A Friday, so that two weeks before is one as well.
  const closes_at = new Date('2026-12-18T17:00:00Z')
  const round = await roundOf(house, { key: `reminded-${keys}`, areas: [city], area_id: city, closes_at })
  const at = `/checklists/${round.id}`
  const everybody = [college, charity, ...others].map(({ organisation_id }) => [`to_${organisation_id}`, ''])
  const boxes = wanted.map(([{ organisation_id }, addresses]) => [`to_${organisation_id}`, addresses])
  await site.send(coordinator, `${at}/invite`, Object.fromEntries([...everybody, ...boxes]))
  await site.job('send-checklist-letters')
  return { round, at }
}
async function morning(day: string) {
  clock.moveTo(`${day}T09:00:00Z`)
  await site.job('remind-of-checklists')
  await site.job('send-checklist-letters')
}
const subjects = async (address: string) => (await site.lettersTo(address)).map(({ subject }) => subject)
const waits = 'Something waits for your organisation'
const stillWaits = 'Something still waits for your organisation'

test('those who have not answered are reminded by the rhythm, each time with a link that works, and never after they have', async () => {
  const { round } = await asking([
    [college, 'rhythm@college.example'],
    [charity, 'rhythm@charity.example'],
  ])
  for (const day of ['2026-11-30', '2026-12-03', '2026-12-04', '2026-12-04', '2026-12-07']) await morning(day)
  expect(await subjects('rhythm@college.example')).toEqual([waits, stillWaits])
  await answers(house, round, college, { '1.1': 'fully' })
  for (const day of ['2026-12-11', '2026-12-16', '2026-12-17', '2026-12-18', '2026-12-21']) await morning(day)
  expect(await subjects('rhythm@college.example')).toEqual([waits, stillWaits])
  expect(await subjects('rhythm@charity.example')).toEqual([waits, stillWaits, stillWaits, stillWaits])
  clock.moveTo('2026-12-17T12:00:00Z')
  for (const { link } of await site.lettersTo('rhythm@charity.example'))
    expect((await site.open({ nobody: 'cy' }, link)).words).toContain('Your name')
})

test('who took their answers up again is reminded like anybody who has not answered', async () => {
  const { round, at } = await asking([[college, 'reopened@college.example']])
  await answers(house, round, college, { '1.1': 'fully' })
  await site.send(college.viewer, `${at}/answer/again`)
  await morning('2026-12-04')
  expect(await subjects('reopened@college.example')).toEqual([waits, stillWaits])
})

test('a day on which the program was not there is made up for, once; nobody is reminded on a day off', async () => {
  await asking([[college, 'away@college.example']])
  for (const day of ['2026-12-05', '2026-12-06']) await morning(day)
  expect(await subjects('away@college.example')).toEqual([waits])
  for (const day of ['2026-12-07', '2026-12-08']) await morning(day)
  expect(await subjects('away@college.example')).toEqual([waits, stillWaits])
})

test('more time moves the reminders with it', async () => {
  const { at } = await asking([[college, 'moved@college.example']])
  const day = { 'closes_on-day': '15', 'closes_on-month': '1', 'closes_on-year': '2027' }
  expect((await site.send(coordinator, `${at}/extend`, { ...day, reason: '' })).words).toContain('Say why')
  const { status } = await site.send(coordinator, `${at}/extend`, { ...day, reason: 'Two organisations are new' })
  expect(status).toBe(303)
  const page = await site.open(coordinator, at)
  expect(page.words).toContain('Was 18 December 2026, given more time: Two organisations are new')
  expect(page.words).toContain('15 January 2027, 5pm')
  await morning('2026-12-04')
  expect(await subjects('moved@college.example')).toEqual([waits])
  clock.moveTo('2026-12-20T10:00:00Z')
  const [letter] = await site.lettersTo('moved@college.example')
  expect((await site.open({ nobody: 'ada' }, letter?.link ?? '')).words).toContain('Your name')
  // Monday the 4th is a bank holiday.
  for (const day of ['2027-01-04', '2027-01-05']) await morning(day)
  expect(await subjects('moved@college.example')).toEqual([waits, stillWaits])
  const sooner = { 'closes_on-day': '10', 'closes_on-month': '1', 'closes_on-year': '2027', reason: 'Sooner' }
  expect((await site.send(coordinator, `${at}/extend`, sooner)).status).toBe(422)
  clock.moveTo('2027-01-15T17:00:00Z')
  expect((await site.open(coordinator, `${at}/extend`)).words).toContain('never opens again')
})

test('a national round is given more time by the analyst, and by no coordinator', async () => {
  clock.moveTo('2026-11-23T10:00:00Z')
  const closes_at = new Date('2026-12-18T17:00:00Z')
  const { id } = await roundOf(house, { key: 'more-time', areas: [city, 'S12000023'], closes_at })
  const typed = { 'closes_on-day': '8', 'closes_on-month': '1', 'closes_on-year': '2027', reason: 'Snow' }
  const analyst = viewerOf('analyst', null)
  expect((await site.open(coordinator, `/checklists/${id}/extend`)).status).toBe(404)
  expect((await site.send(analyst, `/checklists/${id}/extend`, typed)).status).toBe(303)
  for (const viewer of [analyst, coordinator]) {
    const page = await site.open(viewer, `/checklists/${id}`)
    expect(page.words).toContain('8 January 2027, 5pm')
    expect(page.words).toContain('given more time: Snow')
    expect(page.page('a[href$="/extend"]').length).toBe(viewer === analyst ? 1 : 0)
  }
})

test('the coordinator reminds one, or all who have not answered, and nobody twice a day', async () => {
  const { round, at } = await asking([
    [college, 'one@college.example, two@college.example'],
    [charity, 'three@charity.example'],
  ])
  expect((await site.send(coordinator, `${at}/remind`)).words).toContain('Nobody can be reminded now')
  clock.moveTo('2026-11-24T10:00:00Z')
  await answers(house, round, charity, { '1.1': 'fully' })
  const contact = (await site.open(coordinator, at)).page('a:contains("one@college.example")').attr('href') ?? ''
  expect((await site.send(coordinator, contact, { what: 'remind' })).status).toBe(303)
  expect((await site.open(coordinator, contact)).page('[value=remind]').length).toBe(0)
  const list = await site.open(coordinator, `${at}/remind`)
  expect(list.words).toContain('1 person would be reminded now')
  expect(list.words).toContain('Not reminded: has answered')
  expect(list.words).toContain('Not reminded: written to today')
  expect((await site.send(coordinator, `${at}/remind`)).status).toBe(303)
  await morning('2026-11-24')
  expect(await subjects('one@college.example')).toEqual([waits, stillWaits])
  expect(await subjects('two@college.example')).toEqual([waits, stillWaits])
  expect(await subjects('three@charity.example')).toEqual([waits])
  const twice = house.asWorker((tx) =>
    sql`insert into checklists.letter (id, area_id, invitation_id, kind)
      select gen_random_uuid(), area_id, invitation_id, 'reminder' from checklists.letter where kind = 'reminder' and asked_on = '2026-11-24' limit 1`.execute(
      tx,
    ),
  )
  await expect(twice).rejects.toThrow(/one_letter_a_day/)
})

test('an answer that comes in before a reminder has left stops it', async () => {
  const { round, at } = await asking([[college, 'just@college.example']])
  clock.moveTo('2026-11-24T10:00:00Z')
  await site.send(coordinator, `${at}/remind`)
  await answers(house, round, college, { '1.1': 'fully' })
  await site.job('send-checklist-letters')
  expect(await subjects('just@college.example')).toEqual([waits])
})

test('an address that asked for no reminders gets none, in this round or the next, until the coordinator is told otherwise', async () => {
  const { at } = await asking([[college, 'Quiet@college.example, loud@college.example']])
  const [letter] = await site.lettersTo('quiet@college.example')
  expect(letter?.body).toContain(`${letter?.link}/no-reminders`)
  const quiet = { nobody: 'quiet' }
  expect((await site.open(quiet, `${letter?.link}/no-reminders`)).words).toContain('No more reminders')
  expect((await site.send(quiet, `${letter?.link}/no-reminders`)).status).toBe(303)
  await morning('2026-12-04')
  expect(await subjects('quiet@college.example')).toEqual([waits])
  expect(await subjects('loud@college.example')).toEqual([waits, stillWaits])
  const page = await site.open(coordinator, at)
  expect(page.words).toContain('no reminders, please')
  const contact = page.page('a:contains("quiet@college.example")').attr('href') ?? ''
  await site.send(coordinator, contact, { what: 'reminders' })
  await morning('2026-12-11')
  expect(await subjects('quiet@college.example')).toEqual([waits, stillWaits])
})

test('an e-mail that the mail gave up is seen by the coordinator and not followed by reminders, also when the outbox has forgotten it', async () => {
  const { at } = await asking([[college, 'gone@college.example, here@college.example']])
  const transports: Transports = {
    email: {
      name: 'smtp',
      async send({ recipient }) {
        if (recipient.startsWith('gone')) throw new SendingFailed('550 no such mailbox', true)
      },
    },
    text: null,
  }
  await deliverOutbox(house.database, clock, transports)
  const seen = async () => (await site.open(coordinator, at)).page('div:has(> a[href*="/invitations/"])').text()
  expect(await seen()).toMatch(/gone@college\.example Could not be delivered.*here@college\.example Sent/)
  await morning('2026-12-04')
  expect(await subjects('gone@college.example')).toEqual([waits])
  expect(await subjects('here@college.example')).toEqual([waits, stillWaits])
  await sql`delete from platform.outbox where recipient like 'gone%'`.execute(house.asOwner)
  expect(await seen()).toContain('Could not be delivered')
})

test('one address that is asked for two organisations is reminded once a day', async () => {
  await asking([
    [college, 'both@works.example'],
    [charity, 'both@works.example'],
  ])
  await morning('2026-12-04')
  expect(await subjects('both@works.example')).toEqual([waits, waits, stillWaits])
  await morning('2026-12-07')
  expect(await subjects('both@works.example')).toEqual([waits, waits, stillWaits, stillWaits])
})
