import { load } from 'cheerio'
import { expect, test } from 'vitest'
import { referenceList } from '#platform/reference'
import { calendarDate } from '#platform/time'
import { renderPart } from '#platform/ui'
import { markupProblems } from '../ui/markup.testing.ts'
import { TileMap } from './index.ts'
import { scotland } from './scotland.ts'

const areas = referenceList('areas', calendarDate('2026-11-23')).map(({ code, text }, at) => ({
  code,
  name: text,
  value: at === 3 ? null : at,
  ...(at === 3 ? { note: 'too few' } : {}),
}))
const map = renderPart(
  <TileMap title="Leadership" measure="Fully met, %" full={31} format={(n) => `${n}%`} areas={areas} />,
)

test('every area of Scotland has one tile, no two stand in one place, and none has another’s short name', () => {
  expect([...scotland.keys()].sort()).toEqual(areas.map(({ code }) => code).sort())
  const tiles = [...scotland.values()]
  expect(new Set(tiles.map(({ column, row }) => `${column} ${row}`)).size).toBe(32)
  expect(new Set(tiles.map(({ short }) => short)).size).toBe(32)
  expect(Math.max(...tiles.map(({ column }) => column))).toBeLessThan(8)
})

test('neighbours stay near: the islands in the north and west, the borders in the south', () => {
  const at = (code: string) => scotland.get(code) ?? { column: -1, row: -1 }
  const [shetland, orkney, highland] = [at('S12000027'), at('S12000023'), at('S12000017')]
  expect([shetland.row, orkney.row, highland.row]).toEqual([0, 1, 2])
  expect(at('S12000013').column).toBe(0)
  for (const south of ['S12000006', 'S12000028']) expect(at(south).row).toBe(7)
  const apart = (one: string, other: string) =>
    Math.max(Math.abs(at(one).row - at(other).row), Math.abs(at(one).column - at(other).column))
  expect(apart('S12000033', 'S12000034')).toBe(1)
  expect(apart('S12000049', 'S12000050')).toBe(1)
})

test('each figure is said in words, written in its tile and in the table, and drawn as how full the tile is', async () => {
  expect(await markupProblems(map)).toEqual([])
  expect(map).not.toContain('style=')
  const page = load(map)
  const [first, , , fourth] = areas
  expect(page('svg[role=img]').attr('aria-label')).toContain(`${fourth?.name} too few`)
  expect(page('svg svg')).toHaveLength(32)
  expect(page('details tbody tr')).toHaveLength(32)
  expect(page('details tbody tr').first().text()).toContain(`${first?.name}CLK0%`)
  const drawn = (short: string) => page(`svg svg:has(text:contains(${short}))`)
  const full = drawn(scotland.get(areas.at(-1)?.code ?? '')?.short ?? '')
  expect(full.find('rect[fill="#b8d4ef"]').attr('height')).toBe('52')
  const empty = drawn(scotland.get(fourth?.code ?? '')?.short ?? '')
  expect(empty.find('rect[fill="#b8d4ef"]')).toHaveLength(0)
  expect(empty.find('rect[stroke-dasharray]')).toHaveLength(1)
  expect(empty.text()).toContain('–')
})
