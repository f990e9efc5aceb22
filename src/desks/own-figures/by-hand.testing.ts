import type { World } from '../../modules/measurement/by-hand.testing.ts'
import type { Led } from './led.testing.ts'

const days = (from: string, to: string) => (Date.parse(to) - Date.parse(from)) / 86_400_000
const yearOf = (day: string) => Number(day.slice(0, 4)) - (day.slice(5) < '04-01' ? 1 : 0)
const earliest = <T>(rows: readonly T[], keyOf: (row: T) => string): T | undefined =>
  [...rows].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))[0]

/** Whom each figure of a worker counts, a second time: over rows, without SQL. Out: people by figure, in no order. */
export function figuresByHand(
  world: World,
  led: Led,
  { area, user, today }: { area: string; user: string; today: string },
) {
  const out = new Map<string, Set<string>>()
  const put = (key: string, person: string) => out.set(key, (out.get(key) ?? new Set()).add(person))
  const due: (string | null)[] = []
  for (const { id } of world.people.filter(({ area_id }) => area_id === area)) {
    const leads = led.leads.filter(({ person_id }) => person_id === id)
    const open = leads.filter(({ until }) => until === null)
    const last = earliest(
      open.length > 0 ? open : leads,
      ({ until, since }) =>
        String(9e15 - Date.parse(until ?? since)).padStart(20, '0') +
        String(9e15 - Date.parse(since)).padStart(20, '0'),
    )
    if (last?.user_id !== user) continue
    if (last.until === null) {
      put('led', id)
      const stages = led.stages.filter(
        ({ spell_id, from_on, to_on }) => spell_id === last.spell_id && from_on <= today && to_on === null,
      )
      if (stages.length === 0) put('stage-none', id)
      for (const { stage } of stages) put(`stage-${stage}`, id)
      if (led.reviews.some(({ spell_id, review_on }) => spell_id === last.spell_id && review_on < today))
        put('review', id)
    }
    const registered =
      world.spells
        .filter(({ person_id }) => person_id === id)
        .map(({ registered_on }) => registered_on)
        .sort()[0] ?? ''
    const job = earliest(
      world.jobs.filter((one) => one.person_id === id && one.current && one.started_on >= registered),
      (one) => one.started_on + one.id,
    )
    if (job && job.started_on <= today && yearOf(job.started_on) === yearOf(today)) put('reached-employment', id)
    for (const { weeks, answer } of world.follow_ups.filter((one) => one.job_id === job?.id && one.current)) {
      const past = days(job?.started_on ?? '', today) - weeks * 7
      if (past < 0 || past >= 365) continue
      due.push(answer)
      put('due', id)
      const said = answer === 'yes' || answer === 'no' ? answer : 'none'
      put(`answer-${weeks}-${said}`, id)
      if (said === 'none') put('unanswered', id)
    }
    for (const kind of ['fe_he', 'training', 'qualification', 'work_experience', 'volunteering', 'school_reengaged']) {
      const [first] = world.outcomes
        .filter((one) => one.person_id === id && one.kind === kind && one.current && one.on_date >= registered)
        .map(({ on_date }) => on_date)
        .sort()
      if (first !== undefined && first <= today && yearOf(first) === yearOf(today)) put(`reached-${kind}`, id)
    }
  }
  return {
    figures: out,
    share: { due: due.length, answered: due.filter((one) => one === 'yes' || one === 'no').length },
  }
}
