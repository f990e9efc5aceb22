import { StackedBars } from '#platform/charts'
import type { Shown } from '#platform/http'
import { referenceText } from '#platform/reference'
import { Heading, InsetText, Table } from '#platform/ui'
import { notYetPage } from '../report/local/not-yet-page.tsx'
import type { StatementTally } from '../report/report.ts'
import { partsOf } from '../report/scale-looks.ts'
import { percentOf } from './in-words.ts'
import type { LoadedNation, OpenNation } from './load-nation.ts'
import { AreasBesideEachOther, AreasOnTheMap } from './nation-areas.tsx'
import { SinceTheLastRound } from './nation-changes.tsx'

/** Every statement, from the strongest to the weakest. */
function Ranked({ report }: OpenNation) {
  const best = report.scale[0]?.code ?? ''
  const ranked = [...report.statements].sort((one, other) => (other.pct[best] ?? -1) - (one.pct[best] ?? -1))
  const row = (statement: StatementTally, at: number) => ({
    place: at + 1,
    text: `${statement.item} ${statement.text}`,
    ...Object.fromEntries(report.scale.map(({ code }) => [code, percentOf(statement.pct[code])])),
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

const leftOut = ({ left_out: { areas, organisations } }: OpenNation) =>
  areas === 0
    ? 'Every area that takes part is in these figures.'
    : `${areas} ${areas === 1 ? 'area is' : 'areas are'} not in these figures (${organisations} organisations so far): still open, or too few answered for nobody to be told apart.`

function GoodPractice({ practices }: OpenNation) {
  return (
    <section>
      <h2>Good practice on these sections</h2>
      {practices.length === 0 ? (
        <p class="nwd-empty">
          Nothing is published yet. <a href="/checklists/good-practice">Areas put examples forward here.</a>
        </p>
      ) : (
        <>
          <ul>
            {practices.slice(0, 6).flatMap(({ id, area_id, shown }) =>
              shown === undefined
                ? []
                : [
                    <li key={id}>
                      <a href={`/checklists/good-practice/${id}`}>{shown.title}</a>, {referenceText('areas', area_id)} (
                      {shown.section_title})
                    </li>,
                  ],
            )}
          </ul>
          <p>
            <a href="/checklists/good-practice">{`All good practice (${practices.length} on these sections)`}</a>
          </p>
        </>
      )}
    </section>
  )
}

const formats = { csv: 'CSV', xlsx: 'XLSX', docx: 'Word', json: 'JSON' }

/** The nation's overview: every area that may be shown, and all of them together. */
export function nationPage(loaded: LoadedNation, section: number | undefined): Shown {
  if (!loaded.open) return notYetPage(loaded)
  const { round, report, last, areas } = loaded
  const at = `/checklists/${round.id}`
  const best = report.scale[0]
  const share = (from: OpenNation['report']) => percentOf(from.overall.pct[best?.code ?? ''])
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
          {`${share(report)}% of answers say “${best?.label ?? ''}”${last === undefined ? '' : `; ${share(last)}% in the last round`}.`}
        </p>
        <InsetText>{leftOut(loaded)}</InsetText>
        <p class="nwd-no-print">
          Save these figures:{' '}
          {Object.entries(formats).map(([format, text], nth) => (
            <span key={format}>
              {nth > 0 && ', '}
              <a href={`${at}/nation/file?format=${format}`}>{text}</a>
            </span>
          ))}
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
        {areas !== null && <AreasOnTheMap nation={loaded} areas={areas} section={section} />}
        {last !== undefined && <SinceTheLastRound nation={loaded} last={last} />}
        {areas !== null && <AreasBesideEachOther nation={loaded} areas={areas} />}
        <GoodPractice {...loaded} />
        <h2>Statements, from the strongest</h2>
        <Ranked {...loaded} />
      </>
    ),
  }
}
