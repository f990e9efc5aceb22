import type { Shown } from '#platform/http'
import { Button, SearchForm, Table } from '#platform/ui'
import { yearsIn } from '../../area-reports/figures.ts'
import { definitionHref } from '../../definitions/definition-href.ts'
import { measureEntry } from '../../measures.ts'
import { YearSelect } from '../choosing.tsx'
import type { Progress } from '../progress/asked.ts'
import { gapInWords } from '../progress/gaps.ts'
import { definitionsAt, nameOf } from '../progress/sections.tsx'
import { ReportHead } from '../report-head.tsx'
import { everyGap, type GapOf, isClear } from './every-gap.ts'

const title = 'Does it work as well for everybody?'
const signed = (value: number) => `${value > 0 ? '+' : value < 0 ? '−' : ''}${Math.abs(value).toFixed(1)}`
const percent = (value: number | null) => (value === null ? '' : value.toFixed(1))

interface GapsPageProps {
  place: string
  asked: Pick<Progress, 'area' | 'result' | 'today' | 'period'>
  /** Whether every comparison is shown, and not only what is clear of chance. */
  all: boolean
}

/** Every outcome by every group against everybody else: what is clear of chance first, the rest a click away. */
export function gapsPage({ place, asked, all }: GapsPageProps): Shown {
  const { area, result, today, period } = asked
  const every = everyGap(asked)
  const compared = every.filter(({ difference }) => difference !== null)
  const clear = compared.filter(isClear)
  const years = yearsIn(result)
  return {
    title,
    wide: true,
    main: (
      <>
        <ReportHead
          title={title}
          place={place}
          national={area === undefined}
          about="people registered, to"
          to={result.as_at}
          at="/reports/gaps"
        />
        {years.length === 0 ? (
          <p class="nwd-empty">Nobody has been registered yet. Figures appear with the first registration.</p>
        ) : (
          <>
            <p class="ds_lead">{inOneSentence(every.length, compared.length, clear)}</p>
            <SearchForm action="/reports/gaps" label="Choose whom to compare">
              <YearSelect years={years} value={period} today={today} />
              <Button small kind="secondary">
                Show
              </Button>
            </SearchForm>
            {all ? (
              <Gaps gaps={compared} period={period} caption="Every outcome, by group" own={area !== undefined} />
            ) : (
              clear.length > 0 && (
                <Gaps gaps={clear} period={period} caption="Clear of chance" own={area !== undefined} />
              )
            )}
            <p class="nwd-sub">
              Each group’s share less that of everybody else whose answer is known. A difference is where to look, not
              why. What it means: <a href={definitionHref('equality_gap', definitionsAt)}>difference between groups</a>
            </p>
            <p>
              {all ? (
                <a href={`/reports/gaps?year=${period}`}>What is clear of chance alone</a>
              ) : (
                <a href={`/reports/gaps?year=${period}&show=all`}>All {compared.length} comparisons</a>
              )}
              . Download: <a href={`/reports/gaps/figures?year=${period}&format=csv`}>CSV</a>,{' '}
              <a href={`/reports/gaps/figures?year=${period}&format=xlsx`}>XLSX</a>
            </p>
          </>
        )}
      </>
    ),
  }
}

function inOneSentence(all: number, compared: number, clear: readonly GapOf[]): string {
  if (compared === 0) return 'No group is large enough yet to be compared with everybody else.'
  const few = all > compared ? ` Of ${all - compared} more there are too few to say.` : ''
  return `Of ${compared} comparisons of a group with everybody else, ${clear.length === 0 ? 'none is' : `${clear.length} ${clear.length === 1 ? 'is' : 'are'}`} clear of chance; chance alone would make about ${Math.round(compared / 20)} look so.${few}`
}

function Gaps({
  gaps,
  period,
  caption,
  own,
}: {
  gaps: readonly GapOf[]
  period: string
  caption: string
  /** Of an area, whose people are behind each share. */
  own: boolean
}) {
  return (
    <Table
      caption={caption}
      dense
      columns={[
        { key: 'of', text: 'What' },
        { key: 'group', text: 'Group' },
        { key: 'share', text: 'Share, %', numeric: true },
        { key: 'others', text: 'Everybody else, %', numeric: true },
        { key: 'points', text: 'Difference, points', numeric: true },
        { key: 'interval', text: '95% interval', numeric: true },
        ...(period === 'all' ? [] : [{ key: 'before', text: 'Year before', numeric: true }]),
        { key: 'says', text: 'Which says' },
      ]}
      rows={gaps.map((gap) => ({
        of: <a href={`/reports/progress?year=${period}&of=${gap.of}`}>{measureEntry(gap.of).title}</a>,
        group: nameOf(gap),
        share: (
          <>
            {percent(gap.share)} of {gap.of_group}
            {own && gap.share !== null && gap.share > 0 && (
              <>
                {' '}
                (
                <a
                  href={`/reports/people?of=${gap.of}&by=${gap.dimension}&group=${encodeURIComponent(gap.category)}&year=${period}`}
                >
                  who
                </a>
                )
              </>
            )}
          </>
        ),
        others: `${percent(gap.others)} of ${gap.ofOthers}`,
        points: gap.difference === null ? '' : signed(gap.difference.points),
        interval: gap.difference === null ? '' : `${signed(gap.difference.low)} to ${signed(gap.difference.high)}`,
        before: gap.before === null ? 'too few' : signed(gap.before.points),
        says: gapInWords(gap),
      }))}
    />
  )
}
