import { Bars } from '#platform/charts'
import { Table } from '#platform/ui'
import { readingOf } from '../report/reading.ts'
import type { Report } from '../report/report.ts'
import { changeInWords, percentOf } from './in-words.ts'
import { type OpenNation, pointsBetween } from './load-nation.ts'

/** The statements that both rounds asked in the same words, those that moved most first. */
export function movedMost(report: Report, last: Report, most: number) {
  const best = report.scale[0]?.code ?? ''
  const before = new Map(last.statements.map(({ text, pct }) => [text, pct[best] ?? null]))
  return report.statements
    .flatMap(({ item, text, pct }) => {
      const [now, was] = [pct[best] ?? null, before.get(text) ?? null]
      const points = pointsBetween(now, was)
      return points === null || points === 0 ? [] : [{ item, text, now, was, points }]
    })
    .sort((one, other) => Math.abs(other.points) - Math.abs(one.points))
    .slice(0, most)
}

/** What changed in the nation since the last round of the same checklist. */
export function SinceTheLastRound({ nation, last }: { nation: OpenNation; last: Report }) {
  const { report } = nation
  const best = report.scale[0]?.label ?? ''
  const reading = readingOf(report, { last })
  return (
    <section>
      <h2>Since the last round</h2>
      <p class="nwd-sub">
        {`The mark is the last round: ${last.areas} areas, ${last.organisations} organisations. They are not the same organisations, and not all the same areas.`}
      </p>
      <Bars
        title={`${best} now and in the last round`}
        measure="Now, %"
        besideLabel="Last round"
        full={100}
        format={(value) => `${value}%`}
        bars={[
          { label: 'All statements', value: reading.overall.here, beside: reading.overall.last },
          ...reading.sections.map(({ number, title, here, last: beside }) => ({
            label: `${number}. ${title}`,
            value: here,
            beside,
          })),
        ]}
      />
      <Table
        caption="Statements that moved most"
        dense
        columns={[
          { key: 'text', text: 'Statement' },
          { key: 'was', text: 'Last round, %', numeric: true },
          { key: 'now', text: 'Now, %', numeric: true },
          { key: 'points', text: 'Points', numeric: true },
        ]}
        rows={movedMost(report, last, 8).map(({ item, text, now, was, points }) => ({
          text: `${item} ${text}`,
          was: percentOf(was),
          now: percentOf(now),
          points: changeInWords(points),
        }))}
        empty={<p>No statement was asked in both rounds in the same words.</p>}
      />
    </section>
  )
}
