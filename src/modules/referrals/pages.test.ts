import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { testDatabase } from '#platform/testing'
// The same check as the kit's own pages pass.
import { markupProblems } from '../../platform/ui/markup.testing.ts'
import { acceptReferral, giveReferral } from './give-and-answer.ts'
import { arrangeMeeting, confirmMet, writeHandoverNote } from './handover.ts'
import { selectOptionalReferral } from './referrals.queries.ts'
import { acting, referralWorld, sendSample } from './referrals.testing.ts'
import { selectSent } from './sent/sent.queries.ts'
import { siteOf, typedSections } from './site.testing.ts'

const house = await testDatabase()
const { teacher, coordinator, worker, other, islander, islandCoordinator, places } = await referralWorld(house)
const anotherSchool = { ...teacher, user_id: other.user_id, organisation_id: other.organisation_id }
const site = siteOf(house)

const { id, person_id } = await sendSample(house, teacher)
const morag = { ...worker, organisation_id: places.works.id, organisation: places.works.name }

test('no table of this room gives a row to somebody who is not concerned', async () => {
  const { rows } = await sql<{ name: string }>`
    select table_name as name from information_schema.columns where table_schema = 'referrals' and column_name = 'person_id'`.execute(
    house.asOwner,
  )
  expect(rows.length).toBeGreaterThan(8)
  for (const viewer of [anotherSchool, worker, other, islander, islandCoordinator])
    for (const { name } of rows.filter((row) => row.name !== 'reminder')) {
      const seen = await house.asViewer(viewer, (tx) =>
        sql`select 1 from ${sql.table(`referrals.${name}`)} where person_id = ${person_id}`.execute(tx),
      )
      expect([viewer.name, name, seen.rows.length]).toEqual([viewer.name, name, 0])
    }
})

test('every page is well-formed HTML by the design system’s rules', async () => {
  const draft = (await site.fillIn(teacher, '/referrals/new', {})).to
  for (const [section, answers] of Object.entries(typedSections))
    await site.fillIn(teacher, `${draft}/${section}`, answers)
  const problems: string[] = []
  const look = async (viewer: typeof teacher, path: string) => {
    const { status, html } = await site.open(viewer, path)
    expect([path, status]).toEqual([path, 200])
    for (const problem of await markupProblems(html)) problems.push(`${path.replace(id, ':referral')}: ${problem}`)
  }
  for (const part of ['', '/person', '/reach', '/needs', '/agreement', '/check', '/delete'])
    await look(teacher, draft + part)
  await look(teacher, '/referrals/new')
  for (const act of ['', '/give', '/return', '/withdraw']) await look(coordinator, `/referrals/${id}${act}`)
  for (const act of ['/resend', '/close']) await look(teacher, `/referrals/${id}${act}`)
  await acting(house, coordinator, async (as) => {
    const read = async () => (await selectOptionalReferral(as.tx, id)) ?? expect.fail('the coordinator sees it')
    await giveReferral(as, await read(), morag)
  })
  await look(worker, `/referrals/${id}/answer`)
  await acting(house, worker, async (as) => {
    const referral = (await selectOptionalReferral(as.tx, id)) ?? expect.fail('the key worker sees it')
    await acceptReferral(as, referral)
    await writeHandoverNote(as, referral, { words: 'I am shy at first', agreed_on: as.today })
    const meeting = {
      on_date: as.today,
      at_time: '10:30',
      how: 'in_person',
      place: 'The library',
      who_comes: 'All three',
    } as const
    await arrangeMeeting(as, referral, meeting)
    await confirmMet(as, referral, 'receiver', { said: 'self' })
    await arrangeMeeting(as, referral, {
      ...meeting,
      at_time: '11:00',
      change: { asked_by: 'person', why: 'Bus times' },
    })
  })
  for (const act of ['', '/note', '/meeting', '/met']) await look(worker, `/referrals/${id}${act}`)
  for (const path of ['/referrals', '/referrals?list=arranged', '/referrals/sent']) await look(coordinator, path)
  await look(teacher, '/referrals/sent')
  expect(problems).toEqual([])
})

test('what was sent is read page by page, each once, the newest first', async () => {
  for (let more = 0; more < 6; more += 1) await sendSample(house, teacher)
  const seen: string[] = []
  for (;;) {
    const page = await house.asViewer(teacher, (tx) => selectSent(tx, teacher, 3, seen.at(-1)))
    if (page.length === 0) break
    seen.push(...page.map((referral) => referral.id))
  }
  expect(seen).toHaveLength(7)
  expect(new Set(seen).size).toBe(7)
})
