import { Bars, StackedBars } from '#platform/charts'
import type { Shown } from '#platform/http'
import { Heading, InsetText, Table } from '#platform/ui'
import { notYetPage } from '../report/local/not-yet-page.tsx'
import { readingOf } from '../report/reading.ts'
import type { StatementTally } from '../report/report.ts'
import { partsOf } from '../report/scale-looks.ts'
import type { AreaLine, LoadedNation } from './load-nation.ts'

type Nation = Extract<LoadedNation, { open: true }>

const share = (value: number | null | undefined) => (value === null || value === undefined ? 'none' : value.toFixed(1))

/** Every statement, from the strongest to the weakest. */
function Ranked({ report }: Nation) {
  const best = report.scale[0]?.code ?? ''
  const ranked = [...report.statements].sort((one, other) => (other.pct[best] ?? -1) - (one.pct[best] ?? -1))
  const row = (statement: StatementTally, at: number) => ({
    place: at + 1,
    text: `${statement.item} ${statement.text}`,
    ...Object.fromEntries(report.scale.map(({ code }) => [code, share(statement.pct[code])])),
  })
  return (
    <Table
      caption="Statements, from the strongest"
      hideCaption
      dense
      columns={[
        { key: 'place', text: 'Place', numeric: true },
        { key: 'text', text: 'Statement' },
        ...report.scale.map(({ code, label }) => ({ key: code, text: `${label}, %`, numeric: true })),
      ]}
      rows={ranked.map(row)}
    />
  )
}

function Areas({ areas, report }: { areas: readonly AreaLine[]; report: Nation['report'] }) {
  return (
    <Table
      caption="Areas, by name"
      hideCaption
      dense
      columns={[
        { key: 'name', text: 'Area' },
        { key: 'organisations', text: 'Organisations', numeric: true },
        { key: 'share', text: `${report.scale[0]?.label ?? ''}, %`, numeric: true },
        { key: 'interval', text: '95% interval', nowrap: true },
        ...report.sections.map(({ number }) => ({ key: `s${number}`, text: `S${number}`, numeric: true })),
      ]}
      rows={areas.map((line) => ({
        name: line.name,
        organisations: line.organisations,
        share: share(line.share),
        interval: line.interval === null ? '' : `${share(line.interval.low)} to ${share(line.interval.high)}`,
        ...Object.fromEntries(line.sections.map((one) => [`s${one.number}`, share(one.share)])),
      }))}
    />
  )
}

const leftOut = ({ left_out: { areas, organisations } }: Nation) =>
  areas === 0
    ? 'Every area that takes part is in these figures.'
    : `${areas} ${areas === 1 ? 'area is' : 'areas are'} not in these figures (${organisations} organisations so far): still open, or too few answered for nobody to be told apart.`

/** The nation's overview: every area that may be shown, and all of them together. */
export function nationPage(loaded: LoadedNation): Shown {
  if (!loaded.open) return notYetPage(loaded)
  const { round, report, last, areas } = loaded
  const at = `/checklists/${round.id}`
  const reading = readingOf(report, { last })
  const best = report.scale[0]?.label ?? ''
  return {
    title: 'The nation’s partnerships',
    wide: true,
    back: { href: at, text: round.title },
    main: (
      <>
        <Heading sub={`${round.title} · ${report.areas} areas · ${report.organisations} organisations`}>
          How the nation’s partnerships see themselves
        </Heading>
        <p class="ds_leader">
          {`${share(reading.overall.here)}% of answers say “${best}”${last === undefined ? '' : `; ${share(reading.overall.last)}% in the last round`}.`}
        </p>
        <InsetText>{leftOut(loaded)}</InsetText>
        <p>
          Save these figures: <a href={`${at}/nation/file?format=csv`}>CSV</a>,{' '}
          <a href={`${at}/nation/file?format=xlsx`}>XLSX</a>, <a href={`${at}/nation/file?format=docx`}>Word</a>,{' '}
          <a href={`${at}/nation/file?format=json`}>JSON</a>
        </p>
        <h2>Sections</h2>
        <StackedBars
          title="Answers by section"
          parts={partsOf(report.scale)}
          bars={[
            { label: 'All statements', counts: report.overall.counts },
            ...report.sections.map(({ number, title, counts }) => ({ label: `${number}. ${title}`, counts })),
          ]}
        />
        {last !== undefined && (
          <>
            <h2>Since the last round</h2>
            <Bars
              title={`${best} now and in the last round`}
              measure="Now"
              besideLabel="Last round"
              full={100}
              format={(value) => `${value}%`}
              bars={reading.sections.map((section) => ({
                label: `${section.number}. ${section.title}`,
                value: section.here,
                beside: section.last,
              }))}
            />
          </>
        )}
        <h2>Areas beside each other</h2>
        <p class="nwd-sub">
          In the order of their names, not of merit: few organisations answer in an area, so most differences are no
          larger than chance. Only areas whose report is open.
        </p>
        <Areas areas={areas} report={report} />
        <h2>Statements, from the strongest</h2>
        <Ranked {...loaded} />
      </>
    ),
  }
}
