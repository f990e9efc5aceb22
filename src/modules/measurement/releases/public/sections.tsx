import { Bars, StackedBars } from '#platform/charts'
import { Details, InsetText, Table } from '#platform/ui'
import { points } from '../../measures.ts'
import { figureIn, isQuarter, type Look } from '../figure.ts'
import { countOrMark } from '../symbols.ts'
import { answersAt } from '../tables/follow-ups.ts'
import type { ReleaseTable } from '../tables/table.ts'
import { shownFrom } from './cells.ts'
import type { ReleaseProps } from './release-props.ts'

type Props = Pick<ReleaseProps, 'figures' | 'tables' | 'sources' | 'filesAt'>

const tableNamed = (tables: readonly ReleaseTable[], name: string): ReleaseTable => {
  const table = tables.find((each) => each.name === name)
  if (table === undefined) throw new RangeError(`a release has no table ${name}`)
  return table
}

const downloadOf = (name: string, filesAt: string | undefined) =>
  filesAt === undefined ? [] : [{ href: `${filesAt}/${name}.csv`, text: `CSV, with every year` }]

const everyYear = (row: ReleaseTable['rows'][number]) => row.period === 'All years'
const shown = 8

/** How many started, quarter by quarter. */
function StartedByQuarter({ figures }: Props) {
  const look = figureIn(figures)
  const quarters = [...new Set(figures.map(({ period }) => period).filter(isQuarter))].sort().slice(-shown)
  const bars = quarters.map((label) => {
    const count = countOrMark(look('started', label))
    const provisional = look('started', label)?.status === 'provisional' ? ' [p]' : ''
    return typeof count === 'number'
      ? { label: `${label}${provisional}`, value: count }
      : { label, value: null, note: count }
  })
  return (
    <>
      <h3>People who started, by quarter of registration</h3>
      {bars.some(({ value }) => value !== null) ? (
        <Bars title="People who started, by quarter" bars={bars} measure="People" />
      ) : (
        <p>The figures of single quarters are all hidden [c]; the file by quarter lists them.</p>
      )}
    </>
  )
}

/** Who started, by each thing that people are broken down by. */
export function Reach(props: Props) {
  const groups = shownFrom(
    tableNamed(props.tables, 'who-we-reach'),
    ['characteristic', 'group', 'started', 'started_share'],
    everyYear,
  )
  return (
    <>
      <StartedByQuarter {...props} />
      <Table
        caption="Who started, all years"
        dense
        {...groups}
        downloads={downloadOf('who-we-reach', props.filesAt)}
        empty={<p>Nobody had started by the day of the figures.</p>}
      />
    </>
  )
}

/** What people achieved, by year and by who they are. */
export function Achieved({ tables, filesAt }: Props) {
  const byYear = shownFrom(tableNamed(tables, 'by-year'), [
    ...['period', 'started', 'entered_employment', 'entered_employment_percent', 'entered_fe_he_percent'],
    ...['entered_training_percent', 'gained_qualification_percent', 'work_experience_percent', 'volunteering_percent'],
    ...['school_reengaged_percent', 'left_percent', 'status'],
  ])
  const groups = shownFrom(
    tableNamed(tables, 'what-they-achieved'),
    [
      ...['characteristic', 'group', 'started', 'entered_employment_percent', 'entered_fe_he_percent'],
      ...['entered_training_percent', 'gained_qualification_percent', 'volunteering_percent'],
    ],
    everyYear,
  )
  return (
    <>
      <p class="nwd-sub">Shares are of everybody who started in the period. One person may have several outcomes.</p>
      <Table caption="By year of registration" dense {...byYear} downloads={downloadOf('by-year', filesAt)} />
      <Details summary="By who people are, all years">
        <Table
          caption="What people achieved, by who they are, all years"
          hideCaption
          dense
          {...groups}
          downloads={downloadOf('what-they-achieved', filesAt)}
        />
      </Details>
    </>
  )
}

const numberOr0 = (value: string | number) => (typeof value === 'number' ? value : 0)

function bar(look: Look, weeks: (typeof points)[number]) {
  const { cells } = answersAt(look, { dimension: 'all', category: 'all', period: 'all' }, weeks)
  const parts = { yes: cells.in_work, no: cells.not_in_work, none: cells.no_answer }
  const hidden = Object.values(parts).find((value) => typeof value === 'string')
  const why = hidden === '[x]' ? 'too early [x]' : hidden === '[c]' ? 'hidden [c]' : 'nobody is due yet'
  return {
    label: `${weeks} weeks`,
    counts:
      hidden === undefined
        ? { yes: numberOr0(parts.yes), no: numberOr0(parts.no), none: numberOr0(parts.none) }
        : { yes: 0, no: 0, none: 0 },
    note: why,
  }
}

/** Who was in work at each point, of those who could have got there; no answer and too early are neither yes nor no. */
export function FollowUps({ figures, tables, filesAt }: Props) {
  const look = figureIn(figures)
  const table = tableNamed(tables, 'follow-ups')
  const columns = ['due', 'in_work', 'not_in_work', 'no_answer', 'in_work_percent', 'no_answer_percent']
  const everybody = shownFrom(
    table,
    ['weeks', ...columns],
    (row) => everyYear(row) && row.characteristic === 'Everybody',
  )
  const at13 = shownFrom(
    table,
    ['characteristic', 'group', ...columns],
    (row) => everyYear(row) && row.weeks === 13 && row.characteristic !== 'Everybody',
  )
  return (
    <>
      <p class="nwd-sub">
        Of people who could have got there by the day of the figures. No answer is not “no”, and too early is not
        nought.
      </p>
      <StackedBars
        title="In work 4, 13, 26 and 52 weeks after a job began"
        parts={[
          { key: 'yes', text: 'In work', look: 'full' },
          { key: 'no', text: 'Not in work', look: 'pale' },
          { key: 'none', text: 'No answer', look: 'hollow' },
        ]}
        bars={points.map((weeks) => bar(look, weeks))}
      />
      <Table caption="Everybody, all years" dense {...everybody} />
      <Details summary="At 13 weeks, by who people are, all years">
        <Table
          caption="Still in work at 13 weeks, by who people are, all years"
          hideCaption
          dense
          {...at13}
          downloads={downloadOf('follow-ups', filesAt)}
        />
      </Details>
    </>
  )
}

const sourceWords = { return: 'Signed return', live: 'Live record', nobody: 'None' }

/** The areas in the order of the alphabet, each share with the interval that chance alone allows it. */
export function ByArea({ tables, sources, filesAt }: Props) {
  const table = tableNamed(tables, 'by-area')
  const keys = [
    'area',
    'started',
    'entered_employment',
    'entered_employment_percent',
    'entered_employment_low',
    'entered_employment_high',
  ]
  const absent = sources.filter(({ source }) => source === 'nobody').map(({ area_id }) => area_id)
  const { columns, rows } = shownFrom(
    table,
    [...keys, 'area_code'],
    (row) => everyYear(row) && !absent.includes(String(row.area_code)),
  )
  const without = table.rows.filter((row) => everyYear(row) && absent.includes(String(row.area_code)))
  const sourceOf = new Map(sources.map(({ area_id, source }) => [area_id, sourceWords[source]]))
  return (
    <>
      <p class="nwd-sub">
        In the order of the alphabet: areas differ in whom they support and in what work there is, so this is not a
        league table. The two ends are those of a 95% confidence interval.
      </p>
      <Table
        caption="People who started and entered work, by council area, all years"
        dense
        columns={[...columns.filter(({ key }) => key !== 'area_code'), { key: 'source', text: 'Source' }]}
        rows={rows.map((row) => ({ ...row, source: sourceOf.get(row.area_code ?? '') ?? '' }))}
        downloads={downloadOf('by-area', filesAt)}
        empty={<p>No area had anybody registered by the day of the figures.</p>}
      />
      {without.length > 0 && (
        <p class="nwd-sub">
          Not available [x], because nobody was registered there: {without.map(({ area }) => area).join(', ')}.
        </p>
      )}
    </>
  )
}

/** How much is hidden, said before anything is read. */
export function HowMuchIsHidden({ figures }: Pick<Props, 'figures'>) {
  const hidden = figures.filter(({ status }) => status === 'suppressed').length
  if (hidden === 0) return null
  return (
    <InsetText>
      <p>
        {hidden.toLocaleString('en-GB')} of the {figures.length.toLocaleString('en-GB')} figures on this page are hidden{' '}
        [c], so that nobody can be recognised. Where few people are counted, much is hidden.
      </p>
    </InsetText>
  )
}
