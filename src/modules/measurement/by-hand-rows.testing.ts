import { type Participant, participantsByHand, type World } from './by-hand.testing.ts'
import { type Rules, rules } from './by-hand-rules.testing.ts'
import type { StatisticsRow } from './statistics.ts'

const day = (text: string) => Date.parse(`${text}T00:00:00Z`) / 86_400_000

/** The financial year of a day and the quarter in it, as they are labelled. */
export function periodsByHand(date: string, r: Rules = rules): [string, string] {
  const month = Number(date.slice(5, 7))
  const year = Number(date.slice(0, 4)) - (month < 4 ? 1 : 0)
  const label = `${year}-${String(year + 1).slice(2)}`
  const ends = r.quarterEnds.findIndex((last) => month <= last)
  return [label, `${label} Q${month < 4 ? 4 : ends + 1}`]
}

const categoriesOf = (one: Participant): [string, string][] => [
  ['all', 'all'],
  ['gender', one.gender],
  ['age_band', one.age_band],
  ['disabled', one.disabled],
  ['ethnic_group', one.ethnic_group],
  ['parent', one.parent],
  ...one.priority_families.map((code): [string, string] => ['priority_family', code]),
  ['simd_quintile', one.simd_quintile],
  ['area', one.area_id],
  ['stream', one.stream],
]

const byKind = [
  ['entered_fe_he', 'fe_he'],
  ['entered_training', 'training'],
  ['gained_qualification', 'qualification'],
  ['work_experience', 'work_experience'],
  ['volunteering', 'volunteering'],
  ['school_reengaged', 'school_reengaged'],
] as const

type Figure = Pick<StatisticsRow, 'count' | 'denominator' | 'rate'> & { tooEarly?: boolean }

/** Every measure of a group of people, by name. */
function figuresOf(group: Participant[], as_at: string, r: Rules): Map<string, Figure> {
  const now = day(as_at)
  const figure = (count: number, denominator: number | null): Figure => ({
    count,
    denominator,
    rate: denominator === null || denominator === 0 ? null : r.tenths(count, denominator) / 10,
  })
  const of = (has: (one: Participant) => boolean) => figure(group.filter(has).length, group.length)
  const did = (on: string | null | undefined) => typeof on === 'string' && r.happened(on, as_at)
  const firstRegistered = Math.min(...group.map((one) => day(one.registered_on)))
  const figures = new Map<string, Figure>([
    ['started', figure(group.length, null)],
    ['entered_employment', of((one) => did(one.job_started_on))],
    ['left', of((one) => one.left_by_then)],
  ])
  for (const [measure, kind] of byKind)
    figures.set(
      measure,
      of((one) => did(one.outcomes[kind])),
    )
  for (const weeks of [4, 13, 26, 52]) {
    const due = group.filter(
      (one) => one.job_started_on !== null && r.isDue(day(one.job_started_on) + r.dueDays(weeks), now),
    )
    const tooEarly = r.tooEarly(firstRegistered, r.dueDays(weeks), now)
    const saying = (says: (answer: string | null) => boolean): Figure =>
      tooEarly
        ? { count: null, denominator: null, rate: null, tooEarly }
        : figure(due.filter((one) => says(one.answers[weeks] ?? null)).length, due.length)
    figures.set(`in_work_${weeks}w`, saying(r.isIn))
    figures.set(`answered_${weeks}w`, saying(r.isAnswer))
  }
  return figures
}

/** Every row that `nwd statistics` should give for a world, by these rules. */
export function rowsByHand(
  world: World,
  as_at: string,
  dimensions: readonly string[],
  r: Rules = rules,
): StatisticsRow[] {
  const groups = new Map<string, Participant[]>()
  for (const one of participantsByHand(world, as_at, r)) {
    for (const period of ['all', ...periodsByHand(one.registered_on, r)]) {
      for (const [dimension, category] of categoriesOf(one)) {
        if (dimension !== 'all' && !dimensions.includes(dimension)) continue
        const key = JSON.stringify([period, dimension, category])
        const group = groups.get(key)
        if (group === undefined) groups.set(key, [one])
        else group.push(one)
      }
    }
  }
  const latest = latestQuarters(as_at, r)
  const rows = [...groups].flatMap(([key, group]) => {
    const [period, dimension, category] = JSON.parse(key)
    const settled = latest.has(period) ? 'provisional' : 'final'
    return [...figuresOf(group, as_at, r)].map(([measure, { tooEarly, ...figure }]) => {
      const status = tooEarly ? 'too_early' : settled
      return { measure, period, dimension, category, ...figure, status } as StatisticsRow
    })
  })
  const written = (one: StatisticsRow) => [one.measure, one.period, one.dimension, one.category].join('\u0000')
  return rows.sort((a, b) => (written(a) < written(b) ? -1 : 1))
}

function latestQuarters(as_at: string, r: Rules): Set<string> {
  const labels = new Set<string>()
  for (let at = new Date(`${as_at}T00:00:00Z`); labels.size < r.provisionalQuarters; ) {
    labels.add(periodsByHand(at.toISOString().slice(0, 10), r)[1])
    at = new Date(at.getTime() - 86_400_000)
  }
  return labels
}

/** Starts of Fair Start Scotland by period, in order: how many, how many of somebody who had started it before, and of how many people. */
export function fairStartByHand(world: World, as_at: string, r: Rules = rules) {
  const periods = new Map<string, { period: string; starts: number; re_joins: number; people: number }>()
  const startsOf = new Map<string, number>()
  const starts = world.spells
    .filter((spell) => r.isFairStart(spell.stream) && r.isRegistered(spell.registered_on, as_at))
    .sort((a, b) => (a.registered_on < b.registered_on ? -1 : 1))
  for (const { person_id, registered_on } of starts) {
    const before = startsOf.get(person_id) ?? 0
    startsOf.set(person_id, before + 1)
    for (const period of ['all', ...periodsByHand(registered_on, r)]) {
      const row = periods.get(period) ?? { period, starts: 0, re_joins: 0, people: 0 }
      row.starts += 1
      if (r.isReJoin(before)) row.re_joins += 1
      else row.people += 1
      periods.set(period, row)
    }
  }
  return [...periods.values()].sort((a, b) => (a.period < b.period ? -1 : 1))
}
