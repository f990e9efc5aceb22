import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { nothing, type World } from '../measurement/by-hand.testing.ts'
import { type PersonColumn, personColumns } from './person-file/columns.ts'

/** A row of a person file by its columns; what is not there is empty. */
export type Row = Partial<Record<PersonColumn, string>>

const today = '2026-11-23'
const day = 86_400_000
const later = (date: string, days: number) =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * day).toISOString().slice(0, 10)
const daysUntilToday = (date: string) => (Date.parse(today) - Date.parse(date)) / day

const blanks = ['', '', 'prefer_not_to_say', 'not_asked']
const coded = (...codes: string[]) => fc.constantFrom(...codes, ...codes, ...blanks)
const yesNo = coded('yes', 'no')

const answers = fc.record({
  gender: coded('woman', 'man', 'other'),
  trans: yesNo,
  sexual_orientation: coded('straight', 'bisexual', 'other'),
  ethnic_group: coded('white', 'mixed', 'asian', 'african_caribbean_black', 'other'),
  condition_12_months: yesNo,
  condition_limits: coded('a_lot', 'a_little', 'not_at_all'),
  conditions: coded('autism', 'hearing;sight', 'other'),
  lone_parent: yesNo,
  children: coded('0', '1', '2', '3', '5'),
  disabled_child: yesNo,
  care_experienced: yesNo,
  convictions: yesNo,
  homeless: yesNo,
  refugee: yesNo,
  carer: yesNo,
  armed_forces: yesNo,
  employment_status: coded('unemployed', 'employed', 'at_school'),
  qualification_scqf: coded('1', '5', '12'),
  referral_source: coded('self', 'jobcentre', 'nhs'),
  stream: coded('NOLB', 'PESF', 'FSS', 'UKSPF', 'YPG'),
})

// What has commas, quotes, line ends and semicolons in it, and letters from anywhere: a file must keep them apart from its own.
const name = fc.constantFrom(
  'Ann',
  'Niamh',
  'Seán',
  'Łucja',
  'O’Hara',
  'de la "Cruz"',
  'Smith, the elder',
  'Mac;Leod',
  'Ng',
  '李',
)
const fraction = fc.double({ min: 0, max: 0.999, noNaN: true })

/** Somebody's row, with dates that can be. */
const someRow = fc
  .tuple(answers, name, name, fc.array(fraction, { minLength: 20, maxLength: 20 }))
  .map(([said, given_name, family_name, chances]): Row => {
    let at = 0
    const chance = () => chances[at++ % chances.length] ?? 0
    const registered_on = later('2019-01-10', Math.floor(chance() * daysUntilToday('2019-01-10')))
    const since = () => later(registered_on, Math.floor(chance() * chance() * (daysUntilToday(registered_on) + 0.99)))
    const sometimes = (share: number) => (chance() < share ? since() : '')
    const job_started_on = sometimes(0.6)
    const due = (weeks: number) => job_started_on !== '' && later(job_started_on, weeks * 7) <= today
    const answer = (weeks: number) =>
      due(weeks)
        ? (['yes', 'yes', 'no', 'unknown', ''][Math.floor(chance() * 5)] ?? '')
        : chance() < 0.1
          ? 'unknown'
          : ''
    const left_on = sometimes(0.4)
    const born = ['prefer_not_to_say', '', later(registered_on, -Math.floor(5500 + chance() * 18_000))]
    return {
      ...said,
      given_name,
      family_name,
      registered_on,
      date_of_birth: born[Math.floor(chance() * 1.2) === 0 ? 2 : Math.floor(chance() * 2)] ?? '',
      youngest_child_date_of_birth:
        said.children !== '0' && chance() < 0.4 ? later(registered_on, -Math.floor(chance() * 2000)) : '',
      left_on,
      left_reason: left_on === '' ? '' : chance() < 0.5 ? 'health' : '',
      job_started_on,
      job_hours: job_started_on === '' ? '' : '16.5',
      job_rlw: chance() < 0.5 ? 'yes' : '',
      in_work_4w: answer(4),
      in_work_13w: answer(13),
      in_work_26w: answer(26),
      in_work_52w: answer(52),
      fe_he_on: sometimes(0.2),
      training_on: sometimes(0.2),
      qualification_on: sometimes(0.2),
      work_experience_on: sometimes(0.2),
      volunteering_on: sometimes(0.2),
      school_reengaged_on: sometimes(0.1),
    }
  })

/** People of an area as its file has them; small numbers are tried oftener than large ones. */
export const someRows = (most: number, least = 1): fc.Arbitrary<Row[]> =>
  fc
    .array(someRow, { minLength: least, maxLength: most, size: 'max' })
    .map((rows) => rows.map((row, at) => ({ participant_id: `P-${at + 1}`, ...row })))

export interface Written {
  delimiter?: ',' | ';' | '\t' | '|'
  columns?: readonly string[]
  day?: (date: string) => string
}

const isDay = (text: string) => /^\d{4}-\d{2}-\d{2}$/.test(text)

/** Rows as CSV, as a council's own program might write it. */
export function csvOfRows(
  rows: readonly Row[],
  { delimiter = ',', columns = personColumns, day: as }: Written = {},
): string {
  const quoted = (cell: string) =>
    /["\r\n]/.test(cell) || cell.includes(delimiter) ? `"${cell.replaceAll('"', '""')}"` : cell
  const line = (cells: readonly string[]) => cells.map(quoted).join(delimiter)
  const written = (cell: string) => (as !== undefined && isDay(cell) ? as(cell) : cell)
  const cells = (row: Readonly<Record<string, string>>) => columns.map((column) => written(row[column] ?? ''))
  return [line(columns), ...rows.map((row) => line(cells(row)))].map((text) => `${text}\r\n`).join('')
}

const folder = mkdtempSync(join(tmpdir(), 'nwd-imports-'))
let files = 0

/** A file of a test. */
export function fileOf(content: string | Uint8Array, name = 'people.csv'): string {
  files += 1
  const path = join(folder, `${files}-${name}`)
  writeFileSync(path, content)
  return path
}

const orUnknown = (cell: string | undefined) => (cell === undefined || cell === '' ? 'unknown' : cell)
const orNull = (cell: string | undefined) => (cell === undefined || !/^\d/.test(cell) ? null : cell)

/** What the rows of an area's file come to as a world, for the second calculation of the statistics; nothing of how they were brought in. */
export function worldOf(rows: readonly Row[], area_id: string): World {
  const world = nothing()
  for (const row of rows) {
    const person_id = row.participant_id ?? ''
    world.people.push({ id: person_id, area_id, date_of_birth: orNull(row.date_of_birth) })
    world.characteristics.push({
      person_id,
      current: true,
      gender: orUnknown(row.gender),
      trans: orUnknown(row.trans),
      ethnic_group: orUnknown(row.ethnic_group),
      condition_12_months: orUnknown(row.condition_12_months),
      condition_limits: orUnknown(row.condition_limits),
      lone_parent: orUnknown(row.lone_parent),
      children: orNull(row.children) === null ? null : Number(row.children),
      youngest_child_born: orNull(row.youngest_child_date_of_birth),
      disabled_child: orUnknown(row.disabled_child),
    })
    const { registered_on = '', left_on } = row
    world.spells.push({
      id: person_id,
      person_id,
      stream: orUnknown(row.stream),
      registered_on,
      left_on: orNull(left_on),
    })
    if (orNull(row.job_started_on) !== null) {
      world.jobs.push({ id: person_id, person_id, started_on: row.job_started_on ?? '', current: true })
      for (const weeks of [4, 13, 26, 52] as const) {
        const answer = row[`in_work_${weeks}w`]
        const said = answer === 'yes' || answer === 'no' ? answer : null
        world.follow_ups.push({ job_id: person_id, weeks, answer: said, current: true })
      }
    }
    for (const kind of [
      'fe_he',
      'training',
      'qualification',
      'work_experience',
      'volunteering',
      'school_reengaged',
    ] as const) {
      const on_date = orNull(row[`${kind}_on`])
      if (on_date !== null) world.outcomes.push({ person_id, kind, on_date, current: true })
    }
  }
  return world
}
