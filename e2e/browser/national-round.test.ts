import { parse } from 'csv-parse/sync'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  closePart,
  type GivenResponse,
  placesOf,
  selectInstrument,
  selectOptionalRound,
  storeResponses,
} from '#modules/checklists'
import { areas } from '#modules/partnership'
import { loadConfig } from '#platform/config'
import { asWorker, type OpenStore, openStore } from '#platform/db'
import { systemClock } from '#platform/time'
import { openBrowser, type Somebody, somebody } from './browser.ts'
import { type RunningHouse, startHouse } from './house.ts'
import { answer, comeByLink, linkTo, openRound, sendIn } from './rounds.ts'

// A national round of all 32 areas in the real program: what 31 of them and four organisations of the island say is put in by the program,
// the last organisation's answers come in through a browser, and the overview is read at once.
const island = 'S12000023'
let house: RunningHouse
let store: OpenStore
let browser: Browser
let analyst: Somebody
let at: string
let given: GivenResponse[]

const codes = ['fully', 'partially', 'not'] as const
/** Everything that was said, by item and answer: counted here, away from the program. */
const counted = new Map<string, number>()
const count = (item: string, code: string) => counted.set(`${item} ${code}`, (counted.get(`${item} ${code}`) ?? 0) + 1)

beforeAll(async () => {
  house = await startHouse()
  const { store: where, secret } = loadConfig({ DATA_DIR: house.dataDir })
  store = await openStore(where, { secret, mayJoin: true })
  browser = await openBrowser()
  analyst = await somebody(browser, house, 'National analyst')
})
afterAll(async () => {
  await browser?.close()
  await store?.close()
  await house?.stop()
})

test('the analyst opens it for the 32 areas; nearly all of them answer', async () => {
  at = await openRound(analyst, { title: 'The nation, spring', key: 'browser-nation', until: '2099-03-02' })
  expect(await analyst.page.locator('main table tbody tr').count()).toBe(32)
  const id = at.split('/').at(-1) ?? ''
  await asWorker(store.database, systemClock, async (tx) => {
    const round = await selectOptionalRound(tx, id)
    if (round === undefined) throw new Error('a round just opened is there')
    const places = [...placesOf(await selectInstrument(tx, round.version_id)).values()]
    given = (await areas(tx)).flatMap(({ id: area_id }, nth) =>
      Array.from({ length: area_id === island ? 4 : 5 + (nth % 4) }, (_, one) => ({
        area_id,
        name: `Invented organisation ${one + 1}`,
        entries: places.flatMap((place, which) => {
          const code = codes[(nth * 7 + one * 3 + which * 5) % 4]
          return place.kind === 'statement' && code !== undefined ? [{ place, value: code }] : []
        }),
      })),
    )
    await storeResponses(tx, round, given, 'Sam Placeholder')
    for (const { id: area } of await areas(tx)) if (area !== island) await closePart(tx, id, area, null)
  })
  for (const { entries } of given)
    for (const { place, value } of entries) if (place.kind === 'statement') count(place.item, value)
  await analyst.go(at)
  expect(await analyst.words()).toContain(`${given.length} organisations have answered`)
})

test('the overview leaves the island out while it is open, and says so', async () => {
  await analyst.go(`${at}/nation`)
  expect(await analyst.words()).toContain(`31 areas · ${given.length - 4} organisations`)
  expect(await analyst.words()).toContain('1 area is not in these figures (4 organisations so far)')
})

test('its coordinator asks one more by e-mail; the moment its answers are in they are counted, and the moment the island closes the nation is whole', async () => {
  const coordinator = await somebody(browser, house, 'Partnership coordinator, island')
  await coordinator.go(`${at}/invite`)
  await coordinator.write('Farholm High School', 'fay@nation.example')
  await coordinator.press('Send the invitations')
  await coordinator.page.waitForURL((url) => url.pathname === at)
  const reader = await somebody(browser, house)
  const last = await comeByLink(browser, house, {
    link: await linkTo(reader, 'fay@nation.example'),
    name: 'Fay Fictus',
  })
  const said = { '1.1': 'Fully met', '1.2': 'Not met' }
  await answer(last, `${at}/by-link`, said)
  await sendIn(last, `${at}/by-link`)
  count('1.1', 'fully')
  count('1.2', 'not')

  await analyst.go(at)
  expect(await analyst.words()).toContain(`${given.length + 1} organisations have answered`)
  await coordinator.go(`${at}/close`)
  await coordinator.press('Close it for good')
  await coordinator.page.waitForURL(/\/report$/)
  await analyst.go(`${at}/nation`)
  expect(await analyst.words()).toContain(`32 areas · ${given.length + 1} organisations`)
  expect(await analyst.words()).toContain('Every area that takes part is in these figures')
  await analyst.picture('round-6-nation')
})

test('every figure of the overview is what was said, counted another way; nobody is named', async () => {
  const answered = await analyst.page.context().request.get(`${house.url}${at}/nation/file?format=csv`)
  const text = await answered.text()
  const rows: Record<string, string>[] = parse(text, { columns: true, bom: true })
  const statements = rows.filter(({ level }) => level === 'statement')
  expect(statements).toHaveLength(57)
  const organisations = given.length + 1
  for (const row of statements) {
    const counts = codes.map((code) => counted.get(`${row.number} ${code}`) ?? 0)
    const answers = counts.reduce((sum, each) => sum + each, 0)
    expect([row.number, ...codes.map((code) => Number(row[code])), Number(row.unanswered)]).toEqual([
      row.number,
      ...counts,
      organisations - answers,
    ])
  }
  const overall = rows.find(({ level }) => level === 'overall')
  const all = codes.map((code) => [...counted].reduce((sum, [key, n]) => sum + (key.endsWith(` ${code}`) ? n : 0), 0))
  const answers = all.reduce((sum, each) => sum + each, 0)
  expect(codes.map((code) => Number(overall?.[code]))).toEqual(all)
  for (const [nth, code] of codes.entries())
    expect(Number(overall?.[`pct_${code}`])).toBeCloseTo((100 * (all[nth] ?? 0)) / answers, 1)
  for (const name of ['Invented organisation', 'Farholm', 'Fay Fictus']) expect(text).not.toContain(name)
})
