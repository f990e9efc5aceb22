import { createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'

const columns = [
  ...[
    'participant_id',
    'given_name',
    'family_name',
    'date_of_birth',
    'postcode',
    'ni_number',
    'gender',
    'trans',
    'ethnic_group',
  ],
  ...[
    'condition_12_months',
    'condition_limits',
    'lone_parent',
    'children',
    'carer',
    'employment_status',
    'stream',
    'registered_on',
  ],
  ...[
    'left_on',
    'left_reason',
    'job_started_on',
    'job_hours',
    'job_rlw',
    'in_work_4w',
    'in_work_13w',
    'in_work_26w',
    'training_on',
  ],
]
const syllables = [
  'ar',
  'bel',
  'cor',
  'dun',
  'el',
  'fin',
  'gar',
  'hal',
  'in',
  'kil',
  'lor',
  'mac',
  'nor',
  'os',
  'ran',
  'sel',
]
const first = Date.UTC(2019, 3, 1)
const day = 86_400_000

/** A number below `most`, worked out from two numbers; the same every time. */
const pick = (row: number, what: number, most: number): number => {
  const mixed = Math.imul(row ^ Math.imul(what + 1, 0x9e3779b1), 0x85ebca6b)
  return (Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35) >>> 0) % most
}

const dateAfter = (start: number, days: number) => new Date(start + days * day).toISOString().slice(0, 10)

function nameOf(row: number, what: number): string {
  const parts = [0, 1, 2].map((at) => syllables[pick(row, what + at, syllables.length)] ?? '')
  const name = parts.join('')
  return `${name[0]?.toUpperCase() ?? ''}${name.slice(1)}`
}

/** A row of somebody invented; three in five have had a job, two in five have left. */
function lineOf(row: number): string {
  const of = <T>(what: number, ...codes: readonly T[]) => codes[pick(row, what, codes.length)] ?? ''
  const registered = first + pick(row, 20, 2600) * day
  const born = dateAfter(registered, -6000 - pick(row, 21, 15_000))
  const worked = pick(row, 22, 5) < 3
  const left = pick(row, 23, 5) < 2
  const number = String(row).padStart(6, '0')
  const started = registered + pick(row, 24, 90) * day
  const due = (weeks: number) => worked && started + weeks * 7 * day < Date.UTC(2026, 10, 20)
  const answer = (weeks: number) => (due(weeks) ? of(30 + weeks, 'yes', 'yes', 'no', 'unknown', '') : '')
  return [
    ...[`P-${row}`, nameOf(row, 1), nameOf(row, 5), born, `KW${1 + pick(row, 2, 17)} ${pick(row, 3, 10)}AA`],
    ...[
      `${'ABCEHJKL'[Math.floor(row / 1_000_000) % 8]}B${number.slice(-6)}A`,
      of(4, 'woman', 'man', 'other'),
      of(5, 'yes', 'no', ''),
      of(6, 'white', 'asian', ''),
    ],
    ...[
      of(7, 'yes', 'no', ''),
      of(8, 'a_lot', 'a_little', 'not_at_all'),
      of(9, 'yes', 'no', ''),
      of(10, '0', '1', '2', ''),
      of(11, 'yes', 'no', ''),
    ],
    ...[of(12, 'unemployed', 'employed', ''), of(13, 'NOLB', 'PESF', 'UKSPF'), dateAfter(registered, 0)],
    ...[
      left ? dateAfter(registered, 40 + pick(row, 25, 30)) : '',
      left ? 'health' : '',
      worked ? dateAfter(started, 0) : '',
    ],
    ...[worked ? '16.5' : '', worked ? of(14, 'yes', 'no', '') : '', answer(4), answer(13), answer(26)],
    pick(row, 26, 6) === 0 ? dateAfter(registered, 20) : '',
  ].join(',')
}

function* lines(rows: number, before: number): Generator<string> {
  yield `${columns.join(',')}\r\n`
  for (let at = 0; at < rows; at += 500) {
    const some = Array.from({ length: Math.min(500, rows - at) }, (_, next) => lineOf(before + at + next))
    yield `${some.join('\r\n')}\r\n`
  }
}

/** Writes a person file of so many invented people, other than so many before them. */
export const writePersonFile = (path: string, rows: number, before = 0): Promise<void> =>
  pipeline(Readable.from(lines(rows, before)), createWriteStream(path))
