import { formatDate } from '#platform/time'
import { Table } from '#platform/ui'
import type { Need } from '../../need/need.queries.ts'
import { rateOf } from '../../need/reach.ts'
import type { StatisticsRow } from '../../statistics.ts'

export type NeedOfAreas = ReadonlyMap<string, Need & { area_id: string }>

interface ContextProps {
  /** Codes and names, in the order in which the picture has them. */
  areas: readonly (readonly [code: string, name: string])[]
  /** How many started, as published. */
  started: (area: string) => StatisticsRow | undefined
  /** By the latest table of each: of working age, and unemployed. */
  population: NeedOfAreas
  unemployed: NeedOfAreas
}

const many = (need: Need | undefined) =>
  need === undefined ? 'no table' : `${need.people.toLocaleString('en-GB')}${need.invented ? ' (invented)' : ''}`

/** What each area's figure is to be read beside: how many it supports, of how many who live there. */
export function Context({ areas, started, population, unemployed }: ContextProps) {
  const sources = [...population.values(), ...unemployed.values()].map(
    ({ source, as_at, invented }) => `${invented ? 'invented: ' : ''}${source}, ${formatDate(as_at)}`,
  )
  return (
    <>
      <h2>To read it beside</h2>
      <Table
        caption="Areas, in the same order: how many started as published, and who lives there"
        dense
        columns={[
          { key: 'area', text: 'Area', nowrap: true },
          { key: 'started', text: 'Started, all years', numeric: true },
          { key: 'population', text: 'Aged 16 to 64', numeric: true },
          { key: 'reach', text: 'Started for every 1,000', numeric: true },
          { key: 'unemployed', text: 'Unemployed', numeric: true },
        ]}
        rows={areas.map(([code, name]) => {
          const row = started(code)
          const need = population.get(code)
          const reach = row?.count == null || need === undefined ? null : rateOf(row.count, need.people).rate
          return {
            area: name,
            started:
              row?.count?.toLocaleString('en-GB') ?? (row?.status === 'suppressed' ? 'too few to show' : 'no records'),
            population: many(need),
            reach: reach?.toFixed(1) ?? '',
            unemployed: many(unemployed.get(code)),
          }
        })}
      />
      <p class="nwd-sub">
        {sources.length === 0
          ? 'No table of who lives there has been imported, and none is guessed.'
          : `By: ${[...new Set(sources)].join('; ')}.`}
      </p>
    </>
  )
}
