import { load } from 'cheerio'
import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { testDatabase } from '#platform/testing'
import { arrangeServices, asked, northtown } from '../directory.testing.ts'
import { inventedPoints, inventServices } from '../invent/invent.ts'
import type { FullService } from '../open-referral/service.ts'
import { putPoints } from '../points/points.queries.ts'
import { addressOf, idOf, lookingFor, shortName } from './asked.ts'
import { sectorIn } from './near.ts'
import { agesInWords, daysInWords, distanceInWords, timeInWords } from './say.ts'
import { wordsIn } from './words.ts'

const house = await testDatabase()
const ask = asked(house)
const services = inventServices(northtown, 56)
const island = inventServices(
  {
    ...northtown,
    area_id: 'S12000023',
    town: 'Farholm',
    postcodes: 'ZB',
    latitude: 58.98,
    longitude: -2.96,
    organisations: ['Farholm Works'],
  },
  28,
)

beforeAll(async () => {
  await arrangeServices(house, [...services, ...island])
  await house.asWorker((tx) => putPoints(tx, inventedPoints(northtown), 'Invented'))
})

const look = async (path: string) => {
  const answer = await ask(path)
  const page = load(await answer.text())
  return {
    status: answer.status,
    to: answer.headers.get('location'),
    heading: page('h1').text(),
    words: page('main').text().replace(/\s+/g, ' '),
    found: page('ol.nwd-found h2 a')
      .toArray()
      .map((link) => page(link).text()),
    links: page('ol.nwd-found h2 a')
      .toArray()
      .map((link) => page(link).attr('href') ?? ''),
    page,
  }
}
const names = (rule: (service: FullService) => boolean, among = services) =>
  among
    .filter(rule)
    .map(({ name }) => name)
    .sort()
const every = async (path: string) => {
  const all: string[] = []
  for (let number = 1; ; number += 1) {
    const { found } = await look(`${path}${path.includes('?') ? '&' : '?'}page=${number}`)
    if (found.length === 0) return all.sort()
    all.push(...found)
  }
}
const helps = (code: string) => (service: FullService) =>
  service.attributes?.some(({ taxonomy_term }) => taxonomy_term?.term === code) ?? false

describe('looking for support, without an account and without a script', () => {
  test('says what was found, how many, and how to narrow it, with counts', async () => {
    const { heading, page, found } = await look('/support?near=S12000049')
    expect(heading).toBe('56 services near Glasgow City')
    expect(found).toHaveLength(20)
    const money = page('select[name=need] option[value=money]').text()
    expect(money).toBe(`Money, debt and benefits (${names(helps('money')).length})`)
    expect(await every('/support?near=S12000049')).toEqual(names(() => true))
  })

  test('each way to narrow keeps what it says, worked out by hand', async () => {
    const here = '/support?near=S12000049'
    const time = (service: FullService) => service.schedules?.[0]?.byday?.split(',') ?? []
    expect(await every(`${here}&need=money`)).toEqual(names(helps('money')))
    expect(await every(`${here}&day=WE`)).toEqual(names((one) => time(one).includes('WE')))
    expect(await every(`${here}&age=17`)).toEqual(
      names((one) => (one.minimum_age ?? 0) <= 17 && (one.maximum_age ?? 99) >= 17),
    )
    expect(await every(`${here}&free=yes`)).toEqual(
      names((one) => one.cost_options?.every(({ amount }) => amount === 0) ?? false),
    )
    expect(await every(`${here}&online=yes`)).toEqual(
      names((one) => one.service_at_locations?.some(({ location }) => location?.location_type === 'virtual') ?? false),
    )
    expect(await every(`${here}&need=find_work&day=TU&age=20`)).toEqual(
      names(
        (one) =>
          helps('find_work')(one) &&
          time(one).includes('TU') &&
          (one.minimum_age ?? 0) <= 20 &&
          (one.maximum_age ?? 99) >= 20,
      ),
    )
  })

  test('the nearest come first when a postcode is given, of which no more than its beginning is kept', async () => {
    const whole = await look('/support?near=za3+4ab&need=money')
    expect([whole.status, whole.to]).toEqual([303, '/support?near=ZA3+4&need=money'])
    const { words, heading } = await look('/support?near=ZA3+4')
    expect(heading).toBe('56 services near ZA3 4')
    const miles = [...words.matchAll(/(less than half|½|\d+½?) (?:a )?miles? away/gi)].map(([, much = '']) =>
      /half/.test(much) ? 0.25 : Number.parseFloat(`0${much.replace('½', '.5')}`),
    )
    expect(miles.length).toBeGreaterThan(10)
    expect(miles).toEqual([...miles].sort((one, other) => one - other))
  })

  test('a town is known by its services, even misspelt; a place that nobody knows is told, and all of Scotland shown', async () => {
    expect((await look('/support?near=Farholme')).heading).toBe('28 services near Farholm')
    const { words, heading, page } = await look('/support?near=Atlantis')
    expect(heading).toBe('84 services')
    expect(words).toContain('We do not know where “Atlantis” is')
    expect(page('select[name=near] option')).toHaveLength(32)
  })

  test('misspelt words are put right, and it says so; words for the same thing find it', async () => {
    const { found, words } = await look('/support?q=brickleying&near=Northtown')
    expect(words).toContain('We took “brickleying” to mean “bricklaying”')
    expect(found.every((name) => name.startsWith('Construction taster'))).toBe(true)
    expect((await look('/support?q=I+need+help+with+my+weans')).found).toContain('Childcare finder')
    const loose = await look('/support?q=bricklaying+counsellor&near=Northtown')
    expect(loose.words).toContain('Nothing has all of your words. These have some of them.')
    expect(loose.found.length).toBeGreaterThan(1)
  })

  test('nothing found says what to do next', async () => {
    const { words, heading } = await look('/support?q=xylophone&near=Northtown')
    expect(heading).toBe('0 services near Northtown')
    expect(words).toContain('Look in all of Scotland')
  })

  test.each([
    '/support?q=%27%3B+drop+table+%26+%21+%7C+%3A*',
    '/support?near=%00&q=%00',
    '/support?page=0&age=-1&day=XX&need=nothing',
    `/support?list=${'x'.repeat(3000)}`,
    '/support?q=%3Cscript%3Ealert(1)%3C%2Fscript%3E',
    '/support?near=%25_%25',
  ])('%s is only words', async (path) => {
    const { status, page } = await look(path)
    expect(status).toBe(200)
    expect(page('main script')).toHaveLength(0)
  })

  test('an entry that nobody has looked at for long sinks below the others', async () => {
    const [first] = (await look('/support?near=S12000023')).links
    const id = first?.match(/[0-9a-f-]{36}/)?.[0]
    const name = island.find((one) => one.id === id)?.name
    expect((await look('/support?near=S12000023')).found[0]).toBe(name)
    await sql`update directory.service set review_by = '2026-10-12' where id = ${id}`.execute(house.asOwner)
    expect((await look('/support?near=S12000023')).found[0]).toBe(name)
    await sql`update directory.service set review_by = '2026-10-11' where id = ${id}`.execute(house.asOwner)
    const last = await look('/support?near=S12000023&page=2')
    expect(last.found.at(-1)).toBe(name)
    expect(last.words).toContain('Not checked lately: ask first')
  })
})

describe('a list of one’s own', () => {
  test('is in its address, survives a search, prints, and is sent without saying who made it', async () => {
    const [one, two] = services
    const ids = [one?.id ?? '', two?.id ?? '']
    const first = await look('/support?q=job+club&near=Northtown')
    const add = first.page('a:contains("Put in my list")').first().attr('href') ?? ''
    expect(add).toContain('q=job+club')
    expect((await look(add)).page('a:contains("In your list")')).toHaveLength(1)
    const list = await look(addressOf('/support/list', { kept: ids.map(shortName) }))
    expect(list.heading).toBe('My list: 2 services')
    expect(list.words).toContain(two?.phones?.[0]?.number)
    const mail = list.page('a[href^="mailto:"]').attr('href') ?? ''
    expect(decodeURIComponent(mail)).toContain(`/support/list?list=${ids.map(shortName).join('.')}`)
    const less = list.page('a:contains("Take out")').first().attr('href') ?? ''
    expect((await look(less)).heading).toBe('My list: 1 service')
  })

  test('short names stand for identifiers, and for nothing else', () => {
    for (const { id } of services) expect(idOf(shortName(id))).toBe(id)
    for (const wrong of ['', 'short', 'x'.repeat(23), '!'.repeat(22)]) expect(idOf(wrong)).toBeUndefined()
    expect(lookingFor(new URLSearchParams({ list: `no.${shortName(services[0]?.id ?? '')}` })).kept).toHaveLength(1)
  })
})

describe('words', () => {
  test.each([
    [100, 'less than half a mile away'],
    [900, 'about ½ mile away'],
    [1609, 'about 1 mile away'],
    [2500, 'about 1½ miles away'],
    [40_000, 'about 25 miles away'],
  ])('%i metres is %s', (metres, words) => expect(distanceInWords(metres)).toBe(words))

  test.each([
    [16, 24, 'aged 16 to 24'],
    [18, 99, 'aged 18 and over'],
    [null, 12, 'aged 12 and under'],
    [0, 120, undefined],
  ])('ages %j to %j are %j', (least, most, words) => expect(agesInWords(least, most)).toBe(words))

  test('days and times are as people say them', () => {
    expect(daysInWords(['FR', 'MO', 'TU', 'WE', 'TH'])).toBe('Monday to Friday')
    expect(daysInWords(['TH', 'TU'])).toBe('Tuesday and Thursday')
    expect(daysInWords(['SA', 'MO', 'TU'])).toBe('Monday, Tuesday and Saturday')
    expect(['09:00', '12:00', '12:30:00', '18:15', '00:30'].map(timeInWords)).toEqual([
      '9am',
      'midday',
      '12.30pm',
      '6.15pm',
      '12.30am',
    ])
  })

  test('only the beginning of a postcode is taken from what was typed', () => {
    expect(['ZA3 4BB', 'za34bb', 'ZA3 4', 'za3', 'EH1 1', 'Northtown', ''].map(sectorIn)).toEqual([
      'ZA3 4',
      'ZA3 4',
      'ZA3 4',
      'ZA3',
      'EH1 1',
      undefined,
      undefined,
    ])
    expect(wordsIn('I want help with my CV, please!')).toEqual(['my', 'cv'])
  })
})
