import { type Rules, rules } from './by-hand-rules.testing.ts'

/**
 * The statistics a second time, in plain words over rows, with no SQL and nothing of the first calculation. Here: who is counted, and what is
 * known of each of them. What they come to in figures is in by-hand-rows.testing.ts, the rules in by-hand-rules.testing.ts.
 */
export interface World {
  people: { id: string; area_id: string; date_of_birth: string | null }[]
  characteristics: {
    person_id: string
    current: boolean
    gender: string
    trans: string
    ethnic_group: string
    condition_12_months: string
    condition_limits: string
    lone_parent: string
    children: number | null
    youngest_child_born: string | null
    disabled_child: string
  }[]
  spells: { id: string; person_id: string; stream: string; registered_on: string; left_on: string | null }[]
  jobs: { id: string; person_id: string; started_on: string; current: boolean }[]
  follow_ups: { job_id: string; weeks: number; answer: string | null; current: boolean }[]
  outcomes: { person_id: string; kind: string; on_date: string; current: boolean }[]
  /** In order; all but the last of a person were superseded at a moment. */
  addresses: { person_id: string; postcode: string | null; superseded_at: string | null }[]
  editions: {
    from_on: string
    current: boolean
    places: { postcode: string; data_zone: string; decile: number; urban_rural: number }[]
  }[]
}

export const nothing = (): World => ({
  people: [],
  characteristics: [],
  spells: [],
  jobs: [],
  follow_ups: [],
  outcomes: [],
  addresses: [],
  editions: [],
})

/** One who started, as a row of stats.participant tells it, but for the key. */
export interface Participant {
  area_id: string
  registered_on: string
  stream: string
  left_by_then: boolean
  age_band: string
  gender: string
  disabled: string
  ethnic_group: string
  parent: string
  priority_families: string[]
  simd_quintile: string
  urban_rural: string
  data_zone: string
  trans: string
  collection_template: string
  job_started_on: string | null
  /** By weeks. */
  answers: Record<string, string | null>
  /** First day of each kind. */
  outcomes: Record<string, string>
}

const grouped = <T>(rows: readonly T[], keyOf: (row: T) => string) => {
  const groups = new Map<string, T[]>()
  for (const row of rows) {
    const group = groups.get(keyOf(row))
    if (group === undefined) groups.set(keyOf(row), [row])
    else group.push(row)
  }
  return (key: string): T[] => groups.get(key) ?? []
}
const ofPerson = <T extends { person_id: string }>(rows: readonly T[]) => grouped(rows, (row) => row.person_id)

const london = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' })

/** Everybody who had started by a day. */
export function participantsByHand(world: World, as_at: string, r: Rules = rules): Participant[] {
  const held = <T extends { current: boolean }>(row: T) => row.current || r.correctedRowsCount
  const spellsOf = ofPerson(world.spells)
  const jobsOf = ofPerson(world.jobs.filter(held))
  const followUpsOf = grouped(world.follow_ups.filter(held), (row) => row.job_id)
  const outcomesOf = ofPerson(world.outcomes.filter(held))
  const answersOf = ofPerson(world.characteristics.filter((row) => row.current))
  const addressesOf = ofPerson(world.addresses)
  return world.people.flatMap((person) => {
    const spells = spellsOf(person.id).filter((spell) => r.isRegistered(spell.registered_on, as_at))
    const first = r.whichRegistration(spells.map((spell) => spell.registered_on))
    if (first === undefined) return []
    const left = spells.map((spell) => r.hasLeft(spell.left_on, as_at))
    const days = r.countsOnce ? [first] : spells.map((spell) => spell.registered_on)
    return days.map((registered_on): Participant => {
      const jobs = jobsOf(person.id).filter((job) => r.jobCounts(job.started_on, registered_on))
      const job_started_on = r.whichJob(jobs.map((job) => job.started_on)) ?? null
      const job = jobs.find((one) => one.started_on === job_started_on)
      const outcomes = grouped(
        outcomesOf(person.id).filter((one) => r.outcomeCounts(one.on_date, registered_on)),
        (one) => one.kind,
      )
      return {
        area_id: person.area_id,
        registered_on,
        stream: r.whichStream(
          spells.filter((spell) => spell.registered_on === registered_on).map((spell) => spell.stream),
        ),
        left_by_then: r.comingBackUndoesLeaving ? left.every((gone) => gone) : left.some((gone) => gone),
        age_band: r.ageBand(person.date_of_birth, registered_on),
        ...answeredBy(answersOf(person.id)[0], person.date_of_birth, registered_on, r),
        ...livedIn(world, addressesOf(person.id), registered_on, r),
        collection_template: r.template(registered_on),
        job_started_on,
        answers: Object.fromEntries(followUpsOf(job?.id ?? '').map((one) => [one.weeks, one.answer])),
        outcomes: Object.fromEntries(
          kinds.flatMap((kind) => {
            const on = r.whichOutcome(outcomes(kind).map((one) => one.on_date))
            return on === undefined ? [] : [[kind, on]]
          }),
        ),
      }
    })
  })
}

export const kinds = ['fe_he', 'training', 'qualification', 'work_experience', 'volunteering', 'school_reengaged']

function answeredBy(given: World['characteristics'][number] | undefined, born: string | null, on: string, r: Rules) {
  const asked = (question: keyof Rules['askedSince']) =>
    r.dated(given?.[question] ?? 'unknown', r.askedSince[question], on)
  const disabled = r.disabled(asked('condition_12_months'), asked('condition_limits'))
  const ethnic = asked('ethnic_group')
  const ethnic_group = r.minorityEthnic.includes(ethnic) ? 'minority_ethnic' : ethnic
  const gender = asked('gender')
  const disabledChild = given?.disabled_child ?? 'unknown'
  const youngest = given?.youngest_child_born ?? null
  const parent = r.parent(asked('lone_parent'), given?.children ?? null, youngest, disabledChild)
  const groups = [
    r.loneParent(given?.lone_parent ?? 'unknown') && 'lone_parent',
    r.disabledFamily(disabled, disabledChild) && 'disabled_family',
    (given?.children ?? 0) >= r.manyChildren && 'three_or_more_children',
    ethnic_group === 'minority_ethnic' && 'minority_ethnic',
    youngest !== null && r.babyUnderOne(youngest, on) && 'baby_under_one',
    born !== null && r.youngMother(gender, born, on) && 'mother_under_25',
  ].filter((group) => group !== false)
  const some = groups.length === 0 ? ['none'] : groups
  const families = parent === 'yes' || !r.groupsOfParents ? some : [parent === 'no' ? 'none' : parent]
  return { gender, disabled, ethnic_group, parent, priority_families: families.sort(), trans: asked('trans') }
}

function livedIn(world: World, addresses: World['addresses'], on: string, r: Rules) {
  const dated = addresses.map(({ postcode, superseded_at }) => ({
    postcode,
    until: superseded_at === null ? null : london.format(new Date(superseded_at)),
  }))
  const postcode = r.whichAddress(dated, on)?.postcode
  const editions = world.editions.filter((edition) => edition.current || r.correctedRowsCount)
  const from = r.whichEdition(
    editions.map((edition) => edition.from_on),
    on,
  )
  const edition = editions.find((one) => one.from_on === from)
  const place = edition?.places.find((one) => one.postcode === postcode)
  return {
    simd_quintile: place === undefined ? 'unknown' : String(r.quintileOf(place.decile)),
    urban_rural: place === undefined ? 'unknown' : String(place.urban_rural),
    data_zone: place?.data_zone ?? 'unknown',
  }
}
