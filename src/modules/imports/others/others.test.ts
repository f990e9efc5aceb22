import fc from 'fast-check'
import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { asWorker, asWorkerCopying } from '#platform/db'
import { calendarDate, instantInLondon } from '#platform/time'
import { noMapping } from '../person-file/mapping.ts'
import { csvOfRows, fileOf } from '../person-file.testing.ts'
import { importOthers } from './import-others.ts'
import type { OtherKind } from './other-kind.ts'
import { columnsOf } from './other-kind.ts'
import { otherKinds } from './other-kinds.ts'
import { type OtherRow, someOtherFile } from './others.testing.ts'
import { othersHouse } from './others-house.testing.ts'

const { house, clock, pass, participants, freshArea, held } = await othersHouse()

const csvOf = (kind: OtherKind, rows: readonly OtherRow[]) => csvOfRows(rows, { columns: columnsOf(kind).all })

async function bring(kind: OtherKind, area_id: string, rows: readonly OtherRow[], acceptValid = false) {
  pass()
  const file = { path: fileOf(csvOf(kind, rows)), mapping: noMapping, area_id, today: clock.today(), acceptValid }
  return asWorkerCopying(house.database, clock, (tx, copyIn) => importOthers(tx, copyIn, kind, file))
}

const or = (cell: string | undefined, otherwise: string | null = null) => cell ?? otherwise

/** What a row must come to, worked out from the row alone; of referrals, its first line. */
const meant: Readonly<Record<Exclude<OtherKind['name'], 'services'>, (row: OtherRow) => Record<string, unknown>>> = {
  organisations: ({ name, kind, supports_people, description, website, email }) => ({
    name,
    kind: or(kind, 'unknown'),
    supports_people: supports_people === 'yes',
    ...(description || website || email
      ? { description: or(description, ''), website: or(website), email: or(email) }
      : { description: null, website: null, email: null }),
  }),
  employers: ({ name }) => ({ name }),
  referrals: ({ participant_id, sent_on, sent_by, sent_to, sent_to_name }) => ({
    participant_id,
    at: new Date(instantInLondon(calendarDate(sent_on ?? ''), '12:00')),
    words: `Referred by ${sent_by}${sent_to_name && sent_to ? ` to ${sent_to_name} of ${sent_to}` : (sent_to ?? sent_to_name) ? ` to ${sent_to ?? sent_to_name}` : ''}`,
    sees: 1,
  }),
  attendance: ({ participant_id, on_date, at_time, how, place, about, with: who, attendance, reason }) => ({
    participant_id,
    in_spell: true,
    on_date,
    at_time: or(at_time, '12:00'),
    how: or(how, 'place'),
    place: or(place),
    about: or(about, 'Appointment'),
    with_name: who,
    outcome: attendance,
    outcome_reason: or(reason),
  }),
}

/** What a row of a service says, beside what its entry says. */
function sameService(row: OtherRow, { body }: Record<string, unknown>): boolean {
  const said = JSON.stringify(body)
  const quoted = (cell: string) => JSON.stringify(cell).slice(1, -1)
  const { minimum_age, needs, situations, languages = '', days = '', ...words } = row
  const plainly = Object.entries(words)
    .filter(([column]) => column !== 'service_id')
    .every(([, cell]) => said.includes(quoted(cell)))
  const terms = [needs, situations].every((code) => code === undefined || said.includes(`"term":"${code}"`))
  return (
    plainly &&
    terms &&
    said.includes(days.replaceAll(';', ',')) &&
    languages.split(';').every((one) => said.includes(one)) &&
    (minimum_age === undefined || said.includes(`"minimum_age":${minimum_age}`))
  )
}

const inOrder = (rows: readonly unknown[]) =>
  rows.map((row) => JSON.stringify(row, Object.keys(Object(row)).toSorted())).toSorted()

async function saysWhatItSaid(kind: OtherKind, area_id: string, rows: readonly OtherRow[]): Promise<void> {
  const there = await held(kind, area_id)
  if (kind.name === 'services') {
    expect(there).toHaveLength(rows.length)
    for (const row of rows)
      expect(
        there.some((entry) => sameService(row, entry)),
        JSON.stringify(row),
      ).toBe(true)
  } else {
    const first = there.filter(({ words }) => kind.name !== 'referrals' || String(words).startsWith('Referred by'))
    expect(inOrder(first)).toEqual(inOrder(rows.map(meant[kind.name])))
  }
}

/** Everything that a file of any kind writes, row by row, but for what only grows: the audit trail, rows of files that hold no more, versions. */
async function everything(area_id: string): Promise<unknown> {
  const tables = [
    ...['partnership.organisation', 'employers.employer', 'people.timeline'],
    'directory.organisation',
  ].map(
    (name) =>
      sql`select ${name} as name, md5(string_agg(t::text, '' order by t::text)) from ${sql.table(name)} t where area_id = ${area_id}`,
  )
  const rows = ['entry_row', 'history_row'].map(
    (name) =>
      sql`select ${name} as name, md5(string_agg(t::text, '' order by t::text)) from ${sql.table(`imports.${name}`)} t where area_id = ${area_id} and superseded_at is null`,
  )
  const { rows: all } = await sql`${sql.join([...tables, ...rows], sql` union all `)}`.execute(house.asOwner)
  const services = otherKinds.find(({ name }) => name === 'services')
  const appointments = otherKinds.find(({ name }) => name === 'attendance')
  return [all, services && (await held(services, area_id)), appointments && (await held(appointments, area_id))]
}

const lastImport = async (area_id: string) => {
  const { rows } = await sql<{
    id: string
  }>`select id from imports.import where area_id = ${area_id} order by at desc limit 1`.execute(house.asOwner)
  return rows[0]?.id ?? ''
}

describe.each(otherKinds.map((kind) => ({ kind, name: kind.name })))('a file of $name', ({ kind }) => {
  const file = someOtherFile(kind.name, participants)

  it('comes in whole, changes nothing when it comes again, and what it changes later is what changed', async () => {
    await fc.assert(
      fc.asyncProperty(file, file, fc.infiniteStream(fc.boolean()), async (first, second, flips) => {
        const area_id = await freshArea()
        expect(await bring(kind, area_id, first)).toMatchObject({ rows: first.length, added: first.length, changed: 0 })
        await saysWhatItSaid(kind, area_id, first)
        const before = await everything(area_id)
        expect(await bring(kind, area_id, first)).toMatchObject({ added: 0, changed: 0, unchanged: first.length })
        expect(await everything(area_id)).toEqual(before)
        const merged = first.map((row, at) => (flips.next().value ? otherwise(kind, row, second[at]) : row))
        await bring(kind, area_id, merged)
        if (kind.name !== 'referrals') await saysWhatItSaid(kind, area_id, merged)
      }),
      { numRuns: 3, endOnFailure: true },
    )
  })

  it('taken back, leaves everything as it was: what it added, and what it changed of an earlier file', async () => {
    await fc.assert(
      fc.asyncProperty(file, file, async (first, second) => {
        const area_id = await freshArea()
        const empty = await everything(area_id)
        await bring(kind, area_id, first)
        const one = await lastImport(area_id)
        const before = await everything(area_id)
        await bring(kind, area_id, [
          ...first.map((row, at) => otherwise(kind, row, second[at])),
          ...extra(kind, second),
        ])
        for (const [id, was] of [
          [await lastImport(area_id), before],
          [one, empty],
        ] as const) {
          pass()
          await asWorker(house.database, clock, async (tx) => {
            expect(await kind.workedOn(tx, id, 10)).toEqual({ worked: [], count: 0 })
            await kind.takeBack(tx, id)
          })
          expect(await everything(area_id)).toEqual(was)
        }
      }),
      { numRuns: 3, endOnFailure: true },
    )
  })
})

/** A row that says something else of the same. */
const otherwise = (kind: OtherKind, row: OtherRow, other: OtherRow = row): OtherRow =>
  kind.name === 'referrals' && row.referral_id === undefined
    ? { ...row, sent_to_name: `${row.sent_to_name ?? ''} the second` }
    : without({ ...unnumbered(other), ...identity(kind, row) })

/** Without a number of its own. */
const unnumbered = (row: OtherRow): OtherRow =>
  Object.fromEntries(Object.entries(row).filter(([column]) => !column.endsWith('_id') || column === 'participant_id'))

const without = (row: OtherRow): OtherRow => Object.fromEntries(Object.entries(row).filter(([, cell]) => cell !== ''))

/** The columns that tell a row from the others. */
const identity = (kind: OtherKind, row: OtherRow): OtherRow => {
  const id = Object.keys(row).find((column) => column.endsWith('_id') && column !== 'participant_id')
  const told = {
    organisations: ['name'],
    employers: ['name'],
    services: ['organisation', 'name'],
    referrals: ['participant_id', 'sent_on', 'sent_by', 'sent_to'],
    attendance: ['participant_id', 'on_date', 'at_time', 'with'],
  }
  const own =
    id === undefined
      ? told[kind.name]
      : [id, 'participant_id', ...(kind.name === 'organisations' || kind.name === 'employers' ? ['name'] : [])]
  return Object.fromEntries(
    [...columnsOf(kind).all].filter((column) => own.includes(column)).map((column) => [column, row[column] ?? '']),
  )
}

/** Rows of another file as rows that are new beside those of a first. */
const extra = (kind: OtherKind, rows: readonly OtherRow[]): OtherRow[] =>
  rows.map((row) => {
    const id = Object.keys(row).find((column) => column.endsWith('_id') && column !== 'participant_id')
    const name = {
      organisations: 'name',
      employers: 'name',
      services: 'name',
      referrals: 'sent_by',
      attendance: 'with',
    }[kind.name]
    return { ...row, ...(id === undefined ? {} : { [id]: `more ${row[id]}` }), [name]: `${row[name]} more` }
  })
