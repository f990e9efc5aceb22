import fc from 'fast-check'
import { v7 as uuid } from 'uuid'
import { nothing, type World } from './by-hand.testing.ts'

export { store } from './store-world.testing.ts'

export const areas = ['S12000049', 'S12000023'] as const
const blanks = ['unknown', 'prefer_not_to_say', 'not_asked']
const oneOf = (...codes: string[]) => fc.constantFrom(...codes, ...blanks)
const dayBetween = (from: string, to: string) => {
  const first = Date.parse(from) / 86_400_000
  const last = Date.parse(to) / 86_400_000
  return fc.integer({ min: first, max: last }).map((days) => new Date(days * 86_400_000).toISOString().slice(0, 10))
}
const later = (from: string, days: number) => new Date(Date.parse(from) + days * 86_400_000).toISOString().slice(0, 10)

/** The days figures are asked for in the tests, so that worlds can have people due on the very day, the day before and the day after. */
export const asAtDays = [
  '2020-06-30',
  '2023-03-31',
  '2024-06-30',
  '2025-02-28',
  '2025-09-30',
  '2026-03-31',
  '2027-01-15',
] as const
const aboutDue = fc
  .record({
    as_at: fc.constantFrom(...asAtDays),
    weeks: fc.constantFrom(0, 4, 13, 26, 52),
    off: fc.integer({ min: -1, max: 1 }),
  })
  .map(({ as_at, weeks, off }) => later(as_at, off - weeks * 7))
const aboutDay = fc
  .record({ as_at: fc.constantFrom(...asAtDays), off: fc.integer({ min: -1, max: 1 }) })
  .map(({ as_at, off }) => later(as_at, off))
const birthday = fc.record({
  years: fc.constantFrom(-1, 0, 1, 16, 20, 25, 35, 50),
  off: fc.integer({ min: -1, max: 1 }),
})
const bornBefore = (on: string, { years, off }: { years: number; off: number }) => {
  const same = `${Number(on.slice(0, 4)) - years}${on.slice(4)}`
  return later(
    same.endsWith('-02-29') && (Number(on.slice(0, 4)) - years) % 4 !== 0 ? same.replace('29', '28') : same,
    off,
  )
}

const postcodes = ['ZA1 1AA', 'ZA1 1AB', 'ZA2 1AA', 'ZB1 1AA', 'ZB1 1AB']

const characteristics = fc.record({
  gender: oneOf('woman', 'woman', 'man', 'other'),
  trans: oneOf('yes', 'no'),
  ethnic_group: oneOf('white', 'mixed', 'asian', 'african_caribbean_black', 'other'),
  condition_12_months: oneOf('yes', 'yes', 'no'),
  condition_limits: oneOf('a_lot', 'a_little', 'not_at_all'),
  lone_parent: oneOf('yes', 'no'),
  children: fc.constantFrom(null, 0, 1, 2, 3, 5),
  youngest_child_born: fc.option(dayBetween('2015-01-01', '2025-12-01'), { freq: 2 }),
  youngest_birthday: fc.option(birthday, { freq: 2 }),
  disabled_child: oneOf('yes', 'no', 'no', 'no'),
})

const kind = fc.constantFrom(
  'fe_he',
  'training',
  'qualification',
  'work_experience',
  'volunteering',
  'school_reengaged',
)

/** Days on which a question, a template, a quarter or an edition of the look-up begins, and the days before them. */
const turningDays = [
  ...['2018-03-31', '2018-04-01', '2019-03-31', '2019-04-01', '2020-03-31', '2020-04-01', '2022-09-30', '2022-10-01'],
  ...['2023-03-31', '2023-04-01', '2024-01-01', '2024-02-29', '2024-06-30', '2024-07-01', '2025-02-28', '2024-12-31'],
]

const life = fc.record({
  area_id: fc.constantFrom(...areas),
  date_of_birth: fc.option(dayBetween('1965-01-01', '2011-12-31'), { freq: 6 }),
  birthday: fc.option(birthday),
  asked: fc.option(fc.array(characteristics, { minLength: 1, maxLength: 2 }), { freq: 6 }),
  spells: fc.array(
    fc.record({
      after: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 500 })),
      lasts: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 400 })),
      stream: fc.constantFrom('NOLB', 'PESF', 'YPG', 'FSS', 'FSS'),
    }),
    { minLength: 1, maxLength: 3, size: 'max' },
  ),
  begins: fc.oneof(
    { weight: 4, arbitrary: dayBetween('2023-03-01', '2025-12-31') },
    { weight: 2, arbitrary: dayBetween('2018-06-01', '2023-03-01') },
    { weight: 3, arbitrary: fc.constantFrom(...turningDays) },
    { weight: 1, arbitrary: fc.constantFrom(...asAtDays) },
  ),
  stays: fc.boolean(),
  jobs: fc.array(
    fc.record({
      after: fc.oneof(fc.integer({ min: -1, max: 1 }), fc.integer({ min: -20, max: 400 })),
      about_due: fc.option(aboutDue),
      current: fc.boolean(),
      followed: fc.constantFrom(true, true, true, false),
      answers: fc.tuple(...[4, 13, 26, 52].map(() => fc.constantFrom(null, 'yes', 'yes', 'no', 'unknown'))),
    }),
    { maxLength: 3, size: 'max' },
  ),
  outcomes: fc.array(
    fc.record({
      after: fc.oneof(fc.integer({ min: -1, max: 1 }), fc.integer({ min: -20, max: 500 })),
      about_day: fc.option(aboutDay, { freq: 3 }),
      kind,
      current: fc.boolean(),
    }),
    { maxLength: 5, size: 'max' },
  ),
  addresses: fc.array(
    fc.record({
      postcode: fc.option(fc.constantFrom(...postcodes, 'ZA9 9AA'), { freq: 4 }),
      after: fc.constantFrom(-30, -1, 0, 0, 1, 1, 40, 60, 80),
      /** By night the day in London and the day in UTC differ in summer. */
      time: fc.constantFrom('00:30', '12:00', '22:30', '23:30'),
    }),
    { maxLength: 4, size: 'max' },
  ),
})

const place = fc.option(
  fc.record({ decile: fc.integer({ min: 1, max: 10 }), urban_rural: fc.integer({ min: 1, max: 6 }) }),
  { freq: 6 },
)
const edition = fc.record({
  from_on: fc.constantFrom('2019-04-01', '2020-04-01', '2022-10-01', '2024-01-01', '2024-07-01'),
  current: fc.constantFrom(true, true, true, false),
  places: fc.tuple(...postcodes.map(() => place)),
})
const editionsOf = (least: number) =>
  fc
    .uniqueArray(edition, { minLength: least, maxLength: 5, selector: ({ from_on }) => from_on, size: 'max' })
    .map((drawn) => drawn.map((one, at) => (least > 0 && at < 2 ? { ...one, current: at === 0 } : one)))

/**
 * Worlds of two areas: people with returns, several jobs, corrected rows, blanks, leap days and moves, registered from 2018 to 2027, and
 * editions of the postcode look-up that some postcodes are missing from: as few as asked for or more, and then one of them superseded.
 */
export const worldsOf = (people: fc.ArrayConstraints, editions = 0): fc.Arbitrary<World> =>
  fc.record({ lives: fc.array(life, people), editions: editionsOf(editions) }).map((drawn) => {
    const world = nothing()
    for (const one of drawn.lives) live(world, one)
    world.editions = drawn.editions.map(({ places, ...dated }, number) => ({
      ...dated,
      places: places.flatMap((found, at) =>
        found === null
          ? []
          : [
              {
                postcode: postcodes[at] ?? '',
                data_zone: `X01${String(number * 100 + at).padStart(6, '0')}`,
                ...found,
              },
            ],
      ),
    }))
    return world
  })

type Life = typeof life extends fc.Arbitrary<infer T> ? T : never

function live(world: World, one: Life): void {
  const id = uuid()
  world.people.push({
    id,
    area_id: one.area_id,
    date_of_birth: one.birthday ? bornBefore(one.begins, one.birthday) : one.date_of_birth,
  })
  one.asked?.forEach(({ youngest_birthday, ...answers }, at, all) => {
    const youngest_child_born = youngest_birthday
      ? bornBefore(one.begins, { ...youngest_birthday, years: Math.min(1, youngest_birthday.years) })
      : answers.youngest_child_born
    world.characteristics.push({ person_id: id, current: at === all.length - 1, ...answers, youngest_child_born })
  })
  let begins = one.begins
  one.spells.forEach(({ after, lasts, stream }, at, all) => {
    const open = at === all.length - 1 && one.stays
    const left_on = open ? null : later(begins, lasts)
    world.spells.push({ id: uuid(), person_id: id, stream, registered_on: begins, left_on })
    begins = later(begins, lasts + after)
  })
  const taken = new Set<string>()
  for (const job of one.jobs) {
    const started_on = job.about_due ?? later(one.begins, job.after)
    if (taken.has(started_on)) continue
    taken.add(started_on)
    const job_id = uuid()
    world.jobs.push({ id: job_id, person_id: id, started_on, current: job.current })
    if (!job.followed) continue
    ;[4, 13, 26, 52].forEach((weeks, at) => {
      world.follow_ups.push({ job_id, weeks, answer: job.answers[at] ?? null, current: job.current })
    })
  }
  for (const { after, about_day, ...outcome } of one.outcomes)
    world.outcomes.push({ person_id: id, on_date: about_day ?? later(one.begins, after), ...outcome })
  const moves = one.addresses.map(({ after, time }) => `${later(one.begins, after)}T${time}:00Z`).sort()
  one.addresses.forEach(({ postcode }, at, all) => {
    const superseded_at = at === all.length - 1 ? null : (moves[at] ?? null)
    world.addresses.push({ person_id: id, postcode, superseded_at })
  })
}

/** Worlds small enough to read when the two calculations part. */
export const worlds = worldsOf({ minLength: 1, maxLength: 60 })
