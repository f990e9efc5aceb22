import { Dumbbells } from '#platform/charts'
import { dateInLondon, formatDate } from '#platform/time'
import type { Report } from '../report/report.ts'
import type { Round } from '../rounds/round.ts'
import { type Measure, type Measured, strongest } from './measured.ts'

/** A round as the key of a chart names it: by the month in which it opened. */
export const monthOf = ({ opens_at }: Round): string => formatDate(dateInLondon(opens_at)).split(' ').slice(1).join(' ')

const overall = (report: Report): number | null => report.overall.pct[report.scale[0]?.code ?? ''] ?? null

/** How many points of a percentage one organisation is, in words: so that nobody takes one changed mind for a trend. */
function oneOrganisation(one: Measure, other: Measure): string {
  const points = [one, other].map(({ report }) => Math.round(100 / report.organisations))
  const [least, most] = [Math.min(...points), Math.max(...points)]
  return `One organisation is ${least === most ? least : `${least} to ${most}`} points.`
}

interface PairedProps {
  /** Of one round then and one round now. */
  pairs: readonly (Measured & { after: Measure })[]
}

function Paired({ pairs }: PairedProps) {
  const [first] = pairs
  if (first === undefined) return null
  const { before, after } = first
  const best = before.report.scale[0]?.label ?? ''
  return (
    <>
      <h3>
        {before.round.instrument_title}: {monthOf(before.round)} to {monthOf(after.round)}
      </h3>
      <p class="nwd-sub">
        “{best}”, percent of the answers given. {before.report.organisations} organisations then,{' '}
        {after.report.organisations} now. {oneOrganisation(before, after)}
      </p>
      <Dumbbells
        title={`${best}, ${monthOf(before.round)} and ${monthOf(after.round)}`}
        of="Statement"
        beforeLabel={monthOf(before.round)}
        afterLabel={monthOf(after.round)}
        unit="points"
        format={(value) => `${value}%`}
        rows={[
          { label: 'All statements', before: overall(before.report), after: overall(after.report), note: 'no answers' },
          ...pairs.map(({ item, text, before: then, after: now }) => ({
            label: `${item} ${text}`,
            before: strongest(then),
            after: strongest(now),
            note: 'no answers',
          })),
        ]}
      />
    </>
  )
}

/** What changed since the baseline: a picture for each round that something was born from and the round it is measured by; and what is not measured yet. */
export function ChangedSince({ measured }: { measured: readonly Measured[] }) {
  const pairs = measured.flatMap((one) => (one.after === undefined ? [] : [{ ...one, after: one.after }]))
  const waiting = measured.filter(({ after }) => after === undefined)
  return (
    <>
      {[...Map.groupBy(pairs, ({ before, after }) => `${before.round.id} ${after.round.id}`)].map(([key, of]) => (
        <Paired key={key} pairs={of} />
      ))}
      {[...Map.groupBy(waiting, ({ why }) => why ?? '')].map(([why, of]) => (
        <p key={why}>
          {of.map(({ item }) => item).join(', ')}: {why}
        </p>
      ))}
    </>
  )
}
