import type { Mutant } from './mutate.testing.ts'

/** Of the counting statement, as it is sent to the database. */
export const countingMutants: readonly Mutant[] = [
  ['everybody is nobody', 'count(*) filter (where true) as "started"', 'count(*) filter (where false) as "started"'],
  [
    'a job on the day is to come',
    'count(*) filter (where "f"."job_started_on" <= (',
    'count(*) filter (where "f"."job_started_on" < (',
  ],
  ['further education on the day is to come', '"f"."fe_he_on" <= (', '"f"."fe_he_on" < ('],
  ['training on the day is to come', '"f"."training_on" <= (', '"f"."training_on" < ('],
  ['a qualification on the day is to come', '"f"."qualification_on" <= (', '"f"."qualification_on" < ('],
  ['work experience on the day is to come', '"f"."work_experience_on" <= (', '"f"."work_experience_on" < ('],
  ['volunteering on the day is to come', '"f"."volunteering_on" <= (', '"f"."volunteering_on" < ('],
  ['school on the day is to come', '"f"."school_reengaged_on" <= (', '"f"."school_reengaged_on" < ('],
  ...[4, 13, 26, 52].flatMap((weeks): Mutant[] => [
    [
      `due at ${weeks} weeks a day late`,
      `+ ${weeks * 7} <= (select stats.as_at())) as "due_${weeks}w"`,
      `+ ${weeks * 7 + 1} <= (select stats.as_at())) as "due_${weeks}w"`,
    ],
    [`no is yes at ${weeks} weeks`, `in ('yes')) as "in_work_${weeks}w"`, `in ('yes', 'no')) as "in_work_${weeks}w"`],
    [
      `unknown is an answer at ${weeks} weeks`,
      `in ('yes', 'no')) as "answered_${weeks}w"`,
      `in ('yes', 'no', 'unknown')) as "answered_${weeks}w"`,
    ],
    [
      `no is no answer at ${weeks} weeks`,
      `in ('yes', 'no')) as "answered_${weeks}w"`,
      `in ('yes')) as "answered_${weeks}w"`,
    ],
  ]),
  ['everybody has left', 'filter (where f.left_by_then) as "left"', 'filter (where true) as "left"'],
  [
    'the latest registered decides what is too early',
    'min(f.registered_on) as earliest',
    'max(f.registered_on) as earliest',
  ],
  ['years begin in January', "date_part('month', p.registered_on) - 4)", "date_part('month', p.registered_on) - 1)"],
  ['thirds of a year', '- 4)::int / 3)', '- 4)::int / 4)'],
  [
    'a person is in one family group',
    'cross join lateral unnest(f.priority_families)',
    'cross join lateral unnest(f.priority_families[1:1])',
  ],
]
