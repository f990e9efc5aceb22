import type { ComponentChildren } from 'preact'
import { Table } from '#platform/ui'
import { rateOf } from '../../measures.ts'
import { inPercent } from '../words.ts'
import { type Line, settled, toMend } from './score.ts'

const count = (many: number) => (many === 0 ? '' : many.toLocaleString('en-GB'))

/** What is known of each item, what is most missing first; items with nothing to mend are named under it. `mend` leads to the people. */
export function QualityTable({
  lines,
  mend,
}: {
  lines: readonly Line[]
  mend?: ((line: Line) => ComponentChildren) | undefined
}) {
  const missing = lines.filter((line) => toMend(line) > 0).sort((a, b) => toMend(b) - toMend(a))
  const whole = lines.filter((line) => toMend(line) === 0)
  return (
    <>
      <Table
        caption="What is known of what should be"
        hideCaption
        dense
        columns={[
          { key: 'what', text: 'What' },
          { key: 'known', text: 'Settled, %', numeric: true },
          { key: 'expected', text: 'Expected of', numeric: true },
          { key: 'unknown', text: 'Not known', numeric: true },
          { key: 'not_asked', text: 'Not asked', numeric: true },
          { key: 'refused', text: 'Would rather not say', numeric: true },
          ...(mend === undefined ? [] : [{ key: 'mend', text: 'To mend' }]),
        ]}
        rows={missing.map((line) => ({
          what: line.text,
          known: rateOf(settled(line), line.expected)?.toFixed(1),
          expected: line.expected.toLocaleString('en-GB'),
          unknown: count(line.unknown),
          not_asked: count(line.not_asked),
          refused: count(line.prefer_not_to_say),
          mend: mend?.(line),
        }))}
        empty={<p>Nothing is missing.</p>}
      />
      {missing.some(({ group, not_asked }) => group === 'follow_ups' && not_asked > 0) && (
        <p class="nwd-sub">A follow-up counts as not asked while nobody has answered it.</p>
      )}
      {whole.length > 0 && (
        <p class="nwd-sub">
          Nothing is missing in:{' '}
          {whole
            .map(({ text, expected, prefer_not_to_say }) =>
              prefer_not_to_say === 0
                ? text
                : `${text} (${inPercent(rateOf(prefer_not_to_say, expected))} would rather not say)`,
            )
            .join(', ')}
          .
        </p>
      )}
    </>
  )
}
