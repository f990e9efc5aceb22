import type pg from 'pg'
import type { Actor } from './actors.ts'

/** How long the record is whose page is measured: years of support, a line a week and more. */
export const entries = 500

/** The person of each key worker whose record is made that long: the first of theirs. */
export const longest = ({ people, name }: Actor) => {
  const [first] = people
  if (first === undefined) throw new Error(`${name} leads nobody`)
  return first
}

/** Makes the record of one person of each actor so long, unless an earlier run has. */
export async function fillTimelines(owner: pg.Client, actors: readonly Actor[]): Promise<void> {
  await owner.query(
    `insert into people.timeline (id, area_id, person_id, kind, words, by_name, sees, at)
     select gen_random_uuid(), p.area_id, p.id, (array['journeys.note', 'journeys.stage', 'outcomes.job', 'referrals.sent'])[1 + nth % 4],
       'Written by the bench, number ' || nth, 'The bench', 3, nwd.clock() - nth * interval '1 day'
     from people.person p
     cross join lateral (select count(*)::int as lines from people.timeline t where t.person_id = p.id) now
     cross join lateral generate_series(now.lines + 1, $2) as nth
     where p.id = any ($1::uuid[])`,
    [actors.map((actor) => longest(actor).id), entries],
  )
  await owner.query('analyze people.timeline')
}
