import { DotsWithIntervals, TileMap } from '#platform/charts'
import { Table } from '#platform/ui'
import { changeInWords, percentOf } from './in-words.ts'
import type { OpenNation } from './load-nation.ts'

interface Areas {
  nation: OpenNation
  areas: NonNullable<OpenNation['areas']>
}

/** The areas on a map of equal tiles: all statements, or one section of them. */
export function AreasOnTheMap({ nation, areas, section }: Areas & { section: number | undefined }) {
  const { report, round } = nation
  const best = report.scale[0]?.label ?? ''
  const chosen = report.sections.find(({ number }) => number === section)
  const at = `/checklists/${round.id}/nation`
  const about = chosen === undefined ? 'All statements' : `${chosen.number}. ${chosen.title}`
  const links = [{ number: undefined, title: 'All statements' }, ...report.sections]
  return (
    <section id="map">
      <h2>Where in Scotland</h2>
      <nav aria-label="Sections on the map" class="nwd-no-print">
        <ul class="nwd-inline-list">
          {links.map(({ number, title }) => (
            <li key={title}>
              {number === chosen?.number ? (
                <strong aria-current="true">{number === undefined ? title : `${number}. ${title}`}</strong>
              ) : (
                <a href={`${at}${number === undefined ? '' : `?section=${number}`}#map`}>
                  {number === undefined ? title : `${number}. ${title}`}
                </a>
              )}
            </li>
          ))}
        </ul>
      </nav>
      <TileMap
        title={`${about}: “${best}”, percent of answers`}
        measure={`${best}, %`}
        full={100}
        format={(value) => value.toFixed(1)}
        areas={[
          ...areas.lines.map(({ area, name, share, sections }) => ({
            code: area,
            name,
            value: chosen === undefined ? share : (sections.find((one) => one.number === chosen.number)?.share ?? null),
            note: 'no answers',
          })),
          ...areas.without.map(({ area, name, why }) => ({ code: area, name, value: null, note: why })),
        ].sort((one, other) => one.name.localeCompare(other.name, 'en-GB'))}
        besides={[
          {
            text: 'Organisations',
            of: (code) => areas.lines.find(({ area }) => area === code)?.organisations ?? '',
          },
        ]}
      />
    </section>
  )
}

/** The areas beside each other: intervals drawn, then every section. */
export function AreasBesideEachOther({ nation, areas }: Areas) {
  const { report, last } = nation
  const best = report.scale[0]
  const here = report.overall.pct[best?.code ?? ''] ?? null
  return (
    <section>
      <h2>Areas beside each other</h2>
      <p class="nwd-sub">
        In the order of their names, not of merit: few organisations answer in an area, so most differences are no
        larger than chance. Only areas whose report is open.
      </p>
      <DotsWithIntervals
        title={`“${best?.label ?? ''}”, percent of answers`}
        measure={`${best?.label ?? ''}, %`}
        from={0}
        to={100}
        {...(here === null ? {} : { line: { at: here, label: `the nation, ${percentOf(here)}%` } })}
        format={(value) => value.toFixed(1)}
        rows={areas.lines.map(({ name, share, interval, organisations }) => ({
          label: `${name} (${organisations})`,
          value: share,
          low: interval?.low,
          high: interval?.high,
          note: 'no answers',
        }))}
      />
      <Table
        caption="Areas by section, percent of answers that are the strongest"
        dense
        columns={[
          { key: 'name', text: 'Area' },
          { key: 'answered', text: 'Answered', nowrap: true },
          { key: 'share', text: 'All', numeric: true },
          ...(last === undefined ? [] : [{ key: 'change', text: 'Since last', numeric: true }]),
          ...report.sections.map(({ number }) => ({ key: `s${number}`, text: `S${number}`, numeric: true })),
        ]}
        rows={areas.lines.map((line) => ({
          name: line.name,
          answered: `${line.organisations} of ${line.asked}`,
          share: percentOf(line.share),
          change: changeInWords(line.change),
          ...Object.fromEntries(line.sections.map(({ number, share }) => [`s${number}`, percentOf(share)])),
        }))}
      />
    </section>
  )
}
