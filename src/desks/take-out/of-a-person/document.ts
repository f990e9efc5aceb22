import { wordsOfEvent } from '#modules/people'
import type { Block } from '#platform/documents'
import { isReferenceCode, isReferenceKey, referenceText } from '#platform/reference'
import { calendarDate, formatDate, formatDateTime, isCalendarDate } from '#platform/time'
import type { Gathered, GatheredTable, Value } from './gather.ts'

type Column = GatheredTable['columns'][number]
type Names = Gathered['names']

// What only a program needs: which row it is, and to which row of another table it belongs.
const forPrograms = (column: Column, names: Names, rows: GatheredTable['rows']) =>
  column.name === 'id' ||
  column.name === 'area_id' ||
  column.name === 'person_id' ||
  column.name === 'search_name' ||
  (column.type === 'uuid' && !rows.some((row) => names[String(row[column.name])] !== undefined)) ||
  rows.every((row) => isNothing(row[column.name]))

const isNothing = (value: Value | undefined) =>
  value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)

const listNamed = /reference list ([a-z-]+)/
const identifier = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const sight: Readonly<Record<number, string>> = {
  1: 'How you get on, and no more',
  2: 'What was sent with a referral',
  3: 'The whole record',
}
/** Codes that no reference list has, by the column they stand in. */
const words: Readonly<Record<string, string>> = {
  'kind self': 'It is you',
  'kind spell': 'It supports you',
  'kind partnership': 'Its coordinators make sure that nobody is lost',
  'kind handover': 'You were sent to it for support',
  'kind follow_up': 'It asks how your work is going',
  'kind break_glass': 'It was opened once, with a reason',
  'asked_how my_page': 'On your own page',
  'asked_how in_person': 'In person',
}
const moment = /^\d{4}-\d\d-\d\dT\d\d:\d\d/

function inWords(value: Value, column: Column, names: Names): string {
  if (value === null) return ''
  if (typeof value === 'boolean') return value ? 'Yes' : 'No'
  if (column.name === 'sees' && typeof value === 'number') return sight[value] ?? ''
  if (typeof value === 'number') return value.toLocaleString('en-GB')
  if (Array.isArray(value)) return value.map((each: Value) => inWords(each, column, names)).join(', ')
  if (typeof value === 'object')
    return Object.entries(value)
      .filter(([, each]) => !isNothing(each))
      .map(([name, each]) => `${name.replaceAll('_', ' ')}: ${inWords(each, column, names)}`)
      .join('; ')
  if (value === 'prefer_not_to_say') return 'Would rather not say'
  if (value === 'unknown') return 'Not known'
  if (value === 'not_asked') return 'Not asked'
  if (isCalendarDate(value)) return formatDate(calendarDate(value))
  if (moment.test(value)) return formatDateTime(new Date(value))
  return names[value] ?? (identifier.test(value) ? '' : (words[`${column.name} ${value}`] ?? coded(value, column)))
}

function coded(value: string, { meaning }: Column): string {
  const list = listNamed.exec(meaning)?.[1]
  // A list that the dictionary names and the house no longer has leaves the code as it is.
  return list !== undefined && isReferenceKey(list) && isReferenceCode(list, value) ? referenceText(list, value) : value
}

/** What a column is called for a person: its meaning, without what is said to programmers. */
const label = ({ name, meaning }: Column) =>
  labels[name] ??
  meaning
    .replace(/,? a code of reference list [a-z-]+/, '')
    .replace(/[;:(].*$/s, '')
    .trim()

const labels: Readonly<Record<string, string>> = {
  sees: 'How much may be seen',
  kind: 'Kind',
  holder: 'Who may see it',
  because_kind: 'What it came from',
  changed_at: 'Last changed',
  changed_by: 'Changed by',
  with_person: 'You were in contact yourself',
}

/** A table as somebody reads it: few short columns as a table, longer rows one under the other. */
function section({ table, meaning, columns, rows }: GatheredTable, names: Names): Block[] {
  const shown = columns.filter((column) => !forPrograms(column, names, rows))
  const heading: Block = { kind: 'heading', level: 2, text: titleOf(table, meaning) }
  if (rows.length === 0 || shown.length === 0) return []
  if (table === 'audit.event') return [heading, looks(rows, names)]
  const say = (row: GatheredTable['rows'][number], column: Column) => inWords(row[column.name] ?? null, column, names)
  const many = shown.length <= 5 && rows.every((row) => shown.every((column) => say(row, column).length <= 60))
  if (many && rows.length > 1)
    return [
      heading,
      {
        kind: 'table',
        caption: `${rows.length} in all`,
        headings: shown.map(label),
        rows: rows.map((row) => shown.map((column) => say(row, column))),
      },
    ]
  return [
    heading,
    ...rows.flatMap((row, at): Block[] => [
      ...(rows.length > 1
        ? [{ kind: 'heading' as const, level: 3 as const, text: `${at + 1} of ${rows.length}` }]
        : []),
      ...shown
        .filter((column) => say(row, column) !== '')
        .map((column): Block => ({ kind: 'labelled', label: label(column), text: say(row, column) })),
    ]),
  ]
}

function looks(rows: GatheredTable['rows'], names: Names): Block {
  const name = (value: Value | undefined, otherwise: string) =>
    typeof value === 'string' ? (names[value] ?? otherwise) : 'The system'
  return {
    kind: 'table',
    caption: `Every look at your record and every change to it: ${rows.length} in all`,
    headings: ['When', 'Who', 'Of', 'What they did'],
    rows: rows.map((row) => [
      formatDateTime(new Date(String(row.at))),
      name(row.user_id, 'You, or somebody whose account has ended'),
      row.organisation_id === null ? '' : name(row.organisation_id, ''),
      wordsOfEvent(String(row.event)),
    ]),
  }
}

const titles: Readonly<Record<string, string>> = {
  'people.person': 'Who you are',
  'people.contact_details': 'How to reach you',
  'people.characteristics': 'What you told about yourself',
  'people.timeline': 'What has happened',
  'people.relationship': 'Who may see your record, and why',
  'people.sharing_permission': 'What you agreed to share',
  'people.former_value': 'Your details as they were before',
  'journeys.note': 'Notes that were written about you',
  'journeys.spell': 'Times of support',
  'files.file': 'Files',
  'take_out.request': 'Copies you asked for',
  'audit.event': 'Who looked at your record',
}
const titleOf = (table: string, meaning: string) => titles[table] ?? meaning

/** Everything that is given, as a document to read: what there is, what is not in it and why, then table by table. */
export function documentOf(given: Gathered, whose: string) {
  const holding = given.tables.filter(({ rows }) => rows.length > 0)
  const rows = holding.reduce((all, table) => all + table.rows.length, 0)
  const blocks: Block[] = [
    { kind: 'heading', level: 1, text: `Everything written about ${whose}` },
    {
      kind: 'paragraph',
      text: `This is a copy of all that the local employability partnership has written down about you in No Wrong Door, as it was on ${formatDateTime(new Date(given.at))}. You asked for it, and it is yours: ${rows.toLocaleString('en-GB')} entries in ${holding.length} lists.`,
    },
    {
      kind: 'paragraph',
      text: 'Where it says [Left out: …], something is not given, and why. If you think that something is wrong, say so to your key worker: it will be put right, or your view written beside it. If you are not content with this answer, you can complain to the Information Commissioner: ico.org.uk, 0303 123 1113.',
    },
    { kind: 'heading', level: 2, text: 'Why it is kept, for how long, and who may have it' },
    {
      kind: 'paragraph',
      text: 'The partnership keeps it to support you towards and in work, as a public task. Who may see it is in the list below that is called so; each look is in the last list. How long each thing is kept stands in everything.json beside its name. You may ask to have it corrected, and in some cases deleted or not used.',
    },
    ...holding.flatMap((table) => section(table, given.names)),
    { kind: 'heading', level: 2, text: 'What is not in this copy, and why' },
    {
      kind: 'table',
      caption: 'Lists that are left out',
      headings: ['What it is', 'Why it is not here'],
      rows: given.leftOut.map(({ meaning, why }) => [meaning, why]),
    },
  ]
  return { title: 'Everything written about you', subject: 'A copy of a record, as its person asked for', blocks }
}
