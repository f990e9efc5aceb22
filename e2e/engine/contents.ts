import { sql } from 'kysely'
import type { Tx } from '#platform/db'

/** What is stored of an area, table by table, without the identifiers and moments that differ from one storing to the next. */
export async function contents(tx: Tx, area: string) {
  const parts = {
    people: sql`select given_name, family_name, date_of_birth from people.person where area_id = ${area}`,
    answers: sql`select asked_on, gender, trans, ethnic_group, conditions, children, carer from people.characteristics where area_id = ${area}`,
    seen: sql`select kind, sees, until, because_kind, closed_at from people.relationship where area_id = ${area}`,
    spells: sql`select stream, registered_on, left_on, left_reason from journeys.spell where area_id = ${area}`,
    jobs: sql`select started_on, hours_per_week, real_living_wage, superseded_at from outcomes.job where area_id = ${area}`,
    points: sql`select weeks, due_on, answer, closed_reason, superseded_at from outcomes.follow_up where area_id = ${area}`,
    outcomes: sql`select kind, on_date, superseded_at from outcomes.outcome where area_id = ${area}`,
    files: sql`select participant_id, row, standing, superseded_at from imports.person_row where area_id = ${area}`,
    lines: sql`select kind from people.timeline where area_id = ${area}`,
    imports: sql`select rows, added, changed, unchanged from imports.import where area_id = ${area} and added > 0`,
  }
  const counts = Object.entries(parts).map(
    ([name, part]) =>
      sql`select ${name}::text as name, count(*)::int as rows, md5(coalesce(string_agg(t::text, '' order by t::text), '')) as print from (${part}) t`,
  )
  const all = sql<{ name: string; rows: number; print: string }>`
    select * from (${sql.join(counts, sql` union all `)}) c order by name`
  return (await all.execute(tx)).rows
}
