import { Bars, StackedBars } from '#platform/charts'
import type { Shown } from '#platform/http'
import { referenceText } from '#platform/reference'
import { ButtonGroup, Columns, Details, Heading, Side, Table } from '#platform/ui'
import type { SectionTally, StatementTally } from '../report.ts'
import { partsOf } from '../scale-looks.ts'
import { inOneSentence } from './in-words.ts'
import type { WholeReport } from './load-report.ts'
import { SaidAbout } from './said-about.tsx'

const shareInWords = (value: number | null) => (value === null ? 'no answers' : `${value}%`)

/** Statements with the share of each answer, as a table to compare. */
function Statements({
  whole,
  rows,
  caption,
}: {
  whole: WholeReport
  rows: readonly StatementTally[]
  caption: string
}) {
  const { scale } = whole.report
  return (
    <Table
      caption={caption}
      hideCaption
      dense
      columns={[
        { key: 'text', text: 'Statement' },
        ...scale.map(({ code, label }) => ({ key: code, text: `${label}, %`, numeric: true })),
        { key: 'unanswered', text: 'Not answered', numeric: true },
      ]}
      rows={rows.map(({ item, text, pct, unanswered }) => ({
        text: `${item} ${text}`,
        unanswered,
        ...Object.fromEntries(scale.map(({ code }) => [code, shareInWords(pct[code] ?? null).replace('%', '')])),
      }))}
    />
  )
}

function Sections({ whole }: { whole: WholeReport }) {
  const { report, nation, last } = whole
  const rows: { label: string; counts: Record<string, number> }[] = [
    { label: 'All statements', counts: report.overall.counts },
    ...report.sections.map(({ number, title, counts }) => ({ label: `${number}. ${title}`, counts })),
  ]
  const best = report.scale[0]?.label ?? ''
  return (
    <>
      <StackedBars title="Answers by section" parts={partsOf(report.scale)} bars={rows} />
      {nation !== undefined && (
        <>
          <h3>Beside Scotland</h3>
          <p class="nwd-sub">{`“${best}”, percent of the answers given. The mark is the nation: ${nation.areas} areas, ${nation.organisations} organisations.`}</p>
          <Bars
            title={`${best} here and in Scotland`}
            measure="Here"
            besideLabel="Scotland"
            full={100}
            format={(value) => `${value}%`}
            bars={beside(whole, 'nation')}
          />
        </>
      )}
      {last !== undefined && (
        <>
          <h3>Beside the last round</h3>
          <p class="nwd-sub">{`“${best}”, percent of the answers given. The mark is the last round: ${last.organisations} organisations.`}</p>
          <Bars
            title={`${best} now and in the last round`}
            measure="Now"
            besideLabel="Last round"
            full={100}
            format={(value) => `${value}%`}
            bars={beside(whole, 'last')}
          />
        </>
      )}
    </>
  )
}

const beside = ({ reading }: WholeReport, other: 'nation' | 'last') => [
  { label: 'All statements', value: reading.overall.here, beside: reading.overall[other], note: 'no answers' },
  ...reading.sections.map((section) => ({
    label: `${section.number}. ${section.title}`,
    value: section.here,
    beside: section[other],
    note: 'no answers',
  })),
]

function Differing({ whole }: { whole: WholeReport }) {
  return (
    <Table
      caption="Where organisations differ most"
      hideCaption
      dense
      columns={[
        { key: 'text', text: 'Statement' },
        ...whole.report.scale.map(({ code, label }) => ({ key: code, text: label, numeric: true })),
        { key: 'by', text: 'Apart, of 100', numeric: true },
      ]}
      rows={whole.reading.differing.map(({ statement, by }) => ({
        text: `${statement.item} ${statement.text}`,
        by,
        ...statement.counts,
      }))}
      empty={<p>Everybody gave the same answer to every statement.</p>}
    />
  )
}

function Section({ whole, section }: { whole: WholeReport; section: SectionTally }) {
  const { report } = whole
  const statements = report.statements.filter((row) => row.section === section.number)
  return (
    <section id={`section-${section.number}`}>
      <h2>
        {section.number}. {section.title}
      </h2>
      <StackedBars
        title={section.title}
        parts={partsOf(report.scale)}
        bars={statements.map(({ item, text, counts }) => ({ label: `${item} ${text}`, counts, note: 'no answers' }))}
      />
      <SaidAbout whole={whole} section={section.number} />
    </section>
  )
}

function Points({ whole, coordinates }: { whole: WholeReport; coordinates: boolean }) {
  const at = `/checklists/${whole.round.id}/points`
  const textOf = (item: string) => whole.report.statements.find((row) => row.item === item)?.text
  return (
    <section id="points">
      <h2>Points for discussion</h2>
      {whole.points.length === 0 ? (
        <p class="nwd-empty">
          None are chosen yet.{!coordinates && ' The coordinator chooses them before the workshop.'}
        </p>
      ) : (
        <ol>
          {whole.points.map(({ item, note }) => (
            <li key={item}>
              <strong>{item}</strong> {textOf(item)}
              {note !== '' && <div class="nwd-sub">{note}</div>}
            </li>
          ))}
        </ol>
      )}
      {coordinates && (
        <p class="nwd-no-print">
          <a href={at}>{whole.points.length === 0 ? 'Choose what to discuss' : 'Change what to discuss'}</a>
        </p>
      )}
    </section>
  )
}

/** The report of an area: what its organisations say together. */
export function reportPage(whole: WholeReport, coordinates: boolean): Shown {
  const { round, report, area, reading } = whole
  const at = `/checklists/${round.id}`
  return {
    title: 'What we say of ourselves',
    wide: true,
    back: { href: at, text: round.title },
    main: (
      <>
        <Heading
          sub={`${referenceText('areas', area)} · ${round.title} · ${report.organisations} organisations answered`}
        >
          What we say of ourselves
        </Heading>
        <Columns
          side={
            <Side
              label="This report"
              items={[
                { term: 'Save it', detail: <Downloads at={at} /> },
                ...(coordinates ? [{ term: 'Before the workshop', detail: <Tasks at={at} /> }] : []),
                { term: 'Talk about it', detail: <NextTasks at={at} coordinates={coordinates} /> },
                {
                  term: 'Whose answers',
                  detail:
                    'One response an organisation, added up. Nobody’s own answers are shown to anybody but themselves.',
                },
              ]}
            />
          }
        >
          <p class="ds_leader">{inOneSentence(whole)}</p>
          <nav aria-label="Sections of this report" class="nwd-no-print">
            <ol class="nwd-inline-list">
              {report.sections.map(({ number, title }) => (
                <li key={number}>
                  <a href={`#section-${number}`}>{title}</a>
                </li>
              ))}
            </ol>
          </nav>
        </Columns>
        <h2>Section by section</h2>
        <Sections whole={whole} />
        <h2>Strongest</h2>
        <Statements whole={whole} rows={reading.strongest} caption="Strongest statements" />
        <h2>Weakest</h2>
        <Statements whole={whole} rows={reading.weakest} caption="Weakest statements" />
        <h2>Where we differ most</h2>
        <Details summary="How this is worked out">
          <p>
            0 when everybody gave one answer; 100 when half stand at one end of the scale and half at the other.
            Neighbouring answers count as less apart than the ends.
          </p>
        </Details>
        <Differing whole={whole} />
        <Points whole={whole} coordinates={coordinates} />
        {report.sections.map((section) => (
          <Section key={section.number} whole={whole} section={section} />
        ))}
        <ButtonGroup>
          <a href="#main">Back to the top</a>
        </ButtonGroup>
      </>
    ),
  }
}

const formats = { docx: 'Word document', xlsx: 'Spreadsheet', csv: 'CSV', json: 'JSON' }

function Downloads({ at }: { at: string }) {
  return (
    <ul class="nwd-plain-list">
      {Object.entries(formats).map(([format, text]) => (
        <li key={format}>
          <a href={`${at}/report/file?format=${format}`}>{text}</a>
        </li>
      ))}
    </ul>
  )
}

function Tasks({ at }: { at: string }) {
  return (
    <ul class="nwd-plain-list">
      <li>
        <a href={`${at}/comments`}>Clear comments</a>
      </li>
      <li>
        <a href={`${at}/points`}>Choose what to discuss</a>
      </li>
    </ul>
  )
}

function NextTasks({ at, coordinates }: { at: string; coordinates: boolean }) {
  return (
    <ul class="nwd-plain-list">
      <li>
        <a href={`${at}/workshop`}>The workshop</a>
      </li>
      {coordinates && (
        <li>
          <a href={`${at}/improve`}>Take statements into the plan</a>
        </li>
      )}
      <li>
        <a href="/checklists/plan">Improvement plan</a>
      </li>
    </ul>
  )
}
