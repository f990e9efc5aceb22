import { Bars, DotsWithIntervals, StackedBars } from '#platform/charts'
import { Table } from '#platform/ui'
import { answerParts, figuresIn, stillInWork } from '../../area-reports/figures.ts'
import { definitionHref } from '../../definitions/definition-href.ts'
import { wilson } from '../../intervals.ts'
import { entered, type Measure, measureEntry, points } from '../../measures.ts'
import { categoryInWords, dimensionInWords } from '../../words.ts'
import { groupedBy, type Progress } from './asked.ts'
import { changeInWords } from './change.ts'
import { type Gap, gapInWords, gapsIn } from './gaps.ts'
import { type WaitName, waits } from './waiting.queries.ts'

export const definitionsAt = '/reports/definitions'
const percent = (value: number) => `${value.toFixed(1)}%`
const pointsInWords = (value: number) => `${value > 0 ? '+' : value < 0 ? '−' : ''}${Math.abs(value).toFixed(1)}`
const titleOf = (measure: Measure) => measureEntry(measure).title

/** Links from figures to what they mean, in a line under the picture. */
export function What({ of }: { of: readonly Measure[] }) {
  return (
    <p class="nwd-sub">
      What it means:{' '}
      {of.map((measure, at) => (
        <>
          {at > 0 && ', '}
          <a href={definitionHref(measure, definitionsAt)}>{titleOf(measure).toLowerCase()}</a>
        </>
      ))}
    </p>
  )
}

const inWork = points.map((weeks) => `in_work_${weeks}w` as const)

/** Links from figures to the people whom they count. */
export function Who({
  of,
  figure,
  period,
}: {
  of: readonly Measure[]
  figure: ReturnType<typeof figuresIn>
  period: string
}) {
  const some = of.filter((measure) => (figure(measure, period)?.count ?? 0) > 0)
  if (some.length === 0) return null
  return (
    <p class="nwd-sub">
      Who they are:{' '}
      {some.map((measure, at) => (
        <>
          {at > 0 && ', '}
          <a href={`/reports/people?of=${measure}&year=${period}`}>
            {titleOf(measure).toLowerCase()} ({figure(measure, period)?.count?.toLocaleString('en-GB')})
          </a>
        </>
      ))}
    </p>
  )
}

export function FollowUps({ result, period, area }: Progress) {
  const figure = figuresIn(result)
  return (
    <>
      <h2>Still in work after starting a job</h2>
      <p class="nwd-sub">Of those due. No answer is shown, never guessed; not yet due is not “no”.</p>
      <StackedBars
        title="Still in work after starting a job"
        parts={answerParts}
        bars={points.map((weeks) => stillInWork(figure, period, weeks))}
      />
      {area !== undefined && <Who of={inWork} figure={figure} period={period} />}
      <What of={['in_work_4w', 'in_work_13w', 'in_work_26w', 'in_work_52w', 'answered_13w']} />
    </>
  )
}

export function Progression({ result, period, area }: Progress) {
  const figure = figuresIn(result)
  return (
    <>
      <h2>What people moved on to</h2>
      <p class="nwd-sub">In per cent of everybody who started. Somebody may have done several.</p>
      <Bars
        title="What people moved on to"
        measure="Of those who started"
        full={100}
        format={percent}
        bars={entered.map((measure) => ({ label: titleOf(measure), value: figure(measure, period)?.rate ?? null }))}
      />
      {area !== undefined && <Who of={entered} figure={figure} period={period} />}
      <What of={entered} />
    </>
  )
}

/** How many quarters back: three years. */
const quartersShown = 12

/** One share by quarter of registration, oldest first; a quarter too early to say, or of nobody due, has its row without a dot. */
export function quartersIn({ result, of }: Pick<Progress, 'result' | 'of'>) {
  return result.rows
    .filter((row) => row.measure === of && row.dimension === 'all' && / Q[1-4]$/.test(row.period))
    .sort((a, b) => (a.period < b.period ? -1 : 1))
    .slice(-quartersShown)
    .map((row) => ({ ...row, interval: row.count === null ? null : wilson(row.count, row.denominator) }))
}

export function OverTime(progress: Progress) {
  const { of } = progress
  return (
    <>
      <h2>{titleOf(of)}, by quarter of registration</h2>
      <p class="nwd-sub">Those registered lately have had less time. The last two quarters are provisional.</p>
      <DotsWithIntervals
        title={`${titleOf(of)}, by quarter of registration`}
        measure={titleOf(of)}
        from={0}
        to={100}
        format={percent}
        rows={quartersIn(progress).map(({ period, rate, interval, status }) => ({
          label: status === 'provisional' ? `${period}, provisional` : period,
          value: rate,
          low: interval?.low,
          high: interval?.high,
          note: status === 'too_early' ? 'too early' : 'nobody is due yet',
        }))}
      />
      <p>{changeInWords(progress)}</p>
      <What of={[of]} />
    </>
  )
}

export const gapsOf = ({ result, of, period }: Pick<Progress, 'result' | 'of' | 'period'>): Gap[] =>
  gapsIn(result.rows, { measure: of, period, by: groupedBy })

/** A group by a name short enough for a telephone. */
export function nameOf({ dimension, category }: Pick<Gap, 'dimension' | 'category'>): string {
  const words = categoryInWords(dimension, category)
  if (dimension === 'age_band') return `Aged ${words.toLowerCase()}`
  if (dimension === 'simd_quintile') return `SIMD fifth ${words}`
  if (dimension === 'gender') return category === 'other' ? 'Gender in another way' : words
  return words === 'Yes' ? dimensionInWords(dimension) : words
}

export function Gaps(progress: Progress) {
  const gaps = gapsOf(progress)
  // "Not disabled" against "disabled" is the same difference once more.
  const shown = gaps.filter(({ category }) => category !== 'no')
  const clear = shown.filter(({ difference }) => difference !== null && (difference.low > 0 || difference.high < 0))
  const most = Math.max(10, ...shown.flatMap(({ difference: d }) => (d ? [Math.abs(d.low), Math.abs(d.high)] : [])))
  return (
    <>
      <h2>Does it work as well for everybody?</h2>
      <p>
        {clear.length === 0
          ? 'No group differs from everybody else by more than chance may explain.'
          : `Clear of chance: ${clear.map((gap) => `${nameOf(gap)} ${gapInWords(gap)}`).join('; ')}.`}
      </p>
      <p class="nwd-sub">
        {titleOf(progress.of)}: each group’s share less that of everybody else, in percentage points. Whose answer is
        not known is on neither side. A difference is where to look, not why.
      </p>
      <DotsWithIntervals
        title="Difference from everybody else"
        measure="Percentage points"
        from={-most}
        to={most}
        line={{ at: 0, label: 'no difference' }}
        format={pointsInWords}
        rows={shown.map((gap) => ({
          label: nameOf(gap),
          value: gap.difference?.points ?? null,
          low: gap.difference?.low,
          high: gap.difference?.high,
          note: 'too few to say',
        }))}
      />
      <p class="nwd-sub">
        What it means: <a href={definitionHref('equality_gap', definitionsAt)}>difference between groups</a>.{' '}
        <a href={`/reports/gaps?year=${progress.period}`}>Every outcome at once</a>
      </p>
    </>
  )
}

export const waitInWords: Readonly<Record<WaitName, string>> = {
  acceptance: 'From sent to accepted',
  first_contact: 'From sent to first contact',
  stage_1: 'In stage 1',
  stage_2: 'In stage 2',
  stage_3: 'In stage 3',
  stage_4: 'In stage 4',
  stage_5: 'In stage 5',
}

export function Waiting({ waiting, going }: Progress) {
  const days = (value: number | null | undefined) => (value == null ? '' : String(value))
  return (
    <>
      <h2 id="waiting">How long people wait</h2>
      <Table
        caption="Working days, of referrals sent and stages begun in the last 12 months"
        dense
        columns={[
          { key: 'what', text: 'Wait' },
          { key: 'of', text: 'Began', numeric: true },
          { key: 'over', text: 'Over', numeric: true },
          { key: 'quarter', text: 'A quarter within', numeric: true },
          { key: 'half', text: 'Half within', numeric: true },
          { key: 'three', text: 'Three quarters within', numeric: true },
          ...(going === undefined ? [] : [{ key: 'going', text: 'Go on, people', numeric: true }]),
        ]}
        rows={waits.map((wait) => {
          const one = waiting.get(wait)
          return {
            what: waitInWords[wait],
            of: (one?.of ?? 0).toLocaleString('en-GB'),
            over: (one?.over ?? 0).toLocaleString('en-GB'),
            quarter: days(one?.quarter),
            half: days(one?.half),
            three: days(one?.threeQuarters),
            going: <GoingOn wait={wait} people={going?.get(wait) ?? 0} />,
          }
        })}
      />
      <p class="nwd-sub">
        Of waits that are over: those still going on may yet be long. What it means:{' '}
        <a href={definitionHref('waiting_times', definitionsAt)}>waits and stages</a>
      </p>
    </>
  )
}

/** How many still wait, with the way to them. */
const GoingOn = ({ wait, people }: { wait: WaitName; people: number }) =>
  people === 0 ? <>0</> : <a href={`/reports/progress/people?wait=${wait}`}>{people.toLocaleString('en-GB')}</a>
