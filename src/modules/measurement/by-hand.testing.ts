import type { StatisticsRow } from './statistics.ts'

/**
 * The measures of contracts §5 a second time, in plain words over rows, with no SQL and nothing of the first calculation. Each rule stands by
 * itself in `rules`, so that a test can turn one over and see that the two calculations part.
 */
export interface World {
  people: { id: string; area_id: string; date_of_birth: string | null }[]
  characteristics: {
    person_id: string
    current: boolean
    gender: string
    ethnic_group: string
    condition_12_months: string
    condition_limits: string
    lone_parent: string
    children: number | null
    youngest_child_born: string | null
    disabled_child: string
  }[]
  spells: { person_id: string; stream: string; registered_on: string; left_on: string | null }[]
  jobs: { id: string; person_id: string; started_on: string; current: boolean }[]
  follow_ups: { job_id: string; weeks: number; answer: string | null; current: boolean }[]
  outcomes: { person_id: string; kind: string; on_date: string; current: boolean }[]
}

const day = (text: string) => Date.parse(`${text}T00:00:00Z`) / 86_400_000
const blankOf = (answer: string) => (answer === 'prefer_not_to_say' || answer === 'not_asked' ? answer : 'unknown')
const isBlank = (answer: string) => ['unknown', 'prefer_not_to_say', 'not_asked'].includes(answer)

const age = (born: string, on: string) => {
  const years = Number(on.slice(0, 4)) - Number(born.slice(0, 4))
  return Number(on.slice(5).replace('-', '')) >= Number(born.slice(5).replace('-', '')) ? years : years - 1
}

export const rules = {
  countsOnce: true,
  periodIsOfFirstRegistration: true,
  dueDays: (weeks: number) => weeks * 7,
  isDue: (due: number, as_at: number) => due <= as_at,
  isIn: (answer: string | null): boolean => answer === 'yes',
  isAnswer: (answer: string | null): boolean => answer === 'yes' || answer === 'no',
  whichJob: (starts: string[]) => starts.sort()[0],
  correctedRowsCount: false,
  comingBackUndoesLeaving: true,
  happened: (on: number, as_at: number) => on <= as_at,
  ageBand(born: string | null, on: string): string {
    if (born === null) return 'unknown'
    const years = age(born, on)
    if (years < 16) return 'under_16'
    if (years <= 19) return '16-19'
    if (years <= 24) return '20-24'
    if (years <= 34) return '25-34'
    return years <= 49 ? '35-49' : '50+'
  },
  disabled(condition: string, limits: string): string {
    if (condition === 'yes' && ['a_lot', 'a_little'].includes(limits)) return 'yes'
    if (condition === 'no' || limits === 'not_at_all') return 'no'
    return isBlank(condition) ? condition : limits
  },
  minorityEthnic: ['mixed', 'asian', 'african_caribbean_black', 'other'],
  youngMotherUnder: 25,
  manyChildren: 3,
  /** Tenths of a percent, half up: the remainder decides. */
  tenths(count: number, of: number): number {
    const whole = Math.trunc((count * 1000) / of)
    return (count * 1000 - whole * of) * 2 >= of ? whole + 1 : whole
  },
  provisionalQuarters: 2,
  tooEarly: (firstRegistered: number, days: number, as_at: number) => firstRegistered + days > as_at,
}
export type Rules = typeof rules

const quarters = ['Q4', 'Q1', 'Q2', 'Q3']
function periodsOf(date: string): [string, string] {
  const month = Number(date.slice(5, 7))
  const year = Number(date.slice(0, 4)) - (month < 4 ? 1 : 0)
  const label = `${year}-${String(year + 1).slice(2)}`
  return [label, `${label} ${quarters[Math.ceil(month / 3) - 1]}`]
}

interface Participant {
  registered_on: string
  categories: [string, string][]
  job: string | undefined
  answers: Map<number, string | null>
  outcomes: Map<string, string>
  left: boolean
}

function participants(world: World, as_at: string, r: Rules): Participant[] {
  return world.people.flatMap((person) => {
    const spells = world.spells
      .filter((spell) => spell.person_id === person.id && spell.registered_on <= as_at)
      .sort((a, b) => (a.registered_on + a.stream < b.registered_on + b.stream ? -1 : 1))
    const counted = r.countsOnce ? spells.slice(0, 1) : spells
    return counted.map((spell) => {
      const registered_on =
        (r.periodIsOfFirstRegistration ? spell : spells.at(-1))?.registered_on ?? spell.registered_on
      const held = <T extends { current: boolean }>(row: T) => row.current || r.correctedRowsCount
      const mine = world.jobs.filter(
        (job) => job.person_id === person.id && held(job) && job.started_on >= registered_on,
      )
      const job = r.whichJob(mine.map((one) => one.started_on))
      const jobId = mine.find((one) => one.started_on === job)?.id
      const outcomes = new Map<string, string>()
      for (const one of world.outcomes.filter(
        (o) => o.person_id === person.id && held(o) && o.on_date >= registered_on,
      )) {
        const known = outcomes.get(one.kind)
        if (known === undefined || one.on_date < known) outcomes.set(one.kind, one.on_date)
      }
      return {
        registered_on,
        categories: categoriesOf(world, person, spell.stream, registered_on, r),
        job,
        answers: new Map(world.follow_ups.filter((f) => f.job_id === jobId && held(f)).map((f) => [f.weeks, f.answer])),
        outcomes,
        left: r.comingBackUndoesLeaving
          ? spells.every((one) => one.left_on !== null && one.left_on <= as_at)
          : spells.some((one) => one.left_on !== null && one.left_on <= as_at),
      }
    })
  })
}

function categoriesOf(
  world: World,
  person: World['people'][number],
  stream: string,
  on: string,
  r: Rules,
): [string, string][] {
  const c = world.characteristics.find((one) => one.person_id === person.id && one.current)
  const { gender, ethnic_group, condition_12_months, condition_limits, lone_parent, disabled_child } = c ?? {
    gender: 'unknown',
    ethnic_group: 'unknown',
    condition_12_months: 'unknown',
    condition_limits: 'unknown',
    lone_parent: 'unknown',
    disabled_child: 'unknown',
  }
  const children = c?.children ?? null
  const youngest = c?.youngest_child_born ?? null
  const disabled = r.disabled(condition_12_months, condition_limits)
  const ethnic = r.minorityEthnic.includes(ethnic_group) ? 'minority_ethnic' : ethnic_group
  let parent = blankOf(lone_parent)
  if (children !== null) parent = children > 0 ? 'yes' : 'no'
  if (lone_parent === 'yes' || disabled_child === 'yes' || youngest !== null) parent = 'yes'
  const families: string[] = []
  if (lone_parent === 'yes') families.push('lone_parent')
  if (disabled === 'yes' || disabled_child === 'yes') families.push('disabled_family')
  if (children !== null && children >= r.manyChildren) families.push('three_or_more_children')
  if (ethnic === 'minority_ethnic') families.push('minority_ethnic')
  if (youngest !== null && youngest <= on && age(youngest, on) < 1) families.push('baby_under_one')
  const born = person.date_of_birth
  if (gender === 'woman' && born !== null && born <= on && age(born, on) < r.youngMotherUnder)
    families.push('mother_under_25')
  const family = parent === 'yes' ? (families.length === 0 ? ['none'] : families) : [parent === 'no' ? 'none' : parent]
  return [
    ['all', 'all'],
    ['gender', gender],
    ['age_band', r.ageBand(born, on)],
    ['disabled', disabled],
    ['ethnic_group', ethnic],
    ['parent', parent],
    ...family.map((code): [string, string] => ['priority_family', code]),
    ['simd_quintile', 'unknown'],
    ['area', person.area_id],
    ['stream', stream],
  ]
}

const byKind = [
  ['entered_fe_he', 'fe_he'],
  ['entered_training', 'training'],
  ['gained_qualification', 'qualification'],
  ['work_experience', 'work_experience'],
  ['volunteering', 'volunteering'],
  ['school_reengaged', 'school_reengaged'],
] as const

/** Every row that `nwd statistics` should give for a world, by these rules. */
export function rowsByHand(
  world: World,
  as_at: string,
  dimensions: readonly string[],
  r: Rules = rules,
): StatisticsRow[] {
  const now = day(as_at)
  const everybody = participants(world, as_at, r)
  const keys = new Set<string>()
  const groups = new Map<string, Participant[]>()
  for (const one of everybody) {
    for (const period of ['all', ...periodsOf(one.registered_on)]) {
      for (const [dimension, category] of one.categories) {
        if (dimension !== 'all' && !dimensions.includes(dimension)) continue
        const key = JSON.stringify([period, dimension, category])
        keys.add(key)
        groups.set(key, [...(groups.get(key) ?? []), one])
      }
    }
  }
  const latest = latestQuarters(as_at, r.provisionalQuarters)
  const rows = [...keys].flatMap((key) => {
    const [period, dimension, category] = JSON.parse(key)
    const group = groups.get(key) ?? []
    const status = latest.has(period) ? 'provisional' : 'final'
    const row = (measure: string, count: number, denominator: number | null) => {
      const rate = denominator === null || denominator === 0 ? null : r.tenths(count, denominator) / 10
      return { measure, period, dimension, category, count, denominator, rate, status } as StatisticsRow
    }
    const many = (has: (one: Participant) => boolean) => group.filter(has).length
    const did = (on: string | undefined) => on !== undefined && r.happened(day(on), now)
    const first = Math.min(...group.map((one) => day(one.registered_on)))
    const atPoints = [4, 13, 26, 52].flatMap((weeks) => {
      const due = group.filter((one) => one.job !== undefined && r.isDue(day(one.job) + r.dueDays(weeks), now))
      const kinds = [
        [`in_work_${weeks}w`, r.isIn],
        [`answered_${weeks}w`, r.isAnswer],
      ] as const
      return kinds.map(([measure, says]) =>
        r.tooEarly(first, weeks * 7, now)
          ? ({
              ...row(measure, 0, null),
              count: null,
              denominator: null,
              rate: null,
              status: 'too_early',
            } as StatisticsRow)
          : row(measure, due.filter((one) => says(one.answers.get(weeks) ?? null)).length, due.length),
      )
    })
    return [
      row('started', group.length, null),
      row(
        'entered_employment',
        many((one) => did(one.job)),
        group.length,
      ),
      ...byKind.map(([measure, kind]) =>
        row(
          measure,
          many((one) => did(one.outcomes.get(kind))),
          group.length,
        ),
      ),
      ...atPoints,
      row(
        'left',
        many((one) => one.left),
        group.length,
      ),
    ]
  })
  const written = (one: StatisticsRow) => [one.measure, one.period, one.dimension, one.category].join('\u0000')
  return rows.sort((a, b) => (written(a) < written(b) ? -1 : 1))
}

function latestQuarters(as_at: string, howMany: number): Set<string> {
  const labels = new Set<string>()
  for (let at = new Date(`${as_at}T00:00:00Z`); labels.size < howMany; at = new Date(at.getTime() - 86_400_000))
    labels.add(periodsOf(at.toISOString().slice(0, 10))[1])
  return labels
}
