import type pg from 'pg'
import { referenceList } from '#platform/reference'
import type { CalendarDate } from '#platform/time'

/** Asks for a second person where the fund does and the evidence is there, as the program does when it is written down. */
export async function askForSecondPerson(client: Pick<pg.ClientBase, 'query'>, today: CalendarDate): Promise<void> {
  const rules = referenceList('evidence-rules', today).filter(({ verified, copy }) => verified && !copy)
  await client.query(
    `insert into outcomes.verification (id, area_id, person_id, record_kind, record_id, state, by_user, by_name, at)
     select gen_random_uuid(), o.area_id, o.person_id, 'outcome', o.id, 'asked', e.seen_by, e.seen_by_name, e.recorded_at
     from outcomes.outcome o
     join journeys.spell s on s.id = o.spell_id and s.area_id = o.area_id
     join outcomes.evidence e on e.record_id = o.id and e.area_id = o.area_id
     join unnest($1::text[], $2::text[]) rule (code, kind) on rule.code = s.stream || '.' || o.kind and rule.kind = e.kind`,
    [rules.flatMap(({ code, any_of }) => any_of.map(() => code)), rules.flatMap(({ any_of }) => any_of)],
  )
}
