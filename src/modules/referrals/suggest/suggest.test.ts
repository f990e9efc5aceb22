import { sql } from 'kysely'
import { beforeEach, describe, expect, test } from 'vitest'
import { importServices, inventServices } from '#modules/directory'
import { testDatabase } from '#platform/testing'
import { referralWorld, sample, sendSample } from '../referrals.testing.ts'
import { siteOf } from '../site.testing.ts'

const house = await testDatabase()
const { teacher, coordinator, worker, places } = await referralWorld(house)
const site = siteOf(house)

const town = { area_id: 'S12000049', town: 'Northtown', postcodes: 'ZA', latitude: 55.86, longitude: -4.25 }
const services = inventServices({ ...town, organisations: ['Northtown Works', 'Southside Support'] }, 28)
await house.asWorker((tx) =>
  importServices(tx, { text: JSON.stringify(services), name: 's.json', today: house.clock.today() }),
)
const runs = (organisation: string, partner: string) =>
  sql`update directory.organisation set area_id = 'S12000049', partner_id = ${partner} where name = ${organisation}`.execute(
    house.asOwner,
  )
await runs('Northtown Works', places.works.id)
await runs('Southside Support', places.support.id)

let at: string
const back = async (details: object = {}) => {
  const person = {
    details: { given_name: 'Isla', family_name: 'Sample', known_as: null, date_of_birth: null, ...details },
  }
  at = `/referrals/${(await sendSample(house, teacher, { ...sample, person })).id}`
  await site.fillIn(coordinator, `${at}/give`, { key_worker: `${worker.user_id}.${places.works.id}` })
  await site.fillIn(worker, `${at}/answer`, { answer: 'no', reason: 'not_eligible' })
}
beforeEach(() => back())

const shown = async (viewer = teacher) => {
  const { html } = await site.open(viewer, at)
  const ids = [...html.matchAll(/resend\?service=([0-9a-f-]{36})/g)].map(([, id]) => id)
  const found = services.filter((service) => ids.includes(service.id))
  expect(found).toHaveLength(ids.length)
  return found
}
const helps = (service: (typeof services)[number]) =>
  (service.attributes ?? []).map(({ taxonomy_term }) => taxonomy_term?.term)

describe('a referral that came back', () => {
  test('shows its sender other services for what the person needs, and none of who said no', async () => {
    const found = await shown()
    expect(found.length).toBeGreaterThan(0)
    for (const service of found) {
      expect(service.organization?.name).not.toBe('Northtown Works')
      expect(helps(service).some((term) => term === 'confidence' || term === 'travel')).toBe(true)
    }
  })

  test('shows none for other ages than theirs', async () => {
    await back({ date_of_birth: '2016-05-05' })
    for (const { minimum_age, name } of await shown())
      expect([name, minimum_age ?? 0]).toEqual([name, Math.min(minimum_age ?? 0, 10)])
  })

  test('shows them to nobody while it is with somebody else', async () => {
    await site.fillIn(teacher, `${at}/resend`, { service: 'coordinator', words: 'Please look again' })
    expect(await shown()).toEqual([])
    expect(await shown(coordinator)).toEqual([])
  })

  test('is sent again to try one of them: the coordinator reads which, and its key workers stand first', async () => {
    const [service] = await shown()
    const form = await site.open(teacher, `${at}/resend?service=${service?.id}`)
    expect(form.html).toMatch(new RegExp(`value="${service?.id}"[^>]*checked|checked[^>]*value="${service?.id}"`))
    const unsaid = await site.fillIn(teacher, `${at}/resend`, { words: 'Try again' })
    expect([unsaid.status, unsaid.html.includes('Choose where it should be tried')]).toEqual([422, true])
    const sent = await site.fillIn(teacher, `${at}/resend`, {
      service: service?.id ?? '',
      words: 'They have what she needs',
    })
    expect(sent.status).toBe(303)
    const { html } = await site.open(coordinator, `${at}/give`)
    expect(html).toContain(`Its sender would try ${service?.name}, Southside Support.`)
    expect(html.indexOf('Calum Pretend')).toBeLessThan(html.indexOf('Morag Fictus'))
    expect((await site.open(coordinator, at)).html).toContain(`Sent again, to try ${service?.name}, Southside Support.`)
  })

  test('finds nothing where the needs were not to be passed on, and says so', async () => {
    const agreement = { ...sample.agreement, parts: ['contact'] as const }
    at = `/referrals/${(await sendSample(house, teacher, { agreement })).id}`
    await site.fillIn(coordinator, `${at}/return`, { reason: 'not_eligible' })
    expect(await shown()).toEqual([])
    expect((await site.open(teacher, at)).html).toContain('The directory has nothing for what they need here')
    expect((await site.fillIn(teacher, `${at}/resend`, { words: 'Ask once more' })).status).toBe(303)
  })
})
