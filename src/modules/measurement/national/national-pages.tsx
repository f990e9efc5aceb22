import type { Shown } from '#platform/http'
import { referenceText } from '#platform/reference'
import { type CalendarDate, formatDate } from '#platform/time'
import { Heading, Table } from '#platform/ui'
import { definitions } from '../definitions/definitions.ts'
import { rateOf } from '../measures.ts'
import type { Statistics } from '../statistics.ts'
import { areaTotals, type NationalFigure, nationalFigures, toNearestFive } from './national-figures.ts'

const hidden = 'hidden: too few'
const figures = (count: number | null) => (count === null ? hidden : count.toLocaleString('en-GB'))
const percent = (count: number | null, of: number | null) => {
  if (count === null || of === null) return hidden
  return rateOf(count, of)?.toFixed(1) ?? 'nobody'
}

function cells({ measure, count, denominator, why }: NationalFigure, definitionsAt: string) {
  const absent = why === 'too_early' ? 'too early' : hidden
  return {
    measure: <a href={`${definitionsAt}#${measure}`}>{definitions[measure].title}</a>,
    count: why === 'shown' ? figures(count) : absent,
    of: why !== 'shown' ? absent : denominator === null ? '' : figures(denominator),
    rate: why !== 'shown' ? absent : denominator === null ? '' : percent(count, denominator),
  }
}

function Nation(props: { shown: readonly NationalFigure[]; definitionsAt: string; csv: string }) {
  return (
    <Table
      caption="Scotland, all years"
      dense
      columns={[
        { key: 'measure', text: 'Figure' },
        { key: 'count', text: 'People', numeric: true },
        { key: 'of', text: 'Of', numeric: true },
        { key: 'rate', text: '%', numeric: true },
      ]}
      rows={props.shown.map((figure) => cells(figure, props.definitionsAt))}
      downloads={[{ href: props.csv, text: 'CSV' }]}
      empty={<p>Nobody had been registered by that day.</p>}
    />
  )
}

/** The nation's totals, and each area's beside them, for the national analyst; never a cell of a few people, never a person. */
export function nationalPage(result: Statistics): Shown {
  const { areas, total } = areaTotals(result)
  return {
    title: 'National figures',
    wide: true,
    main: (
      <>
        <Heading
          sub={`To ${formatDate(result.as_at)}, the end of the latest quarter. Counts from 1 to 4 are hidden, and enough others that they cannot be worked out from the totals.`}
        >
          National figures
        </Heading>
        <Nation
          shown={nationalFigures(result)}
          definitionsAt="/statistics/definitions"
          csv="/statistics/national/figures?of=nation"
        />
        <Table
          caption="Area by area, all years"
          dense
          columns={[
            { key: 'area', text: 'Area' },
            { key: 'started', text: 'Started', numeric: true },
            { key: 'entered', text: 'Entered work', numeric: true },
            { key: 'rate', text: 'Entered work, %', numeric: true },
          ]}
          rows={[...areas, { code: 'all', ...total }].map(({ code, started, entered }) => ({
            area: code === 'all' ? 'Scotland' : referenceText('areas', code),
            started: figures(started),
            entered: figures(entered),
            rate: percent(entered, started),
          }))}
          downloads={[{ href: '/statistics/national/figures?of=areas', text: 'CSV' }]}
        />
      </>
    ),
  }
}

/** The public's figures: counts to the nearest five, and shares of those. */
export const publicFigures = (result: Statistics): NationalFigure[] =>
  nationalFigures(result).map((figure) => ({
    ...figure,
    count: figure.count === null ? null : toNearestFive(figure.count),
    denominator: figure.denominator === null ? null : toNearestFive(figure.denominator),
  }))

/** What anybody may see: the nation's totals, what each means, and no more. */
export function publicPage(result: Statistics): Shown {
  return {
    title: 'Statistics',
    main: (
      <>
        <Heading sub={`To ${formatDate(result.as_at)}, the end of the latest quarter.`}>
          Employability support in Scotland
        </Heading>
        <p>
          These are working figures of this system, not official statistics. People are counted to the nearest five, and
          shares are worked out from those counts. <a href="/statistics/definitions">What each figure means</a>.
        </p>
        <Nation shown={publicFigures(result)} definitionsAt="/statistics/definitions" csv="/statistics/figures" />
      </>
    ),
  }
}

/** The day in the name of a file that is downloaded. */
export const fileName = (what: string, as_at: CalendarDate) => `${what}-to-${as_at}`
