import { sql } from 'kysely'
import { beforeEach, describe, expect, it } from 'vitest'
import { testDatabase } from '#platform/testing'
import { browserOf } from '../people.browser.testing.ts'
import { updateContactDetails } from '../people.queries.ts'
import { routes } from '../people.routes.ts'
import { neighbourhood, personOf, viewerOf } from '../people.testing.ts'
import { amendmentsOf } from './former-values.ts'

const house = await testDatabase()
const { works, support, islandWorks } = await neighbourhood(house)
const morag = viewerOf(works)
const browser = browserOf(house, routes)

let isla: Awaited<ReturnType<typeof personOf>>
let path: string
beforeEach(async () => {
  isla = await personOf(house, morag)
  path = `/people/${isla.id}/details`
  await house.asViewer(morag, (tx) =>
    updateContactDetails(tx, morag, isla.id, { phone: '07700900123', preferred_contact: 'phone' }),
  )
  browser.signIn(morag)
})

const amendments = () => house.asViewer(morag, (tx) => amendmentsOf(tx, isla.id))

describe('amending the details of a person', () => {
  it('begins from what is known', async () => {
    const { $ } = await browser.open(path)
    expect([$('#f-given_name').val(), $('#f-phone').val()]).toEqual(['Isla', '07700900123'])
    expect($('input[name=preferred_contact][checked]').val()).toBe('phone')
  })

  it('keeps what it replaces: from what, to what, by whom', async () => {
    const typed = { given_name: 'Isla', family_name: 'Imaginary', preferred_contact: 'text', phone: '07700 900 456' }
    const answer = await browser.fillIn(path, typed)
    expect(answer.location).toBe(`/people/${isla.id}`)
    const changes = (await amendments()).map(({ what, from, to, by }) => [what, from, to, by])
    expect(changes).toEqual(
      expect.arrayContaining([
        ['Family name', 'Sample', 'Imaginary', morag.user_id],
        ['Telephone', '07700900123', '07700900456', morag.user_id],
        ['Contact by', 'phone', 'text', morag.user_id],
      ]),
    )
    const { $ } = await browser.open(`${path}/history`)
    expect($('tbody tr').filter((_, row) => /Family name.*Sample.*Imaginary/.test($(row).text()))).toHaveLength(1)
  })

  it('reads three changes of one thing in their order', async () => {
    for (const best_time of ['Monday', 'Tuesday', null]) {
      await house.asViewer(morag, (tx) => updateContactDetails(tx, morag, isla.id, { best_time }))
    }
    const times = (await amendments()).filter(({ what }) => what === 'Best time').map(({ from, to }) => [from, to])
    expect(times).toEqual([
      ['Tuesday', null],
      ['Monday', 'Tuesday'],
      [null, 'Monday'],
    ])
  })

  it('changes nothing when something is wrong, nor when nothing was changed', async () => {
    const before = (await amendments()).length
    const wrong = await browser.fillIn(path, { given_name: '', family_name: 'Sample', email: 'isla' })
    expect([wrong.status, wrong.$('.ds_error-summary a').length]).toEqual([422, 2])
    await browser.fillIn(path, {
      given_name: 'Isla',
      family_name: 'Sample',
      preferred_contact: 'phone',
      phone: '07700900123',
    })
    expect(await amendments()).toHaveLength(before)
  })

  it('pressed twice is one change', async () => {
    const _form = await browser.token(path)
    const typed = { _form, given_name: 'Isla', family_name: 'Placeholder' }
    await Promise.all([browser.send(path, typed), browser.send(path, typed)])
    const { rows } = await sql<{
      n: number
    }>`select count(*)::int as n from people.timeline where person_id = ${isla.id}`.execute(house.asOwner)
    expect(rows[0]?.n).toBe(1)
  })

  it('is not found by another organisation, another area, or a school; to read or to write', async () => {
    const _form = await browser.token(path)
    for (const viewer of [
      viewerOf(support),
      viewerOf(islandWorks),
      viewerOf(works, 'referrer'),
      viewerOf(works, 'administrator'),
    ]) {
      browser.signIn(viewer)
      for (const address of [path, `${path}/history`]) {
        const answer = await browser.open(address)
        expect(answer.status).toBe(404)
        expect(answer.$('title, main').text()).not.toMatch(/Isla|Sample|07700/)
      }
      expect([403, 404]).toContain((await browser.send(path, { _form, given_name: 'X', family_name: 'Y' })).status)
    }
    expect((await amendments()).some(({ what }) => what === 'Given name')).toBe(false)
  })
})
