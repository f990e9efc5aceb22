import { load } from 'cheerio'
import { expect, it } from 'vitest'
import { renderPart } from '#platform/ui'
import { DotsWithIntervals } from './dots-with-intervals.tsx'

const shown = load(
  renderPart(
    <DotsWithIntervals
      title="Entered work"
      measure="Share"
      from={0}
      to={50}
      format={(value) => `${value}%`}
      line={{ at: 25, label: 'Scotland' }}
      rows={[
        { label: 'One', value: 10, low: 5, high: 20 },
        { label: 'Two', value: null, note: 'too few to say' },
        { label: 'Three', value: 40, low: 30, high: 60 },
      ]}
    />,
  ),
)

it('draws a dot a figure at its place, a bar from end to end within the scale, and nothing for what is not said', () => {
  expect(
    shown('circle')
      .toArray()
      .map((one) => shown(one).attr('cx')),
  ).toEqual(['20%', '80%'])
  const bars = shown('line[stroke-width=6]').toArray()
  expect(bars.map((one) => [shown(one).attr('x1'), shown(one).attr('x2')])).toEqual([
    ['10%', '40%'],
    ['60%', '100%'],
  ])
})

it('says every figure with its interval instead of the picture, and in its table', () => {
  expect(shown('svg[role=img]').attr('aria-label')).toBe(
    'Entered work: One 10% (5% to 20%), Two too few to say, Three 40% (30% to 60%)',
  )
  expect(
    shown('tbody tr')
      .toArray()
      .map((row) =>
        shown(row)
          .find('th, td')
          .toArray()
          .map((cell) => shown(cell).text()),
      ),
  ).toEqual([
    ['One', '10%', '5% to 20%'],
    ['Two', 'too few to say', ''],
    ['Three', '40%', '30% to 60%'],
  ])
})
