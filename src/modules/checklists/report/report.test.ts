import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import { testDatabase } from '#platform/testing'
import { calendarDate } from '#platform/time'
import {
  contractOf,
  ensureInstruments,
  importResponses,
  loadWording,
  percent,
  selectInstrument,
  statementsOf,
  versionOn,
  workingReport,
} from '../index.ts'
import { areas32, published, type Share, worked } from './published.testing.ts'
import { reportOf } from './report.ts'

const house = await testDatabase()
await house.asWorker(ensureInstruments)
const instrument = await house.asWorker(async (tx) => {
  const version = await versionOn(tx, 'self-assessment', calendarDate('2026-11-23'))
  return selectInstrument(tx, version?.version_id ?? '')
})
const folder = mkdtempSync(join(tmpdir(), 'nwd-report-'))
afterAll(() => rmSync(folder, { recursive: true }))

const reportOfRows = async (rows: readonly string[], key: string, area?: string) => {
  const file = join(folder, `${key}.csv`)
  writeFileSync(file, ['area,organisation,item,answer', ...rows].join('\n'))
  const report = await house.asWorker(async (tx) => {
    const { round } = await importResponses(tx, file, key)
    return workingReport(tx, round, area)
  })
  if (report === undefined) throw new Error('somebody answered')
  return report
}

describe('the national overview of 2021, worked again from answers', async () => {
  const rows = worked()
  const report = await reportOfRows(rows, '2021')
  const whole = ({ pct }: { pct: Record<string, number | null> }): Share => {
    const rounded = (code: string) => Math.floor((pct[code] ?? 0) + 0.5)
    return [rounded('fully'), rounded('partially'), rounded('not')]
  }

  test('200 organisations of 32 areas', () => {
    expect(report).toMatchObject({ scope: 'national', areas: 32, organisations: 200 })
  })

  test.each(published.sections)('%s divides as was published', (title, share) => {
    const section = report.sections.find((one) => one.title === title)
    expect(section && whole(section)).toEqual(share)
  })

  test('the overall row is 36, 49 and 15: computed from answers, where the published rows would make it 50', () => {
    expect(whole(report.overall)).toEqual(published.overall)
    const sizes = instrument.sections.map(({ statements }) => statements.length)
    const fromRows = published.sections.reduce((sum, [, share], at) => sum + share[1] * (sizes[at] ?? 0), 0) / 57
    expect(Math.round(fromRows)).toBe(50)
  })

  test.each(published.statements)('%s was %s %s percent', (item, code, percentage) => {
    expect(report.statements.find((one) => one.item === item)?.pct[code]).toBe(percentage)
  })
})

describe('a report', () => {
  const sizes = [5, 9, 5, 7, 4, 8, 5, 7, 7]
  const codes = ['fully', 'partially', 'not', ''] as const
  const items = sizes.flatMap((size, section) => Array.from({ length: size }, (_, at) => `${section + 1}.${at + 1}`))
  type Code = (typeof codes)[number]
  const response = fc.array(fc.constantFrom(...codes), { minLength: 57, maxLength: 57 })
  const anywhere = fc.array(fc.tuple(fc.constantFrom(...areas32.slice(0, 4)), response), {
    minLength: 1,
    maxLength: 12,
  })

  /** The same figures in another way: one pass over the lines, decimals by long division in text. */
  function byHand(
    lines: { area: string; organisation: string; item: string; answer: Code }[],
    of: (item: string) => boolean,
  ) {
    const organisations = new Set(lines.map(({ area, organisation }) => `${area}/${organisation}`)).size
    const counts = { fully: 0, partially: 0, not: 0 }
    for (const { item, answer } of lines) if (of(item) && answer !== '') counts[answer] += 1
    const given = counts.fully + counts.partially + counts.not
    const asked = items.filter(of).length * organisations
    const share = (count: number) => {
      if (given === 0) return null
      const hundredths = String((BigInt(count) * 10000n) / BigInt(given)).padStart(3, '0')
      const tenths = BigInt(hundredths.slice(0, -1)) + (Number(hundredths.at(-1)) >= 5 ? 1n : 0n)
      return Number(tenths) / 10
    }
    return {
      ...counts,
      unanswered: asked - given,
      pct: { fully: share(counts.fully), partially: share(counts.partially), not: share(counts.not) },
    }
  }

  test('is what a second calculation makes of the same lines, in every section and statement', async () => {
    let runs = 0
    await fc.assert(
      fc.asyncProperty(anywhere, async (responses) => {
        runs += 1
        const lines = responses.flatMap(([area, given], at) =>
          items.map((item, place) => ({ area, organisation: `Organisation ${at}`, item, answer: given[place] ?? '' })),
        )
        const report = await reportOfRows(
          lines.map(({ area, organisation, item, answer }) => `${area},${organisation},${item},${answer}`),
          `by-hand-${runs}`,
        )
        const contract = contractOf(report)
        expect(contract.organisations).toBe(responses.length)
        expect(contract.areas).toBe(new Set(responses.map(([area]) => area)).size)
        expect(contract.overall).toEqual(byHand(lines, () => true))
        expect(contract.answers).toBe(lines.filter(({ answer }) => answer !== '').length)
        for (const { number, title, ...tally } of contract.sections)
          expect(tally, title).toEqual(byHand(lines, (item) => item.startsWith(`${number}.`)))
        for (const { number, section, text, ...tally } of contract.statements)
          expect(tally, `${text} of section ${section}`).toEqual(byHand(lines, (item) => item === number))
      }),
      { numRuns: 15 },
    )
  })

  test('has its keys as the contract writes them', async () => {
    const contract = contractOf(await reportOfRows([`S12000049,A,1.1,fully`], 'keys', 'S12000049'))
    expect(Object.keys(contract)).toEqual([
      'round',
      'scope',
      'areas',
      'organisations',
      'answers',
      'overall',
      'sections',
      'statements',
    ])
    expect(Object.keys(contract.overall)).toEqual(['fully', 'partially', 'not', 'unanswered', 'pct'])
    expect(contract).toMatchObject({ round: 'keys', scope: 'S12000049', areas: 1, organisations: 1, answers: 1 })
    expect(contract.sections[8]).toMatchObject({ number: 9, title: 'Impact', unanswered: 7, pct: { fully: null } })
    expect(contract.statements[0]).toEqual({
      number: '1.1',
      section: 1,
      text: statementsOf(instrument)[0]?.own_words,
      fully: 1,
      partially: 0,
      not: 0,
      unanswered: 0,
      pct: { fully: 100, partially: 0, not: 0 },
    })
    expect(contract.statements).toHaveLength(57)
  })

  test('percent is to one decimal, half up, whatever the numbers', () => {
    expect([percent(1, 8), percent(1, 3), percent(2, 3), percent(1, 2000), percent(0, 7), percent(7, 7)]).toEqual([
      12.5, 33.3, 66.7, 0.1, 0, 100,
    ])
    expect(percent(1, 16)).toBe(6.3)
    expect(percent(0, 0)).toBeNull()
  })

  test('counts by the scale of its own instrument', async () => {
    const readiness = await house.asWorker(async (tx) => {
      const version = await versionOn(tx, 'readiness', calendarDate('2026-11-23'))
      return selectInstrument(tx, version?.version_id ?? '')
    })
    const head = { round: 'r', scope: 'S12000049', areas: 1, organisations: 3 }
    const { overall } = reportOf(readiness, head, [{ item: '1.1', answer: 'in_hand', answers: 2 }])
    expect(overall.counts).toEqual({ ready: 0, in_hand: 2, not_ready: 0, not_needed: 0 })
  })
})

test('the nation’s report of 32 areas, 20 organisations and 57 statements takes under 200 ms', async () => {
  const rows = areas32.flatMap((area) =>
    Array.from({ length: 20 }, (_, at) =>
      statementsOf(instrument).map(
        ({ item }, place) => `${area},Organisation ${at},${item},${['fully', 'partially', 'not'][(at + place) % 3]}`,
      ),
    ).flat(),
  )
  const { round } = await reportOfRows(rows, 'full').then(() =>
    house.asWorker(async (tx) => importResponses(tx, join(folder, 'full.csv'), 'full')),
  )
  const times = []
  for (let run = 0; run < 5; run++) {
    const from = performance.now()
    const report = await house.asWorker((tx) => workingReport(tx, round))
    times.push(performance.now() - from)
    expect(report).toMatchObject({ organisations: 640, answers: 36_480 })
  }
  expect(Math.min(...times)).toBeLessThan(200)
})

test('the official wording, once loaded, is what respondents and reports show; the last loaded holds', async () => {
  const file = join(folder, 'wording.csv')
  const load = (content: string) => {
    writeFileSync(file, content)
    return house.asWorker(async (tx) => loadWording(tx, file, await selectInstrument(tx, instrument.version_id)))
  }
  expect(await load('item,text\n1.1,"Wording one, as agreed"\n9.7,Wording two\n')).toEqual({
    changed: 2,
    worded: 2,
    all: 57,
  })
  expect(await load('item,text\n1.1,"Wording one, as agreed"\n9.7,Wording three\n')).toEqual({
    changed: 1,
    worded: 2,
    all: 57,
  })
  const [first] = statementsOf(await house.asWorker((tx) => selectInstrument(tx, instrument.version_id)))
  expect(first).toMatchObject({ text: 'Wording one, as agreed', own_words: statementsOf(instrument)[0]?.own_words })
  const report = await reportOfRows([`S12000049,A,1.1,fully`], 'worded')
  expect(report.statements.at(-1)?.text).toBe('Wording three')
  await expect(load('item,text\n1.6,No such\n1.1,\n')).rejects.toThrow(
    /2 things.*row 2, column item: “1.6”.*row 3, column text/s,
  )
})
