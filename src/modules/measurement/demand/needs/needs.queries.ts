import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '#platform/db'
import type { CalendarDate, Period } from '#platform/time'
import type { Group, Place, Which } from '../people-in.ts'

/** What came of a referral by the day: somebody said yes, it is open without, or it ended without. */
export const becames = ['taken', 'waiting', 'not_taken'] as const
export type Became = (typeof becames)[number]

export interface NeedsAsked {
  area: string
  as_at: CalendarDate
  /** When they were sent. */
  within: Period
  /** By which kind of place or group. */
  by: Place | Group
  /** Of one group alone. */
  group?: Which | undefined
}

/** Referrals that ask for one thing from one place, by what came of them, and how often they were declined for each reason. */
export interface AskedFor {
  need: string
  place: string
  became: Readonly<Record<Became, number>>
  /** Code of decline-reasons → times, the most frequent first. */
  declined: readonly { reason: string; times: number }[]
}

export const setDay = (tx: Tx, as_at: CalendarDate) => sql`select set_config('nwd.as_at', ${as_at}, true)`.execute(tx)

const those = ({ area, within, group }: Pick<NeedsAsked, 'area' | 'within' | 'group'>): RawBuilder<unknown> => sql`
  d.area_id = ${area} and d.sent_on between ${within.from} and ${within.to}
  and ${group === undefined ? sql`true` : sql`${sql.ref(`d.${group.by}`)} = ${group.value}`}`

const need = sql`coalesce(n.need, 'not_said')`

/** What was asked for, where, and what came of it; the referrals themselves too, each once. For a transaction of asStatistician. */
export async function askedFor(tx: Tx, asked: NeedsAsked) {
  await setDay(tx, asked.as_at)
  const place = sql.ref(`d.${asked.by}`)
  const { rows: counts } = await sql<{ need: string; place: string; became: Became; referrals: number }>`
    select ${need} as need, ${place} as place, d.became, count(*)::int as referrals
    from stats.demand d left join stats.asked_need n on n.area_id = d.area_id and n.referral_key = d.referral_key
    where ${those(asked)} group by 1, 2, 3`.execute(tx)
  const { rows: reasons } = await sql<{ need: string; place: string; reason: string; times: number }>`
    select ${need} as need, ${place} as place, t.reason, count(*)::int as times
    from stats.demand d join stats.turned_down t on t.area_id = d.area_id and t.referral_key = d.referral_key
    left join stats.asked_need n on n.area_id = d.area_id and n.referral_key = d.referral_key
    where ${those(asked)} group by 1, 2, 3 order by times desc, t.reason`.execute(tx)
  const { rows: whole } = await sql<{ became: Became; referrals: number }>`
    select d.became, count(*)::int as referrals from stats.demand d where ${those(asked)} group by 1`.execute(tx)
  return { asked: joined(counts, reasons), referrals: becameOf(whole) }
}

const becameOf = (rows: readonly { became: Became; referrals: number }[]): Record<Became, number> => ({
  ...{ taken: 0, waiting: 0, not_taken: 0 },
  ...Object.fromEntries(rows.map(({ became, referrals }) => [became, referrals])),
})

interface At {
  need: string
  place: string
}
function joined(
  counts: readonly (At & { became: Became; referrals: number })[],
  reasons: readonly (At & { reason: string; times: number })[],
): AskedFor[] {
  const key = ({ need, place }: At) => `${need} ${place}`
  const declined = Map.groupBy(reasons, key)
  return [...Map.groupBy(counts, key)].flatMap(([at, rows]) => {
    const [first] = rows
    return first === undefined
      ? []
      : [{ need: first.need, place: first.place, became: becameOf(rows), declined: declined.get(at) ?? [] }]
  })
}

/** Whose figures: of one need, in one place or anywhere, that became one thing or whatever. */
export interface BehindANeed extends NeedsAsked {
  need: string
  place?: string | undefined
  became?: Became | undefined
}

/** The keys of the people whom a figure of needs counts; somebody referred twice is one. For a transaction of asStatistician. */
export async function keysBehindNeed(tx: Tx, asked: BehindANeed): Promise<string[]> {
  await setDay(tx, asked.as_at)
  const { rows } = await sql<{ person_key: string }>`
    select distinct d.person_key::uuid::text as person_key
    from stats.demand d left join stats.asked_need n on n.area_id = d.area_id and n.referral_key = d.referral_key
    where ${those(asked)} and ${need} = ${asked.need}
      and ${asked.place === undefined ? sql`true` : sql`${sql.ref(`d.${asked.by}`)} = ${asked.place}`}
      and ${asked.became === undefined ? sql`true` : sql`d.became = ${asked.became}`}
    order by 1`.execute(tx)
  return rows.map(({ person_key }) => person_key)
}
