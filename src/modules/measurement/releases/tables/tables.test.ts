import { load } from 'cheerio'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { calendarDate } from '#platform/time'
import { renderPart } from '#platform/ui'
import { type Measure, measures, points } from '../../measures.ts'
import type { Status } from '../../statistics.ts'
import type { Figure } from '../figure.ts'
import { releasePage } from '../public/release.page.tsx'
import type { Version } from '../release.ts'
import { footnotesOf } from '../words/footnotes.ts'
import { mainPoints } from '../words/main-points.ts'
import { marksIn } from './table.ts'
import { tablesOf } from './tables.ts'

const areas = new Map([
  ['S12000049', 'Glasgow City'],
  ['S12000023', 'Orkney Islands'],
  ['S12000033', 'Aberdeen City'],
])
const places: readonly [Figure['dimension'], string, readonly string[]][] = [
  ['all', 'all', ['all', '2025-26', '2026-27', '2026-27 Q1', '2026-27 Q2']],
  ['gender', 'woman', ['all', '2025-26', '2026-27']],
  ['gender', 'not_asked', ['all', '2026-27']],
  ['area', 'S12000049', ['all', '2025-26', '2026-27']],
  ['area', 'S12000023', ['all', '2026-27']],
]
const statuses: readonly Status[] = ['final', 'final', 'provisional', 'suppressed', 'too_early']

/** Odd numbers of their own for each hidden figure, so that one that is shown could be told from all others. */
const figure = fc.record({
  count: fc.integer({ min: 5, max: 90_000 }),
  more: fc.integer({ min: 0, max: 5000 }),
  status: fc.constantFrom(...statuses),
  revised: fc.boolean(),
})
const due = (measure: Measure) => points.some((weeks) => measure.endsWith(`_${weeks}w`))

/** The figures of a release, any of them hidden or too early; a hidden one has no number, as in the database. */
const releases = fc.array(figure, { minLength: 13 * measures.length, maxLength: 13 * measures.length }).map((drawn) => {
  const each = drawn[Symbol.iterator]()
  return places.flatMap(([dimension, category, periods]) =>
    periods.flatMap((period) =>
      measures.map((measure): Figure => {
        const { count, more, status, revised } = each.next().value ?? {
          count: 5,
          more: 0,
          status: 'final',
          revised: false,
        }
        const at = { measure, period, dimension, category }
        if (status === 'suppressed' || (status === 'too_early' && due(measure)))
          return { ...at, count: null, denominator: null, rate: null, status, revised: false }
        const denominator = measure === 'started' ? null : count + more
        return {
          ...at,
          ...{ count, denominator, revised, status: status === 'too_early' ? 'final' : status },
          rate: denominator === null ? null : Math.round((count * 1000) / denominator) / 10,
        }
      }),
    ),
  )
})

const version: Version = {
  ...{
    id: 'v',
    release_id: 'r',
    slug: 'september-2026',
    title: 'Employability support in Scotland, to September 2026',
  },
  ...{ edition: 1, period: '2026-27 Q2', as_at: calendarDate('2026-09-30'), number: 1, definitions_version: '1' },
  ...{ methodology_version: '1', threshold: 5, change_note: null, revisions_note: null, contact_name: 'Team' },
  ...{ contact_email: 'team@nation.example', attack_passed: true, attack_says: '', prepared_at: new Date(0) },
  ...{ prepared_by: 'p', prepared_by_name: 'Ada', moments: [] },
}

/** Everything that may be seen: what is shown, and what is left when one count shown is taken from another of the same people. */
function seen(figures: readonly Figure[]): Set<number> {
  const numbers = new Set<number>([...points])
  const groups = Map.groupBy(figures, ({ period, dimension, category }) => `${period} ${dimension} ${category}`)
  for (const group of groups.values()) {
    const counts = group.flatMap(({ count, denominator }) => [count, denominator].filter((n) => n !== null))
    for (const one of counts) {
      numbers.add(one)
      for (const other of counts) numbers.add(one - other)
    }
  }
  return numbers
}

describe('the tables of any release', () => {
  test('show each figure that is published as it is, and the mark of each that is not', () => {
    fc.assert(
      fc.property(releases, (figures) => {
        const tables = tablesOf(figures, areas)
        const byYear = tables.find(({ name }) => name === 'by-year')
        const byArea = tables.find(({ name }) => name === 'by-area')
        for (const { measure, period, dimension, category, count, status } of figures) {
          if (period.includes(' Q')) continue
          const words = period === 'all' ? 'All years' : period
          const mark = status === 'suppressed' ? '[c]' : '[x]'
          if (dimension === 'all' && !due(measure))
            expect(byYear?.rows.find((row) => row.period === words)?.[measure]).toBe(count ?? mark)
          if (dimension === 'area' && ['started', 'entered_employment', 'in_work_13w'].includes(measure))
            expect(byArea?.rows.find((row) => row.period === words && row.area_code === category)?.[measure]).toBe(
              count ?? mark,
            )
        }
        expect(byArea?.rows.filter(({ area_code }) => area_code === 'S12000033').map(({ started }) => started)).toEqual(
          ['[x]', '[x]', '[x]'],
        )
      }),
      { numRuns: 40 },
    )
  })

  test('hold no count that is neither published nor the rest of two that are', () => {
    fc.assert(
      fc.property(releases, (figures) => {
        const all = seen(figures)
        const strange = tablesOf(figures, areas).flatMap(({ name, columns, rows }) =>
          rows.flatMap((row) =>
            columns
              .filter(({ datatype }) => datatype === 'integer')
              .map(({ key }) => ({ name, key, value: row[key] }))
              .filter(({ value }) => typeof value === 'number' && value !== 0 && !all.has(value)),
          ),
        )
        expect(strange).toEqual([])
      }),
      { numRuns: 40 },
    )
  })

  test('have a footnote for every mark in them, and no other mark', () => {
    fc.assert(
      fc.property(releases, (figures) => {
        const tables = tablesOf(figures, areas)
        const explained = footnotesOf(tables).map(({ heading }) => heading)
        const used = new Set(tables.flatMap(marksIn))
        expect(explained.filter((heading) => heading?.startsWith('['))).toEqual(
          ['[c]', '[x]', '[z]', '[p]', '[r]'].filter((mark) => [...used].some((one) => one === mark)),
        )
        const cells = tables.flatMap(({ rows }) => rows.flatMap((row) => Object.values(row)))
        const marks = cells.flatMap((cell) =>
          typeof cell === 'string' ? [...cell.matchAll(/\[\w+\]/g)].map(([mark]) => mark) : [],
        )
        expect(new Set(marks)).toEqual(used)
      }),
      { numRuns: 20 },
    )
  })

  test('are what the page says: each cell of the page is a cell of a table, and its words hold no other count', () => {
    fc.assert(
      fc.property(releases, (figures) => {
        const tables = tablesOf(figures, areas)
        const main_points = mainPoints(figures, version).map((words, at) => ({
          part: 'main_point' as const,
          position: at + 1,
          heading: null,
          words,
        }))
        const shown = releasePage({
          ...{ version, versions: [version], figures, tables, passages: [...main_points, ...footnotesOf(tables)] },
          ...{ sources: [], readers: [], filesAt: '/files', back: { href: '/', text: '' } },
        })
        const page = load(renderPart(shown.main))
        const cells = new Set(
          tables.flatMap(({ columns, rows }) =>
            rows.flatMap((row) =>
              columns.map(({ key, datatype }) => {
                const value = row[key] ?? ''
                return typeof value === 'string'
                  ? value
                  : datatype === 'number'
                    ? value.toFixed(1)
                    : value.toLocaleString('en-GB')
              }),
            ),
          ),
        )
        const onPage = page('main table, table')
          .find('td')
          .toArray()
          .map((cell) => page(cell).text())
        // In the tables under pictures a count stands with its share of the bar, and a bar that is not drawn says why.
        const known = (cell: string) =>
          cells.has(cell) ||
          cells.has(cell.replace(/ \(.*\)$/, '')) ||
          /^(hidden \[c\]|too early \[x\]|nobody.*|0.*)$/.test(cell)
        expect(onPage.filter((cell) => cell !== '' && !known(cell))).toEqual([])

        const all = seen(figures)
        const counts = main_points.flatMap(({ words }) =>
          [...words.matchAll(/([\d,]+) (?:people|person)/g)].map(([, number]) => Number(number?.replaceAll(',', ''))),
        )
        expect(counts.filter((count) => !all.has(count))).toEqual([])
      }),
      { numRuns: 20 },
    )
  })
})
