import { sql } from 'kysely'
import type { Tx } from '#platform/db'
import type { CalendarDate, Period } from '#platform/time'
import { setDay } from '../needs/needs.queries.ts'
import type { Group, Place, Which } from '../people-in.ts'
import { helpedBy } from './helped-by.ts'

export interface SupplyAsked {
  area: string
  as_at: CalendarDate
  /** When people were referred or their assessment was finished. */
  within: Period
}

/** How many people need something, each once, and who of them waits. */
export interface Demand {
  need: string
  referred: number
  assessed: number
  /** Either or both. */
  people: number
  /** Referred at any time, and nobody has said yes yet. */
  waiting: number
}

/** What the directory has for a need, and how long people lately waited for those who run it. */
export interface Services {
  support_need: string
  services: number
  /** Run by organisations whose usual wait is known. */
  observed: number
  /** In days, from the shortest to the longest of them. */
  shortest: number | null
  longest: number | null
}

/** People who need something by their referrals and by their assessments. For a transaction of asStatistician. */
export async function demandFor(tx: Tx, { area, as_at, within }: SupplyAsked): Promise<Demand[]> {
  await setDay(tx, as_at)
  const { rows } = await sql<Demand>`
    select need, count(distinct person_key) filter (where how = 'referred')::int as referred,
      count(distinct person_key) filter (where how = 'assessed')::int as assessed,
      count(distinct person_key) filter (where how in ('referred', 'assessed'))::int as people,
      count(distinct person_key) filter (where how = 'waiting')::int as waiting
    from (
      select n.need, d.person_key, h.how from stats.demand d
      join stats.asked_need n on n.area_id = d.area_id and n.referral_key = d.referral_key
      cross join lateral (values ('referred', d.sent_on between ${within.from} and ${within.to}), ('waiting', d.became = 'waiting')) h (how, so)
      where d.area_id = ${area} and h.so
      union all
      select need, person_key, 'assessed' from stats.assessed_need where area_id = ${area} and assessed_on between ${within.from} and ${within.to}
    ) x
    group by need order by people desc, need`.execute(tx)
  return rows
}

/** What there is in an area, by the public's needs: its own entries and those that are offered everywhere. For a transaction of asStatistician. */
export async function servicesIn(tx: Tx, { area, as_at }: Pick<SupplyAsked, 'area' | 'as_at'>): Promise<Services[]> {
  await setDay(tx, as_at)
  const { rows } = await sql<Services>`
    select s.support_need, count(distinct s.service_id)::int as services,
      (count(distinct s.service_id) filter (where w.half_within_days is not null))::int as observed,
      min(w.half_within_days)::int as shortest, max(w.half_within_days)::int as longest
    from stats.supply s left join stats.usual_wait w on w.area_id = ${area} and w.organisation_id = s.organisation_id
    where s.area_id = ${area} or s.area_id is null
    group by s.support_need order by s.support_need`.execute(tx)
  return rows
}

/** A need with what there is for it; `services` undefined where the directory is not sorted by such a need. */
export type Balance = Demand & { services: Services | undefined }

/** Demand beside supply, by what most people need. */
export const balance = (demand: readonly Demand[], services: readonly Services[]): Balance[] =>
  demand.map((one) => {
    const sorted = helpedBy[one.need]
    const none = { support_need: sorted ?? '', services: 0, observed: 0, shortest: null, longest: null }
    const its = services.find(({ support_need }) => support_need === sorted) ?? none
    return { ...one, services: sorted === undefined ? undefined : its }
  })

/** Who waits for a yes, of one place or group, by the day they were sent. */
export interface WaitingSince {
  by: Place | Group
  value: string
  from: CalendarDate
  people: number
}

/** Open referrals that nobody has said yes to yet, by every kind of place and group. For a transaction of asStatistician. */
export async function waitingBy(tx: Tx, { area, as_at }: Pick<SupplyAsked, 'area' | 'as_at'>): Promise<WaitingSince[]> {
  await setDay(tx, as_at)
  const { rows } = await sql<WaitingSince>`
    select g.by, g.value, d.sent_on as "from", count(*)::int as people
    from stats.demand d cross join lateral (values ('district', district), ('urban_rural', urban_rural), ('gender', gender), ('age_band', age_band),
      ('disabled', disabled), ('ethnic_group', ethnic_group), ('parent', parent)) g (by, value)
    where d.area_id = ${area} and d.became = 'waiting'
    group by 1, 2, 3 order by 1, 2, 3`.execute(tx)
  return rows
}

/** The keys of the people who wait for a yes, of one place or group. For a transaction of asStatistician. */
export async function keysWaiting(
  tx: Tx,
  { area, as_at, which }: Pick<SupplyAsked, 'area' | 'as_at'> & { which: Which },
): Promise<string[]> {
  await setDay(tx, as_at)
  const { rows } = await sql<{ person_key: string }>`
    select distinct d.person_key::uuid::text as person_key from stats.demand d
    where d.area_id = ${area} and d.became = 'waiting' and ${sql.ref(`d.${which.by}`)} = ${which.value} order by 1`.execute(
    tx,
  )
  return rows.map(({ person_key }) => person_key)
}
