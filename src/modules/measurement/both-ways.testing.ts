import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '#platform/db'
import { calendarDate } from '#platform/time'
import { kinds, type Participant, participantsByHand, type World } from './by-hand.testing.ts'
import { fairStartByHand, rowsByHand } from './by-hand-rows.testing.ts'
import { type Rules, rules } from './by-hand-rules.testing.ts'
import { fairStartScotland } from './fair-start-scotland/fair-start-scotland.ts'
import { dimensions } from './measures.ts'
import { statistics } from './statistics.ts'

/** Everything the statistics say of a world as at a day, in a shape in which the two calculations can be compared. */
export interface Said {
  /** What each participant is counted by, a line of text each, in order. */
  participants: string[]
  /** The rows of the other views, a line each, in order. */
  facts: string[]
  rows: unknown[]
  fairStart: unknown[]
}

const columns = [
  ...['area_id', 'registered_on', 'stream', 'left_by_then', 'age_band', 'gender', 'disabled', 'ethnic_group', 'parent'],
  ...[
    'priority_families',
    'simd_quintile',
    'urban_rural',
    'data_zone',
    'trans',
    'collection_template',
    'job_started_on',
  ],
] as const

const points = [4, 13, 26, 52]
const days = kinds.map((kind) => `${kind}_on`)

const line = (cells: readonly unknown[]) => JSON.stringify(cells)

/** What the views and the counting statement say. The transaction may be of anybody who may read them. */
export async function saidInSql(tx: Tx, as_at: string, area?: string): Promise<Said> {
  const day = calendarDate(as_at)
  const { rows } = await statistics(tx, { as_at: day, area, by: dimensions })
  const fairStart = await fairStartScotland(tx, { as_at: day, area })
  const here = area === undefined ? sql`true` : sql`area_id = ${area}`
  return { participants: await participants(tx, here), facts: await facts(tx, here), rows, fairStart }
}

/** Whether the views, as they stand in the transaction, part from what is right; they are asked no longer than until they do. */
export async function viewsPart(tx: Tx, as_at: string, right: Said): Promise<boolean> {
  await sql`select set_config('nwd.as_at', ${as_at}, true)`.execute(tx)
  const here = sql`true`
  return part(await participants(tx, here), right.participants) || part(await facts(tx, here), right.facts)
}

const inOrder = (lines: readonly string[], cellsOf: (parsed: object) => unknown[]) =>
  lines.map((text) => line(cellsOf(JSON.parse(text)))).sort()

async function participants(tx: Tx, here: RawBuilder<unknown>): Promise<string[]> {
  const { rows } = await sql<{ said: string }>`
    select row_to_json(x)::text as said from (
      select ${sql.join(columns.map((column) => sql.ref(column === 'priority_families' ? 'families' : column)))},
        ${sql.join([...points.map((weeks) => `answer_${weeks}w`), ...days].map((column) => sql.ref(column)))}
      from stats.participant cross join lateral (select array_agg(code order by code) as families from unnest(priority_families) code) f
      where ${here}) x`.execute(tx)
  return inOrder(
    rows.map(({ said }) => said),
    Object.values,
  )
}

async function facts(tx: Tx, here: RawBuilder<unknown>): Promise<string[]> {
  const { rows } = await sql<{ fact: string }>`
    with participant as materialized (select person_key from stats.participant where ${here}),
    registration as materialized (select * from stats.registration where ${here}),
    job_start as materialized (select * from stats.job_start where ${here}),
    follow_up as materialized (select * from stats.follow_up where ${here}),
    outcome as materialized (select * from stats.outcome where ${here}),
    leaving as materialized (select * from stats.leaving where ${here})
    select jsonb_build_array('registration', area_id, registered_on, stream, age_band, gender, disabled, ethnic_group, parent, simd_quintile, trans,
      urban_rural, data_zone, collection_template)::text as fact from registration
    union all select jsonb_build_array('job_start', area_id, started_on)::text from job_start
    union all select jsonb_build_array('follow_up', area_id, weeks, due_on, answer)::text from follow_up
    union all select jsonb_build_array('outcome', area_id, kind, on_date)::text from outcome
    union all select jsonb_build_array('leaving', area_id)::text from leaving
    union all select jsonb_build_array('known', count(distinct person_key) = count(*), count(*))::text from participant
    union all select jsonb_build_array('joined', count(*))::text from (
      select person_key from registration union select person_key from job_start union select person_key from follow_up
      union select person_key from outcome union select person_key from leaving union select person_key from participant) everybody
    union all select jsonb_build_array('fss', area_id, started_on, re_join)::text from stats.fair_start_scotland where ${here}
    union all select jsonb_build_array('edition', from_on, postcodes)::text from stats.place_edition`.execute(tx)
  return inOrder(
    rows.map(({ fact }) => fact),
    (parsed) => Object.values(parsed),
  )
}

const linesOf = (everybody: readonly Participant[]) =>
  everybody
    .map((one) =>
      line([
        ...columns.map((column) => one[column]),
        ...points.map((weeks) => one.answers[weeks] ?? null),
        ...kinds.map((kind) => one.outcomes[kind] ?? null),
      ]),
    )
    .sort()

/** Whether the second calculation by other rules parts from what SQL says; the figures are worked out only where the people agree. */
export const handParts = (world: World, as_at: string, r: Rules, said: Said): boolean =>
  part(linesOf(participantsByHand(world, as_at, r)), said.participants) || part(saidByHand(world, as_at, r), said)

/** The same by hand. */
export function saidByHand(whole: World, as_at: string, r: Rules = rules, area?: string): Said {
  const world = area === undefined ? whole : ofArea(whole, area)
  const everybody = participantsByHand(world, as_at, r)
  const by = (on: string | null | undefined): on is string => typeof on === 'string' && on <= as_at
  const facts: unknown[][] = [
    ['known', true, everybody.length],
    ['joined', everybody.length],
  ]
  for (const { from_on, current, places } of world.editions)
    if (current || r.correctedRowsCount) facts.push(['edition', from_on, places.length])
  for (const one of everybody) {
    const { area_id, job_started_on: job } = one
    facts.push([
      ...['registration', area_id, one.registered_on, one.stream, one.age_band, one.gender, one.disabled],
      ...[
        one.ethnic_group,
        one.parent,
        one.simd_quintile,
        one.trans,
        one.urban_rural,
        one.data_zone,
        one.collection_template,
      ],
    ])
    if (by(job)) facts.push(['job_start', area_id, job])
    for (const weeks of points) {
      const due = job && new Date(Date.parse(job) + r.dueDays(weeks) * 86_400_000).toISOString().slice(0, 10)
      if (by(due)) facts.push(['follow_up', area_id, weeks, due, one.answers[weeks] ?? null])
    }
    for (const [kind, on] of Object.entries(one.outcomes)) if (by(on)) facts.push(['outcome', area_id, kind, on])
    if (one.left_by_then) facts.push(['leaving', area_id])
  }
  const area_of = new Map(world.people.map((person) => [person.id, person.area_id]))
  const starts = new Map<string, number>()
  for (const { person_id, registered_on, stream } of [...world.spells].sort((a, b) =>
    a.registered_on < b.registered_on ? -1 : 1,
  )) {
    if (!r.isFairStart(stream) || !r.isRegistered(registered_on, as_at)) continue
    const before = starts.get(person_id) ?? 0
    starts.set(person_id, before + 1)
    facts.push(['fss', area_of.get(person_id), registered_on, r.isReJoin(before)])
  }
  return {
    participants: linesOf(everybody),
    facts: facts.map(line).sort(),
    rows: rowsByHand(world, as_at, dimensions, r),
    fairStart: fairStartByHand(world, as_at, r),
  }
}

function ofArea(world: World, area: string): World {
  const here = new Set(world.people.filter((person) => person.area_id === area).map((person) => person.id))
  return {
    ...world,
    people: world.people.filter((person) => here.has(person.id)),
    spells: world.spells.filter((spell) => here.has(spell.person_id)),
  }
}

/** Whether two calculations part in anything. */
export const part = (one: unknown, other: unknown): boolean => JSON.stringify(one) !== JSON.stringify(other)
