import { load } from 'cheerio'
import fc from 'fast-check'
import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { browserOf, town } from '#platform/auth-testing'
import { testDatabase } from '#platform/testing'
import { routes } from '../directory.routes.ts'
import { arrangeServices, asked, northtown } from '../directory.testing.ts'
import { inventServices } from '../invent/invent.ts'
import { differences } from './change.ts'
import { keptTimes, movedTo, placesInWords, timesInWords, whenWhereOf } from './when-where.ts'

const house = await testDatabase()
const ask = asked(house)
const place = await town(house, {}, () => routes)
const today = house.clock.today()
const ours = `Northtown Works ${place.organisation}`
const services = inventServices({ ...northtown, organisations: [ours] }, 12)
const [one, two] = services.filter(({ service_at_locations: [at] = [] }) => at?.location?.location_type === 'physical')
if (one === undefined || two === undefined) throw new Error('some are given somewhere')
const nobodyKnows = () => undefined

let worker: ReturnType<typeof browserOf>
let coordinator: ReturnType<typeof browserOf>
beforeAll(async () => {
  await arrangeServices(house, services)
  await place.member('callum@works.example', 'provider_worker', { name: 'Callum Madeup' })
  await place.member('alasdair@partnership.example', 'coordinator', { name: 'Alasdair Placeholder' })
  worker = browserOf(place.app)
  coordinator = browserOf(place.app)
  await worker.signIn('callum@works.example')
  await coordinator.signIn('alasdair@partnership.example')
  await sql`insert into directory.postcode_point (postcode, latitude, longitude, source) values ('ZA1 1AB', 55.9, -4.3, 'Invented')`.execute(
    house.asOwner,
  )
})

/** Sends a form of which some questions take several answers. */
const post = async (browser: typeof worker, path: string, typed: Record<string, string | string[]>) => {
  const { page } = await browser.ask(path)
  const answers = Object.entries(typed).flatMap(([name, value]) => [value].flat().map((one) => [name, one]))
  const body = new URLSearchParams([['_form', String(page('main input[name=_form]').val() ?? '')], ...answers])
  return browser.ask(path, { method: 'POST', body })
}

const publicly = async (id: string) =>
  load(await (await ask(`/support/services/${id}`)).text())('main')
    .text()
    .replace(/\s+/g, ' ')
const proposals = async () =>
  (await coordinator.ask('/directory'))
    .page('a[href^="/directory/proposals/"]')
    .toArray()
    .map((link) => String(link.attribs.href))

describe('when and where a service is given', () => {
  const at = `/directory/services/${one.id}/when-and-where`
  const times = { days1: ['TU', 'TH'], opens1: '9.30am', closes1: '12pm', online: 'yes' }
  const hall = { line1: '4 Invented Road', town1: 'Northtown', code1: 'za1 1ab', access1: 'No steps' }

  test('its people propose it, beside what they proposed before; the coordinator reads both, from and to', async () => {
    await worker.send(`/directory/services/${one.id}`, {
      ...{ name: 'Job café', description: 'What it is', status: 'active', needs: 'money' },
    })
    expect((await post(worker, at, { ...times, ...hall })).status).toBe(303)
    const [link = '', ...more] = await proposals()
    expect(more).toEqual([])
    const seen = (await coordinator.ask(link)).page('tbody').text()
    for (const words of [
      'Job café',
      'Tuesday and Thursday, 9.30am to 12pm',
      '4 Invented Road, Northtown, ZA1 1AB. No steps',
    ])
      expect(seen.replace('noon', '12pm').replace('midday', '12pm')).toContain(words)
    expect(await publicly(one.id)).not.toContain('Invented Road')
    expect((await coordinator.send(link, { decision: 'approved' })).status).toBe(303)
    const now = await publicly(one.id)
    for (const words of ['Job café', 'Tuesday and Thursday', '4 Invented Road', 'No steps'])
      expect(now).toContain(words)
    const { rows } = await sql`
      select l.latitude, l.longitude from directory.service_at_location x join directory.location l on l.id = x.location_id
      where x.service_id = ${one.id} and l.location_type = 'physical'`.execute(house.asOwner)
    expect(rows).toEqual([{ latitude: 55.9, longitude: -4.3 }])
  })

  test('what cannot be is said where it stands, and nothing is proposed', async () => {
    const late = await post(worker, at, { ...times, closes1: '9am', ...hall })
    expect(late.body).toContain('It must close later than it opens')
    expect((await post(worker, at, { ...hall, opens1: '9am', online: 'no' })).body).toContain('Choose the days')
    expect((await post(worker, at, { ...times, line2: '5 Invented Road' })).body).toContain(
      'Enter the postcode of this place',
    )
    expect((await post(worker, at, { ...times, code1: 'nowhere' })).status).not.toBe(303)
    expect(await proposals()).toEqual([])
  })

  test('nobody changes what is not theirs', async () => {
    const stranger = browserOf(place.app)
    expect((await stranger.ask(at)).status).not.toBe(200)
  })
})

describe('an entry after a change', () => {
  test('that changes nothing is what it was', () => {
    for (const service of services) {
      const same = movedTo(service, whenWhereOf(service), today, nobodyKnows)
      expect({ ...same, last_modified: service.last_modified, assured_date: service.assured_date }).toEqual(service)
      expect(differences(service, same)).toEqual([])
    }
  })

  test('a place that changed is a place of its own, and one that did not keeps its identifier; what is by the month stays', () => {
    const [at] = two.service_at_locations ?? []
    const monthly = { id: '00000000-0000-4000-8000-000000000001', freq: 'MONTHLY' as const, byday: '1MO' }
    const before = { ...two, schedules: [...(two.schedules ?? []), monthly] }
    const { places, ...rest } = whenWhereOf(before)
    const moved = movedTo(
      before,
      { ...rest, places: places.map((one) => ({ ...one, access: 'A lift' })) },
      today,
      nobodyKnows,
    )
    const [then] = moved.service_at_locations ?? []
    expect(then?.id).toBe(at?.id)
    expect(then?.location?.id).not.toBe(at?.location?.id)
    expect(then?.location?.latitude).toBe(at?.location?.latitude)
    expect(placesInWords(moved)).toContain('A lift')
    expect(moved.schedules).toContainEqual(monthly)
    expect(keptTimes(before, 3).join()).toContain('first Monday of the month'.replace('first', '1st'))
    expect(movedTo(before, { ...rest, places, online: true }, today, nobodyKnows).service_at_locations).toContainEqual(
      at,
    )
  })

  test('says what was asked of it, whatever that was', () => {
    const days = fc.subarray(['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'], { minLength: 1 })
    const hour = fc.integer({ min: 10, max: 19 }).map((at) => `${at}:30`)
    fc.assert(
      fc.property(fc.array(fc.record({ days, opens: hour }), { maxLength: 3 }), fc.boolean(), (drawn, online) => {
        const times = drawn.map((each) => ({ ...each, closes: '20:00' }))
        const after = movedTo({ ...two, schedules: [] }, { times, places: [], online }, today, nobodyKnows)
        expect(whenWhereOf(after)).toEqual({ times, places: [], online })
        expect(timesInWords(after) === '').toBe(times.length === 0)
      }),
      { numRuns: 200 },
    )
  })
})
