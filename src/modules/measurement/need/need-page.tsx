import { DotsWithIntervals } from '#platform/charts'
import type { Shown } from '#platform/http'
import { type CalendarDate, formatDate } from '#platform/time'
import { InsetText, Table } from '#platform/ui'
import type { Econ1Year } from '../dashboards/econ1/econ1.queries.ts'
import { Econ1Block } from '../dashboards/econ1/econ1-block.tsx'
import { ReportHead } from '../dashboards/report-head.tsx'
import { definitionHref } from '../definitions/definition-href.ts'
import type { Need } from './need.queries.ts'
import type { Reach } from './reach.ts'

const title = 'Reach against need'

interface NeedPageProps {
  place: string
  national: boolean
  today: CalendarDate
  reach: readonly Reach[]
  needs: readonly Need[]
  econ: readonly Econ1Year[]
}

const perThousandInWords = (value: number) => value.toFixed(1)
const many = (count: number) => count.toLocaleString('en-GB')

/** How many of those who might need support were reached in a year, for every thousand; which tables that rests on, and which are missing. */
export function needPage({ place, national, today, reach, needs, econ }: NeedPageProps): Shown {
  const known = reach.filter(({ rate }) => rate !== null)
  const most = Math.max(1, ...known.map(({ rate, high }) => high ?? rate ?? 0))
  return {
    title,
    wide: true,
    main: (
      <>
        <ReportHead
          {...{ title, place, national }}
          about="first registered in the 12 months to"
          to={today}
          at="/reports/need"
        />
        <p class="ds_lead">{inOneSentence(reach, known)}</p>
        {known.some(({ need }) => need?.invented) && (
          <InsetText>
            The tables marked “invented” are made up for the demonstration. They say nothing of any place.
          </InsetText>
        )}
        {known.length > 0 && (
          <DotsWithIntervals
            title="Started in a year, for every 1,000 who might need it"
            measure="For every 1,000"
            from={0}
            to={Math.ceil(most)}
            format={perThousandInWords}
            rows={known.map(({ of, rate, low, high, need }) => ({
              label: need?.invented ? `${of.title} (invented)` : of.title,
              value: rate,
              low,
              high,
            }))}
          />
        )}
        <p class="nwd-sub">
          {known.length > 0 &&
            'Not everybody counted needs or wants support: a higher figure is more reach, not better work. The bar is chance alone, not how sure the table is. '}
          What it means: <a href={definitionHref('reach_of_need', '/reports/definitions')}>reach per 1,000</a>
        </p>
        <h2>What it rests on</h2>
        <Tables reach={reach} national={national} />
        <Econ1Block years={econ} needs={needs} today={today} people={!national} />
      </>
    ),
  }
}

function inOneSentence(reach: readonly Reach[], known: readonly Reach[]): string {
  const started = reach.find(({ of }) => of.reached === 'everybody')?.reached ?? 0
  const first = `${many(started)} ${started === 1 ? 'person' : 'people'} started in the last 12 months`
  const everybody = known.find(({ of }) => of.reached === 'everybody')
  if (everybody?.rate != null)
    return `${first}: ${perThousandInWords(everybody.rate)} for every 1,000 aged 16 to 64 in the area.`
  return known.length > 0
    ? `${first}. How many people live here is not known here: that table is missing.`
    : `${first}. How many might need support is not known here: no table has been imported, and none is guessed.`
}

function Tables({ reach, national }: Pick<NeedPageProps, 'reach' | 'national'>) {
  const missing = reach.filter(({ need }) => need === undefined)
  const present = reach.filter(({ need }) => need !== undefined)
  return (
    <>
      {present.length > 0 && (
        <Table
          caption="Whom it is set against, and by which table"
          dense
          columns={[
            { key: 'who', text: 'Who' },
            { key: 'reached', text: 'Started', numeric: true },
            { key: 'need', text: 'Of', numeric: true },
            { key: 'as_at', text: 'Table of', nowrap: true },
            { key: 'source', text: 'Source' },
          ]}
          rows={present.map(({ of, reached, need }) => ({
            who: of.title,
            reached: many(reached),
            need: many(need?.people ?? 0),
            as_at: need === undefined ? '' : formatDate(need.as_at),
            source: need?.invented ? `Invented: ${need.source}` : need?.source,
          }))}
          downloads={[
            { href: '/reports/need/figures?format=csv', text: 'CSV' },
            { href: '/reports/need/figures?format=xlsx', text: 'XLSX' },
          ]}
        />
      )}
      {missing.length > 0 && (
        <>
          <p>{missing.length === 1 ? 'One table is missing:' : `${missing.length} tables are missing:`}</p>
          <ul class="ds_bullets">
            {missing.map(({ of, reached }) => (
              <li key={of.measure}>
                {of.title} ({many(reached)} started). Published in: {of.wanted}
              </li>
            ))}
          </ul>
          <p class="nwd-sub">
            {national ? 'Each needs all 32 areas. ' : ''}Whoever runs this service imports a table with the command{' '}
            <code>nwd need import</code>.
          </p>
        </>
      )}
    </>
  )
}
