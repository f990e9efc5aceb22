import { load } from 'cheerio'
import type { VNode } from 'preact'
import { describe, expect, it } from 'vitest'
import {
  Breadcrumbs,
  Columns,
  Confirmation,
  Count,
  Details,
  InsetText,
  Late,
  NextStep,
  Notification,
  Pagination,
  renderPart,
  Side,
  SummaryList,
  Table,
  Tabs,
  Tag,
  TaskList,
  Timeline,
  tablesShown,
  WarningText,
} from './index.ts'
import { markupProblems } from './markup.testing.ts'

const shown = (part: VNode) => load(renderPart(part))
const nasty = '<script>alert(1)</script>'
const columns = [
  { key: 'person', text: 'Person', sort: { href: '?sort=person', direction: 'ascending' as const } },
  { key: 'days', text: 'Days', numeric: true },
]

const parts: [string, VNode][] = [
  [
    'Table',
    <Table
      caption="People"
      columns={columns}
      rows={[{ person: nasty, days: 3 }]}
      downloads={[{ href: '/p.csv', text: 'CSV' }]}
    />,
  ],
  ['SummaryList', <SummaryList rows={[{ key: 'Name', value: nasty, actions: [{ href: '/edit', text: 'Change' }] }]} />],
  [
    'TaskList',
    <TaskList
      label="Tasks"
      tasks={[{ text: nasty, href: '/t', hint: 'Short', status: { text: 'Done', tone: 'green' } }]}
    />,
  ],
  [
    'Timeline',
    <Timeline
      label="What has happened"
      items={[{ when: '18 Nov', datetime: '2026-11-18', what: nasty, by: 'Morag Fictus' }]}
    />,
  ],
  [
    'Tabs',
    <Tabs
      label="Views"
      tabs={[
        { href: '/a', text: nasty, current: true, count: 3 },
        { href: '/b', text: 'B' },
      ]}
    >
      x
    </Tabs>,
  ],
  ['Pagination', <Pagination of="people" showing={50} total={1250} previous="?before=a" next="?after=b" />],
  ['Breadcrumbs', <Breadcrumbs items={[{ text: nasty, href: '/a' }, { text: 'Here' }]} />],
  ['Columns and Side', <Columns side={<Side label="About" items={[{ term: nasty, detail: 'x' }]} />}>main</Columns>],
  ['NextStep', <NextStep actions={<a href="/a">We met</a>}>{nasty}</NextStep>],
  [
    'Notification',
    <Notification kind="warning" title={nasty}>
      words
    </Notification>,
  ],
  ['Confirmation', <Confirmation title={nasty} reference="NW-1" />],
  ['InsetText', <InsetText>{nasty}</InsetText>],
  ['WarningText', <WarningText>{nasty}</WarningText>],
  ['Details', <Details summary={nasty}>more</Details>],
  [
    'words',
    <p>
      <Tag>{nasty}</Tag> <Late>2 working days</Late> <Count>{1250}</Count>
    </p>,
  ],
]

it.each(parts)('%s is clean HTML and shows what it is given as text', async (_, part) => {
  expect(await markupProblems(renderPart(part))).toEqual([])
  expect(shown(part)('script')).toHaveLength(0)
})

describe('a table', () => {
  it('names its rows and columns, says how it is sorted, and can be scrolled by keyboard', () => {
    const $ = shown(<Table caption="People" columns={columns} rows={[{ person: 'Eilidh Sample', days: 3 }]} />)
    expect($('caption').text()).toBe('People')
    expect($('tbody th[scope=row]').text()).toBe('Eilidh Sample')
    expect($('th[aria-sort]').attr('aria-sort')).toBe('ascending')
    expect($('[tabindex="0"]').attr('aria-label')).toBe('People')
    expect($('td.nwd-number').text()).toBe('3')
  })
  it('says something when it is empty, and has then no headings of nothing', () => {
    const $ = shown(<Table caption="People" columns={columns} rows={[]} empty="Nobody waits for you." />)
    expect($('table')).toHaveLength(0)
    expect($.text()).toBe('Nobody waits for you.')
  })
  it('leaves a cell that is not there empty', () => {
    expect(shown(<Table caption="P" columns={columns} rows={[{ person: 'A' }]} />)('td').text()).toBe('')
  })
})

it('paging says how many of how many, and offers only the ways there are', () => {
  const $ = shown(<Pagination of="people" showing={50} total={1250} next="?after=b" />)
  expect($('p').text()).toBe('Showing 50 of 1,250 people')
  expect(
    $('a')
      .toArray()
      .map((link) => $(link).text()),
  ).toEqual(['Next'])
  expect(shown(<Pagination of="people" showing={3} />)('nav')).toHaveLength(0)
})

it('a link that says only “Change” tells a screen reader what', () => {
  const $ = shown(
    <SummaryList rows={[{ key: 'Date of birth', value: 'x', actions: [{ href: '/e', text: 'Change' }] }]} />,
  )
  expect($('a').text()).toBe('Change date of birth')
})

it('a warning is read out at once, good news when there is time', () => {
  expect(shown(<Notification kind="problem">x</Notification>)('[role=alert]')).toHaveLength(1)
  expect(shown(<Notification kind="success">x</Notification>)('[role=status]')).toHaveLength(1)
})

it('lateness is said, not only coloured', () => {
  expect(shown(<Late>2 working days</Late>).text()).toBe('Late: 2 working days')
})

it('a file of a table holds what it tells of each row, and not what can be done with the row', () => {
  const withAct = [...columns, { key: 'end', text: 'End', acts: true }]
  const table = (
    <Table caption="People" columns={withAct} rows={[{ person: 'Isla', days: 3, end: <a href="/end">End</a> }]} />
  )
  const [file] = tablesShown(new URL('http://127.0.0.1/people'), table).tables
  expect(file?.sheet()).toEqual({ headings: ['Person', 'Days'], rows: [['Isla', '3']] })
  expect(shown(table)('thead th').text()).toBe('Person ▲DaysEnd')
})
