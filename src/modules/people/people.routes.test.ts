import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import { describe, expect, it } from 'vitest'
import { testDatabase } from '#platform/testing'
import { calendarDate } from '#platform/time'
import { markupProblems } from '../../platform/ui/markup.testing.ts'
import { breakTheGlass } from './break-glass/break-glass.queries.ts'
import { joinRecords } from './duplicates/join.queries.ts'
import { lookForDuplicates } from './duplicates/look-job.ts'
import { linkParticipant } from './people.access.ts'
import { browserOf } from './people.browser.testing.ts'
import { updateContactDetails, updatePerson } from './people.queries.ts'
import { routes } from './people.routes.ts'
import { neighbourhood, personOf, viewerOf } from './people.testing.ts'
import { recordPermission } from './sharing.ts'

const house = await testDatabase()
const { partnership, works, support } = await neighbourhood(house)
const morag = viewerOf(works)
const rhona = viewerOf(support)
const isla = await personOf(house, morag)
const permission = await house.asViewer(morag, async (tx) => {
  await updatePerson(tx, morag, isla.id, { family_name: 'Imaginary' })
  await updateContactDetails(tx, morag, isla.id, { do_not: 'Do not ring', preferred_contact: 'text' })
  const agreed = {
    purpose: 'referral',
    parts: ['needs'],
    given_how: 'spoken',
    wording_version: '1',
    expires_on: null,
  } as const
  return recordPermission(tx, morag, { area_id: isla.area_id, person_id: isla.id, partner_id: support.id, ...agreed })
})
const glass = await house.asViewer(rhona, (tx) => breakTheGlass(tx, rhona, isla.id, 'They are at our door'))
const herself = { ...viewerOf(works, 'participant', 'Isla Sample'), organisation_id: null, organisation_name: '' }
await house.asViewer(morag, (tx) => linkParticipant(tx, morag, isla, herself.user_id))
const browser = browserOf(house, routes)
const lead = viewerOf(works, 'team_lead', 'Fiona Fictus')

// Two records of one person, two that were joined, somebody of the family, and a flag.
const twice = { given_name: 'Zee', family_name: 'Sample', date_of_birth: calendarDate('1991-03-04') }
const pair = async () => {
  const made = [await personOf(house, morag, twice), await personOf(house, morag, twice)].map(({ id }) => id).toSorted()
  for (const id of made)
    await house.asViewer(morag, (tx) => updateContactDetails(tx, morag, id, { ni_number: 'AB123456C' }))
  return [made[0] ?? '', made[1] ?? ''] as const
}
const joined = await pair()
const joining = await house.asViewer(lead, (tx) =>
  joinRecords(tx, lead, {
    ...{ goes_on: joined[0], other: joined[1], why: 'I asked them', told: 'On the telephone' },
    chosen: { person: {}, contact: {}, answers: 'goes_on' },
  }),
)
const alike = await pair()
await lookForDuplicates.run({ database: house.database, clock: house.clock, stopping: new AbortController().signal })
browser.signIn(morag)
await browser.fillIn(`/people/${isla.id}/flags/new`, { kind: 'risk', words: 'A dog that bites' })
await browser.fillIn(`/people/${isla.id}/household/new`, { relation: 'child' })
const callum = await personOf(house, morag, { given_name: 'Callum', family_name: 'Imaginary' })
await browser.fillIn(`/people/${isla.id}/household/family`, {
  ...{ other: callum.id, both: 'yes', how: 'spoken' },
  ...{ 'agreed_on-day': '20', 'agreed_on-month': '11', 'agreed_on-year': '2026' },
})
const idIn = async (table: string) =>
  (
    await sql<{ id: string }>`select id from ${sql.table(table)} where ${isla.id} in (person_id, other_id)`.execute(
      house.asOwner,
    )
  ).rows[0]?.id ?? ''
const ofIsla = async (table: string) =>
  (await sql<{ id: string }>`select id from ${sql.table(table)} where person_id = ${isla.id}`.execute(house.asOwner))
    .rows[0]?.id ?? ''
const others: Record<string, string> = {
  '/people/:person/same-as/:other': `/people/${alike[0]}/same-as/${alike[1]}`,
  '/people/:person/same-as/:other/two-people': `/people/${alike[0]}/same-as/${alike[1]}/two-people`,
  '/people/:person/joined/:joining': `/people/${joined[0]}/joined/${joining}`,
  '/people/:person/flags/:flag': `/people/${isla.id}/flags/${await ofIsla('people.flag')}`,
  '/people/:person/household/:member': `/people/${isla.id}/household/${await ofIsla('people.household_member')}`,
  '/people/:person/household/family/:link/end': `/people/${isla.id}/household/family/${await idIn('people.family_link')}/end`,
}
const ailsa = viewerOf(partnership, 'coordinator')

const who: Record<string, typeof morag> = {
  '/break-glass/:glass/seen': ailsa,
  '/people/duplicates': lead,
  '/people/:person/same-as/:other': lead,
  '/people/:person/same-as/:other/two-people': lead,
  '/people/:person/joined/:joining': lead,
  '/my/access': herself,
  '/my/access-log': herself,
  '/my/sharing': herself,
  '/my/sharing/:permission/take-back': herself,
}
const addressOf = (path: string) =>
  others[path] ?? path.replace(':person', isla.id).replace(':permission', permission).replace(':glass', glass)
const paths = [...new Set(routes.map((route) => route.path))]

describe('each page of the people room', () => {
  it.each(paths)('%s is sound HTML with one heading, and asks the signed-out to sign in', async (path) => {
    browser.signIn(who[path] ?? (path.endsWith('break-glass') ? viewerOf(support, 'team_lead') : morag))
    const { status, html, $ } = await browser.open(addressOf(path))
    expect(status).toBe(200)
    expect($('h1')).toHaveLength(1)
    expect(await markupProblems(html)).toEqual([])
    browser.signIn(undefined)
    const out = await browser.open(addressOf(path))
    expect([out.status, out.location?.startsWith('/sign-in?next=')]).toEqual([303, true])
  })

  it.each(paths.filter((path) => path.includes(':')))(
    '%s is not found for a record that is not there',
    async (path) => {
      browser.signIn(who[path] ?? morag)
      expect((await browser.open(path.replace(/:\w+/g, () => uuid()))).status).toBe(404)
      expect((await browser.open(path.replace(/:\w+/g, 'somebody'))).status).toBe(404)
    },
  )

  it('shows likely duplicates, errors and what was found in sound HTML too', async () => {
    browser.signIn(rhona)
    const alike = await browser.fillIn('/people/new', { given_name: 'Isla', family_name: 'Imaginary' })
    expect(alike.status).toBe(422)
    browser.signIn(morag)
    const { location } = await browser.send('/people/find', { q: 'Isla' })
    const found = await browser.open(location ?? '')
    const wrong = await browser.fillIn(`/people/${isla.id}/details`, { email: 'isla' })
    for (const { html } of [alike, found, wrong]) expect(await markupProblems(html)).toEqual([])
  })
})
