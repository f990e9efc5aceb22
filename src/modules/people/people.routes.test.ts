import { v7 as uuid } from 'uuid'
import { describe, expect, it } from 'vitest'
import { testDatabase } from '#platform/testing'
import { markupProblems } from '../../platform/ui/markup.testing.ts'
import { breakTheGlass } from './break-glass/break-glass.queries.ts'
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
const ailsa = viewerOf(partnership, 'coordinator')

const who: Record<string, typeof morag> = {
  '/break-glass/:glass/seen': ailsa,
  '/my/access': herself,
  '/my/access-log': herself,
  '/my/sharing': herself,
  '/my/sharing/:permission/take-back': herself,
}
const addressOf = (path: string) =>
  path.replace(':person', isla.id).replace(':permission', permission).replace(':glass', glass)
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
