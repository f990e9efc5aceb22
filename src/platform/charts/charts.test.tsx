import { load } from 'cheerio'
import type { VNode } from 'preact'
import { describe, expect, it } from 'vitest'
import { calendarDate } from '#platform/time'
import { renderPart } from '#platform/ui'
import { markupProblems } from '../ui/markup.testing.ts'
import { Bars, StackedBars, StageLines, StepsOverTime } from './index.ts'

const day = calendarDate
const shown = (part: VNode) => load(renderPart(part))
const parts = [
  { key: 'yes', text: 'In work', look: 'full' },
  { key: 'no', text: 'Not in work', look: 'pale' },
  { key: 'none', text: 'No answer', look: 'hollow' },
] as const

const charts: [string, VNode][] = [
  [
    'Bars',
    <Bars title="Stages" measure="People" bars={[{ label: '<b>A</b>', value: 6, beside: 5 }]} besideLabel="Scotland" />,
  ],
  [
    'StackedBars',
    <StackedBars title="In work" parts={parts} bars={[{ label: '<b>4 weeks</b>', counts: { yes: 3, none: 1 } }]} />,
  ],
  [
    'StageLines',
    <StageLines
      title="Stages"
      today={day('2026-11-23')}
      stages={[{ label: '<b>A</b>', spells: [{ since: day('2026-09-01'), until: null }] }]}
    />,
  ],
  [
    'StepsOverTime',
    <StepsOverTime
      title="Stages"
      steps={4}
      rows={[
        {
          label: '<b>A</b>',
          lines: [
            { by: 'Isla', points: [{ on: day('2026-09-01'), step: 1 }] },
            { by: 'Morag', points: [] },
          ],
        },
      ]}
    />,
  ],
]

it.each(charts)(
  '%s is clean HTML without inline styles, tells its figures, and stands over its table',
  async (_, chart) => {
    const html = renderPart(chart)
    expect(await markupProblems(html)).toEqual([])
    const $ = load(html)
    expect($('svg[role=img]').attr('aria-label')).toMatch(/^(Stages|In work): /)
    expect($('details table tbody tr')).toHaveLength(1)
    expect(html).not.toContain('style=')
    expect($('b')).toHaveLength(0)
  },
)

describe('bars', () => {
  const widths = (part: VNode) => {
    const $ = shown(part)
    return $('rect[fill="#0065bd"]')
      .toArray()
      .map((bar) => $(bar).attr('width'))
  }
  it('are as long as their figures, from zero', () => {
    const bars = [
      { label: 'A', value: 10 },
      { label: 'B', value: 5 },
      { label: 'C', value: 0 },
    ]
    expect(widths(<Bars title="T" measure="People" bars={bars} />)).toEqual(['100%', '50%', '0%'])
    expect(widths(<Bars title="T" measure="%" full={100} bars={bars} />)).toEqual(['10%', '5%', '0%'])
  })
  it('say why a figure is not there, and draw nothing for it', () => {
    const $ = shown(<Bars title="T" measure="People" bars={[{ label: 'A', value: null, note: 'protected' }]} />)
    expect($('svg').attr('aria-label')).toBe('T: A protected')
    expect($('rect[fill="#0065bd"]').attr('width')).toBe('0%')
    expect($('tbody td').text()).toBe('protected')
  })
})

describe('stacked bars', () => {
  it('draw no answer as no answer, and parts that fill the whole', () => {
    const $ = shown(
      <StackedBars
        title="In work"
        parts={parts}
        bars={[{ label: '13 weeks', counts: { yes: 66, no: 27, none: 7 } }]}
      />,
    )
    const drawn = $('svg[role=img] rect')
      .toArray()
      .map((part) => [$(part).attr('x'), $(part).attr('width'), $(part).attr('fill')])
    expect(drawn).toEqual([
      ['0%', '66%', '#0065bd'],
      ['66%', '27%', '#b8c6d6'],
      ['93%', '7%', '#ffffff'],
    ])
    expect($('svg').attr('aria-label')).toContain('No answer 7%')
  })
  it('say that nobody is due rather than draw nobody as nothing', () => {
    const $ = shown(
      <StackedBars title="In work" parts={parts} bars={[{ label: '52 weeks', counts: {}, note: 'nobody due yet' }]} />,
    )
    expect($('svg[role=img] rect')).toHaveLength(0)
    expect($('svg').attr('aria-label')).toBe('In work: 52 weeks nobody due yet')
  })
})

describe('stages over time', () => {
  it('go back and forth, several at once, and a stage not begun is said', () => {
    const stages = [
      {
        label: 'Needs',
        spells: [
          { since: day('2026-09-01'), until: day('2026-10-01') },
          { since: day('2026-11-01'), until: null },
        ],
      },
      { label: 'In work', spells: [] },
    ]
    const $ = shown(<StageLines title="Stages" today={day('2026-11-23')} stages={stages} />)
    expect($('svg rect')).toHaveLength(2)
    expect($('svg').attr('aria-label')).toBe(
      'Stages: Needs 1 September 2026 to 1 October 2026 and 1 November 2026 until now; In work not yet',
    )
    expect($('tbody tr')).toHaveLength(3)
  })
})

describe('steps over time', () => {
  const isla = [1, 3, 2].map((step, index) => ({ on: day(`2026-0${index + 1}-01`), step }))
  const $ = shown(
    <StepsOverTime
      title="How far"
      steps={4}
      rows={[
        {
          label: 'Confidence',
          lines: [
            { by: 'Isla', points: isla },
            { by: 'Morag', points: isla.slice(0, 1) },
          ],
        },
      ]}
    />,
  )
  it('stand the higher the further somebody has come, and keep a step until the day of the next', () => {
    const heights = $('circle')
      .toArray()
      .map((mark) => Number($(mark).attr('cy')))
    expect(heights).toHaveLength(3)
    const [one = 0, three = 0, two = 0] = heights
    expect(one - three).toBe(2 * (one - two))
    expect(three).toBeLessThan(two)
    const level = $('line[stroke="#0065bd"]').first()
    expect([level.attr('y1'), level.attr('y2')]).toEqual([String(one), String(one)])
  })
  it('are told in words and in the table, whose of them they are by their shape as well', () => {
    expect($('svg[role=img]').attr('aria-label')).toContain('Isla step 1 on 1 January 2026, step 3 on 1 February 2026')
    expect($('rect')).toHaveLength(1)
    expect($('td').first().text()).toBe('Isla: 1; Morag: 1')
    expect($('td').last().text()).toBe('Isla: 2')
  })
})
