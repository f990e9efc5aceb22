import { countOrMark, type figuresOut, symbols } from '#modules/measurement'
import { Table } from '#platform/ui'

type Out = NonNullable<Awaited<ReturnType<typeof figuresOut>>>

const measures = [
  ['started', 'People started'],
  ['entered_employment', 'Began a job'],
  ['in_work_26w', 'In work at 26 weeks'],
] as const

/** What the latest published release says came of it: of an area for all years together, or of Scotland by year. Only what is published, hidden where it is hidden there. */
export function WhatItDid({ out, area }: { out: Out | undefined; area?: string | undefined }) {
  if (out === undefined) return <p>No statistics are published yet.</p>
  const mine = out.figures.filter(({ dimension, category, period }) =>
    area === undefined
      ? dimension === 'all' && !period.includes('Q')
      : dimension === 'area' && category === area && period === 'all',
  )
  const periods = [...new Set(mine.map(({ period }) => period))].sort().reverse()
  const shown = (measure: string, period: string) => {
    const said = countOrMark(mine.find((one) => one.measure === measure && one.period === period))
    return typeof said === 'number' ? said.toLocaleString('en-GB') : said
  }
  const rows = periods.map((period) => ({
    period: period === 'all' ? 'All years' : period,
    ...Object.fromEntries(measures.map(([measure]) => [measure, shown(measure, period)])),
  }))
  const marks = symbols.filter(({ mark }) => rows.some((row) => Object.values(row).includes(mark)))
  return (
    <>
      <p>
        From <a href={`/statistics/releases/${out.slug}`}>{out.title}</a>, by the year in which people started. The
        money of a year is not the cost of the same people: support goes on over years, other money pays beside it, and
        areas support people who are at different distances from work.
      </p>
      <Table
        caption="What it did: published figures"
        hideCaption
        dense
        empty="The latest release holds nothing of this area."
        columns={[
          { key: 'period', text: 'Started in' },
          ...measures.map(([key, text]) => ({ key, text, numeric: true })),
        ]}
        rows={rows}
      />
      {marks.map(({ mark, words }) => (
        <p class="nwd-sub" key={mark}>
          {mark} {words}
        </p>
      ))}
    </>
  )
}
