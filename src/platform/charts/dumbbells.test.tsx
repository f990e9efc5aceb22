import { load } from 'cheerio'
import { expect, it } from 'vitest'
import { renderPart } from '#platform/ui'
import { Dumbbells } from './dumbbells.tsx'

const long =
  'A statement that is a good deal longer than a telephone is wide and would run over its edge if it were let'
const shown = load(
  renderPart(
    <Dumbbells
      title="Then and now"
      of="Statement"
      beforeLabel="2025"
      afterLabel="Now"
      unit="points"
      format={(value) => `${value}%`}
      rows={[
        { label: 'Better', before: 20, after: 57.2 },
        { label: 'Worse', before: 50, after: 37.5 },
        { label: long, before: 10, after: null, note: 'not asked again' },
      ]}
    />,
  ),
)
const attributes = (selector: string, name: string) =>
  shown(selector)
    .toArray()
    .map((one) => shown(one).attr(name))

it('draws a hollow dot where it was, a filled one where it is, and the way between', () => {
  const dots = '.nwd-chart > svg circle'
  expect(attributes(dots, 'cx')).toEqual(['20%', '57.2%', '50%', '37.5%', '10%'])
  expect(attributes(`${dots}[stroke]`, 'cx')).toEqual(['20%', '50%', '10%'])
  expect(attributes('.nwd-chart > svg line[stroke-width=4]', 'x2')).toEqual(['57.2%', '37.5%'])
})

it('says every figure instead of the picture, and by how much it moved, with its sign', () => {
  expect(shown('svg[role=img]').attr('aria-label')).toBe(
    `Then and now: Better: 2025 20%, Now 57.2% (+37.2 points); Worse: 2025 50%, Now 37.5% (−12.5 points); ${long}: 2025 10%, Now not asked again`,
  )
})

it('has a table with the whole of what a label cuts short', () => {
  expect(shown('tbody tr').eq(2).text()).toBe(`${long}10%not asked again`)
  const lines = shown('.nwd-chart > svg text[font-weight]')
    .toArray()
    .map((one) => shown(one).text())
  expect(Math.max(...lines.map(({ length }) => length))).toBeLessThanOrEqual(42)
  expect(lines.at(-1)?.endsWith('…')).toBe(true)
})
