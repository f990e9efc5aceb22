import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { testDatabase } from '#platform/testing'
import { partnershipTown } from '../../partnership/partnership.testing.ts'
import { routes } from '../funding.routes.ts'
import { area, year } from '../funding.testing.ts'

const house = await testDatabase()
const town = await partnershipTown(house, house.clock, routes)
const run = (statement: ReturnType<typeof sql>) => statement.execute(house.asOwner)
const organisations = ['Anchor Works', 'Beacon Trust', 'Cove College', 'Dune Advice']
const idOf = (name: string) => sql`(select id from partnership.organisation where name = ${name})`

/** Registers people with an organisation on 1 April 2026, the first of whom began work the same day; of these some are in work 26 weeks on, the others not. */
async function registered(name: string, people: number, jobs = 0, lasted = 0) {
  await run(sql`
    with p as (insert into people.person (id, area_id, given_name, family_name) select gen_random_uuid(), ${area}, 'Isla', 'Sample' from generate_series(1, ${sql.lit(people)}) returning id),
      n as (select id, row_number() over (order by id) as nth from p),
      s as (insert into journeys.spell (id, area_id, person_id, organisation_id, stream, registered_on, eligibility_verified_on)
        select gen_random_uuid(), ${area}, id, ${idOf(name)}, 'NOLB', '2026-04-01', '2026-04-01' from n),
      j as (insert into outcomes.job (id, area_id, person_id, started_on, real_living_wage)
        select gen_random_uuid(), ${area}, id, '2026-04-01', 'unknown' from n where nth <= ${sql.lit(jobs)} returning id, person_id)
    insert into outcomes.follow_up (id, area_id, person_id, job_id, weeks, due_on, window_ends_on, answer, said_by, answered_on)
      select gen_random_uuid(), ${area}, person_id, j.id, 26, '2026-09-30', '2026-10-30', case when nth <= ${sql.lit(lasted)} then 'yes' else 'no' end, 'person', '2026-09-30'
      from j join n on n.id = j.person_id`)
}

beforeAll(async () => {
  const line = sql`(select id from funding.budget_line where what = 'Courses')`
  for (const name of organisations)
    await run(
      sql`insert into partnership.organisation (id, area_id, name, kind) values (gen_random_uuid(), ${area}, ${name}, 'charity')`,
    )
  await run(
    sql`insert into funding.budget_line (id, area_id, financial_year, stream, what) values (gen_random_uuid(), ${area}, ${year}, 'NOLB', 'Courses')`,
  )
  for (const [at, name] of organisations.slice(0, 3).entries()) {
    await run(sql`insert into funding.commitment (id, area_id, number, budget_line_id, kind, organisation_id, what, from_on, to_on, made_on)
      select gen_random_uuid(), ${area}, ${sql.lit(at + 1)}, ${line}, 'grant', ${idOf(name)}, ${name}, '2026-04-01', '2027-03-31', '2026-04-01'`)
    await run(sql`insert into funding.account (area_id, financial_year, stream, kind, budget_line_id, commitment_id, pence)
      select ${area}, ${year}, 'NOLB', k.kind, ${line}, c.id, k.pence from funding.commitment c, (values ('paid', 1000000), ('reclaimed', 200000), ('claimed', 70000)) k (kind, pence)
      where c.what = ${name}`)
  }
  await registered('Anchor Works', 40, 20, 10)
  await registered('Beacon Trust', 8, 4)
  await registered('Dune Advice', 6)
})

test('what an organisation was paid stands beside those it started, with the ranges of what they reached', async () => {
  const { words } = await town.read('hamish', `/funding/bought/${year}`)
  // £10,000 of 40, of 20 and of 10. Wilson's ends of 20 in 40 are 35.2 and 64.8 %, 14.08 and 25.92 people; of 10 in 20 they are 29.9 and 70.1 %, 5.98 and 14.02 people.
  expect(words).toContain('Anchor Works£10,000£250£500, likely £386 to £710£1,000, likely £713 to £1,672')
})

test('nothing is said of four people, of nobody, or where nothing was paid', async () => {
  const { words } = await town.read('hamish', `/funding/bought/${year}`)
  expect(words).toContain('Beacon Trust£10,000£1,250fewer than five peoplenobody yet')
  expect(words).toContain('Cove College£10,000nobody yetnobody yetnobody yet')
  expect(words).toContain('Dune Advice£0nothing paid yetnothing paid yetnothing paid yet')
})
