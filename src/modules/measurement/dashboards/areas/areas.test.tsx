import { load } from 'cheerio'
import { expect, it } from 'vitest'
import { calendarDate } from '#platform/time'
import { renderPart } from '#platform/ui'
import type { Figure } from '../../releases/figure.ts'
import type { Version } from '../../releases/release.ts'
import { areasPage } from './areas-page.tsx'

const figure = (
  dimension: Figure['dimension'],
  category: string,
  count: number | null,
  denominator: number | null,
): Figure => ({
  measure: 'entered_employment',
  period: 'all',
  dimension,
  category,
  count,
  denominator,
  rate: count === null || denominator === null ? null : Math.round((count / denominator) * 1000) / 10,
  status: count === null ? 'suppressed' : 'final',
  revised: false,
})
const version: Version = {
  id: 'v',
  release_id: 'r',
  slug: 'r',
  title: 'Statistics of the sample',
  edition: 1,
  period: '2026-27 Q1',
  as_at: calendarDate('2026-06-30'),
  number: 1,
  definitions_version: '1',
  methodology_version: '1',
  threshold: 5,
  change_note: null,
  revisions_note: null,
  contact_name: '',
  contact_email: '',
  attack_passed: true,
  attack_says: '',
  prepared_at: new Date(0),
  prepared_by: '',
  prepared_by_name: '',
  moments: [],
}
const areas = new Map([
  ['S12000049', 'Glasgow City'],
  ['S12000033', 'Aberdeen City'],
  ['S12000023', 'Orkney Islands'],
])
const population = new Map(
  [
    ['S12000023', 200],
    ['S12000049', 4000],
  ].map(([area_id, people]) => [
    String(area_id),
    {
      ...{ area_id: String(area_id), measure: 'population_16_64', people: Number(people) },
      ...{ as_at: calendarDate('2026-03-31'), source: 'An invented office', invented: true },
    },
  ]),
)
const show = (figures: readonly Figure[] | undefined, order: 'name' | 'size' = 'name') => {
  const { main } = areasPage({
    of: 'entered_employment',
    release: figures && { version, figures },
    areas,
    own: { name: 'Glasgow City', row: figure('all', 'all', 15, 50) },
    context: { population, unemployed: new Map() },
    order,
  })
  const page = load(renderPart(<>{main}</>))
  const rows = page('table tbody tr').toArray()
  return {
    text: page.root().text().replace(/\s+/g, ' '),
    rows: rows.map((row) =>
      page(row)
        .find('th, td')
        .toArray()
        .map((cell) => page(cell).text()),
    ),
  }
}

it('areas stand in the order of the alphabet, whatever their figures, with the interval of each; what is protected stays so', () => {
  const { rows, text } = show([
    figure('all', 'all', 30, 100),
    figure('area', 'S12000049', 20, 40),
    figure('area', 'S12000033', 1, 20),
    figure('area', 'S12000023', null, null),
  ])
  expect(rows.slice(0, 3)).toEqual([
    ['Aberdeen City', '5.0%', '0.9% to 23.6%'],
    ['Glasgow City', '50.0%', '35.2% to 64.8%'],
    ['Orkney Islands', 'too few to show', ''],
  ])
  expect(text).toContain(
    'Glasgow City today: 30.0%, and by chance alone anything from 19.1% to 43.8%. Scotland, as published: 30.0%.',
  )
})

it('an area that sent no records has no figure, and before the first release there is none at all', () => {
  expect(show([figure('all', 'all', 30, 100)]).rows[0]).toEqual(['Aberdeen City', 'no records', ''])
  expect(show(undefined).text).toContain('No statistics have been published yet.')
})

it('beside it stand how many started and live there; by size, areas of about as many people stand together', () => {
  const started = { ...figure('area', 'S12000049', 50, null), measure: 'started' as const }
  const hidden = { ...figure('area', 'S12000033', null, null), measure: 'started' as const }
  const { rows, text } = show([figure('area', 'S12000033', 1, 20), started, hidden], 'size')
  expect(rows.slice(0, 3).map(([name]) => name)).toEqual(['Glasgow City', 'Orkney Islands', 'Aberdeen City'])
  expect(rows.slice(3)).toEqual([
    ['Glasgow City', '50', '4,000 (invented)', '12.5', 'no table'],
    ['Orkney Islands', 'no records', '200 (invented)', '', 'no table'],
    ['Aberdeen City', 'too few to show', 'no table', '', 'no table'],
  ])
  expect(text).toContain('By: invented: An invented office, 31 March 2026.')
})
