import { StackedBars } from '#platform/charts'
import type { Shown } from '#platform/http'
import { type CalendarDate, formatDate } from '#platform/time'
import { Button, Heading, SearchForm, Select, Table } from '#platform/ui'
import { YearSelect } from '../dashboards/choosing.tsx'
import { Who } from '../dashboards/progress/sections.tsx'
import { ReportTabs } from '../dashboards/report-tabs.tsx'
import { Meanings } from '../definitions/definitions-page.tsx'
import { FairStartBlock } from '../fair-start-scotland/fair-start-block.tsx'
import type { FairStartRow } from '../fair-start-scotland/fair-start-scotland.ts'
import { type Dimension, type Measure, points } from '../measures.ts'
import type { Statistics } from '../statistics.ts'
import { categoryInWords, countInWords, dimensionInWords, rateInWords } from '../words.ts'
import { answerParts, figuresIn, soFar, stillInWork, yearsIn } from './figures.ts'

export const reachDimensions = [
  'gender',
  'age_band',
  'disabled',
  'ethnic_group',
  'parent',
  'priority_family',
  'simd_quintile',
  'stream',
] as const satisfies readonly Dimension[]

interface AreaPageProps {
  fairStart: readonly FairStartRow[]
  area: string
  today: CalendarDate
  result: Statistics
  /** `all` or a financial year in the figures. */
  period: string
  by: Dimension
}

type Figure = ReturnType<typeof figuresIn>

const definitionsAt = '/reports/definitions'
const yearMeasures: readonly Measure[] = ['started', 'entered_employment', 'in_work_13w', 'answered_13w', 'left']

const downloads = (query: string) => [
  { href: `/reports/figures?${query}&format=csv`, text: 'CSV' },
  { href: `/reports/figures?${query}&format=xlsx`, text: 'XLSX' },
]

function ByYear({ result, today, figure }: { result: Statistics; today: CalendarDate; figure: Figure }) {
  const rows = [...yearsIn(result), 'all'].map((period) => ({
    year: period === 'all' ? 'All years' : soFar(period, today),
    started: countInWords(figure('started', period)),
    entered: countInWords(figure('entered_employment', period)),
    entered_rate: rateInWords(figure('entered_employment', period)),
    due: figure('in_work_13w', period)?.denominator?.toLocaleString('en-GB') ?? 'too early',
    in_work: rateInWords(figure('in_work_13w', period)),
    answered: rateInWords(figure('answered_13w', period)),
    left: countInWords(figure('left', period)),
  }))
  return (
    <Table
      caption="By year of registration"
      dense
      columns={[
        { key: 'year', text: 'Year' },
        { key: 'started', text: 'Started', numeric: true },
        { key: 'entered', text: 'Entered work', numeric: true },
        { key: 'entered_rate', text: 'Entered work, %', numeric: true },
        { key: 'due', text: 'Due at 13 weeks', numeric: true },
        { key: 'in_work', text: 'In work at 13 weeks, %', numeric: true },
        { key: 'answered', text: 'Answered, %', numeric: true },
        { key: 'left', text: 'Left', numeric: true },
      ]}
      rows={rows}
      downloads={downloads('by=')}
    />
  )
}

/** Whom the table is about first, "no" after the other answers, and what is not known last. */
const placeOf = (category: string) =>
  ['yes', undefined, 'no', 'prefer_not_to_say', 'unknown', 'not_asked'].indexOf(known(category))
const last = ['yes', 'no', 'prefer_not_to_say', 'unknown', 'not_asked']
const known = (category: string) => (last.includes(category) ? category : undefined)

function Reach({ result, period, by, figure }: { result: Statistics; period: string; by: Dimension; figure: Figure }) {
  const everybody = figure('started', period)?.count ?? 0
  const groups = result.rows
    .filter((row) => row.measure === 'started' && row.period === period && row.dimension === by)
    .sort((a, b) => placeOf(a.category) - placeOf(b.category))
  return (
    <Table
      caption={`Who we reach, by ${dimensionInWords(by).toLowerCase()}`}
      hideCaption
      dense
      columns={[
        { key: 'group', text: dimensionInWords(by) },
        { key: 'started', text: 'Started', numeric: true },
        { key: 'share', text: 'Share, %', numeric: true },
        { key: 'entered', text: 'Entered work, %', numeric: true },
        { key: 'in_work', text: 'In work at 13 weeks, %', numeric: true },
      ]}
      rows={groups.map((row) => ({
        group: categoryInWords(by, row.category),
        started: row.count ? (
          <a href={`/reports/people?of=started&year=${period}&by=${by}&group=${row.category}`}>{countInWords(row)}</a>
        ) : (
          countInWords(row)
        ),
        share: everybody === 0 ? '' : (Math.round(((row.count ?? 0) * 1000) / everybody) / 10).toFixed(1),
        entered: rateInWords(figure('entered_employment', period, by, row.category)),
        in_work: rateInWords(figure('in_work_13w', period, by, row.category)),
      }))}
      downloads={downloads(`by=${by}`)}
      empty={<p>Nobody was registered in this period.</p>}
    />
  )
}

/** An area's own figures, for those who run its partnership: whom it reaches, what came of it, who stays in work. */
export function areaPage({ area, today, result, period, by, fairStart }: AreaPageProps): Shown {
  const figure = figuresIn(result)
  const inPeriod = period === 'all' ? 'all years' : soFar(period, today)
  const bars = points.map((weeks) => stillInWork(figure, period, weeks))
  return {
    title: 'Who we reach, and how they get on',
    wide: true,
    main: (
      <>
        <Heading
          sub={
            <>
              {area} · people registered, to {formatDate(result.as_at)} · the last two quarters are provisional · these
              are your area’s own figures, not protected for publication ·{' '}
              <a href={definitionsAt}>what each figure means</a>
            </>
          }
        >
          Who we reach, and how they get on
        </Heading>
        <ReportTabs at="/reports" />
        {yearsIn(result).length === 0 ? (
          <p class="nwd-empty">Nobody has been registered yet. Figures appear with the first registration.</p>
        ) : (
          <>
            <ByYear result={result} today={today} figure={figure} />
            <Who of={['started', 'entered_employment', 'in_work_13w', 'left']} figure={figure} period={period} />
            <Meanings of={yearMeasures} at={definitionsAt} />
            <SearchForm action="/reports" label="Choose what to count">
              <YearSelect years={yearsIn(result)} value={period} today={today} />
              <Select
                name="by"
                label="Who we reach, by"
                value={by}
                options={reachDimensions.map((dimension) => ({ value: dimension, text: dimensionInWords(dimension) }))}
              />
              <Button small kind="secondary">
                Show
              </Button>
            </SearchForm>
            <h2>Still in work after starting a job, {inPeriod}</h2>
            <p class="nwd-sub">
              Of those who could have got there. People not yet due are not counted; no answer is shown, not guessed.
            </p>
            <StackedBars title="Still in work after starting a job" parts={answerParts} bars={bars} />
            <Meanings
              of={['in_work_4w', 'in_work_13w', 'in_work_26w', 'in_work_52w', 'answered_13w']}
              at={definitionsAt}
            />
            <h2>Who we reach, {inPeriod}</h2>
            <Reach result={result} period={period} by={by} figure={figure} />
            <Meanings of={['started', 'entered_employment', 'in_work_13w']} at={definitionsAt} />
            <FairStartBlock rows={fairStart} definitionsAt={definitionsAt} csv="/reports/figures?of=fss&format=csv" />
          </>
        )}
      </>
    ),
  }
}
