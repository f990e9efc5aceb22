import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { asWorkerCopying } from '#platform/db'
import { importPeople } from '../import-people.ts'
import { noMapping } from '../person-file/mapping.ts'
import { csvOfRows, fileOf, type Row } from '../person-file.testing.ts'
import { importOthers } from './import-others.ts'
import { columnsOf, type OtherKind } from './other-kind.ts'
import { otherKinds } from './other-kinds.ts'
import type { OtherRow } from './others.testing.ts'
import { othersHouse } from './others-house.testing.ts'

const { house, clock, pass, freshArea, held } = await othersHouse()
const named = (name: OtherKind['name']): OtherKind => {
  const kind = otherKinds.find((one) => one.name === name)
  if (kind === undefined) throw new Error(name)
  return kind
}

async function bring(name: OtherKind['name'], area_id: string, rows: readonly OtherRow[], acceptValid = false) {
  pass()
  const file = {
    path: fileOf(csvOfRows(rows, { columns: columnsOf(named(name)).all })),
    mapping: noMapping,
    area_id,
    today: clock.today(),
    acceptValid,
  }
  return asWorkerCopying(house.database, clock, (tx, copyIn) => importOthers(tx, copyIn, named(name), file))
}
const problemsOf = async (
  name: OtherKind['name'],
  rows: readonly OtherRow[],
  area_id: string,
): Promise<[number, string | null, string][]> => {
  const before = await held(named(name), area_id)
  const refused = await bring(name, area_id, rows).then(
    () => ({ problems: [] }),
    (error: { problems: { row: number; column: string | null; expected: string }[] }) => error,
  )
  expect(await held(named(name), area_id)).toEqual(before)
  return refused.problems.map(({ row, column, expected }) => [row, column, expected])
}
const area = await freshArea()
const came = { participant_id: 'P-1', on_date: '2024-03-04', with: 'Morag', attendance: 'attended' }
const sent = { participant_id: 'P-1', sent_on: '2024-03-04', sent_by: 'Mill Trust' }

describe('a file with something wrong in it changes nothing, and every problem is told by row and column', () => {
  it.each<[OtherKind['name'], OtherRow[], string, RegExp]>([
    ['organisations', [{ name: '', kind: 'charity' }], 'name', /must not be empty/],
    ['organisations', [{ name: 'Mill', kind: 'partnership' }], 'kind', /one of council, college/],
    ['organisations', [{ name: 'Mill', website: 'javascript:alert(1)' }], 'website', /http:\/\//],
    ['organisations', [{ name: 'Mill', email: 'nobody' }], 'email', /e-mail address/],
    ['organisations', [{ name: 'Mill' }, { name: ' MILL ' }], 'name', /row 2 already/],
    [
      'organisations',
      [
        { organisation_id: '1', name: 'Mill' },
        { organisation_id: '2', name: 'mill' },
      ],
      'name',
      /row 2 already, under another number/,
    ],
    [
      'employers',
      [
        { employer_id: '7', name: 'A' },
        { employer_id: '7', name: 'B' },
      ],
      'name',
      /row 2 already/,
    ],
    ['services', [{ organisation: 'M', name: 'S', opens_at: '10:00' }], 'days', /on which days/],
    [
      'services',
      [{ organisation: 'M', name: 'S', days: 'Mondays', opens_at: '10am', closes_at: '9.30' }],
      'closes_at',
      /later than opens_at/,
    ],
    ['services', [{ organisation: 'M', name: 'S', days: 'someday' }], 'days', /days of the week/],
    ['services', [{ organisation: 'M', name: 'S', minimum_age: '60', maximum_age: '20' }], 'maximum_age', /no less/],
    ['services', [{ organisation: 'M', name: 'S', needs: 'shoes' }], 'needs', /semicolons between, of find_work/],
    ['referrals', [{ ...sent, sent_on: '2026-11-24' }], 'sent_on', /future/],
    [
      'referrals',
      [{ ...sent, answer: 'accepted', answered_on: '2024-03-03' }],
      'answered_on',
      /before the day it was sent/,
    ],
    ['referrals', [{ ...sent, answered_on: '2024-03-05' }], 'answer', /must say whether/],
    ['referrals', [{ ...sent, answer: 'accepted', decline_reason: 'no_capacity' }], 'decline_reason', /nothing where/],
    ['referrals', [{ ...sent, answer: 'declined', outcome: 'registered' }], 'outcome', /cannot be registered/],
    ['referrals', [{ ...sent, participant_id: 'P-99' }], 'participant_id', /bring in the file of people first/],
    ['attendance', [{ ...came, on_date: '2026-11-24' }], 'on_date', /future/],
    ['attendance', [{ ...came, on_date: '2023-01-08' }], 'on_date', /before the day of registration, 2023-01-09/],
    ['attendance', [{ ...came, at_time: '25:00' }], 'at_time', /such as 14:30/],
    ['attendance', [{ ...came, attendance: 'did_not_happen' }], 'reason', /must say why/],
    ['attendance', [came, { ...came }], 'participant_id', /row 2 already/],
    ['attendance', [{ ...came, participant_id: 'P-99' }], 'participant_id', /bring in the file of people first/],
  ])('%s %j: %s', async (name, rows, column, expected) => {
    expect(await problemsOf(name, rows, area)).toEqual([[rows.length + 1, column, expect.stringMatching(expected)]])
  })

  it('an appointment of an earlier file cannot become somebody else’s', async () => {
    const row = { ...came, appointment_id: 'A-1' }
    await bring('attendance', area, [row])
    expect(await problemsOf('attendance', [{ ...row, participant_id: 'P-2' }], area)).toEqual([
      [2, 'participant_id', expect.stringContaining('somebody else now')],
    ])
  })

  it('with the rows that are right stored all the same when that was asked for', async () => {
    const own = await freshArea()
    const rows = [{ ...came, participant_id: 'P-99' }, came, { ...came, on_date: 'soon' }]
    const { found, ...counts } = await bring('attendance', own, rows, true)
    expect(counts).toMatchObject({ rows: 3, added: 1 })
    expect([...found.rows].toSorted()).toEqual([2, 4])
    expect(await held(named('attendance'), own)).toHaveLength(1)
  })
})

describe('what is here already', () => {
  it('is left as it is when a file names it: organisations, employers, services', async () => {
    const own = await freshArea()
    await bring('organisations', own, [{ name: 'Mill Trust', kind: 'charity', description: 'Jobs' }])
    await bring('services', own, [{ organisation: 'Mill Trust', name: 'Job club', fees: 'Free' }])
    await bring('employers', own, [{ name: 'Harbour Foods' }])
    const before = await Promise.all(
      (['organisations', 'services', 'employers'] as const).map((name) => held(named(name), own)),
    )
    expect(
      await bring('organisations', own, [{ organisation_id: '1', name: 'mill  trust', kind: 'nhs' }]),
    ).toMatchObject({ added: 0, matched: 1 })
    expect(
      await bring('services', own, [{ service_id: '1', organisation: 'MILL TRUST', name: 'job club', fees: '£5' }]),
    ).toMatchObject({ added: 0, matched: 1 })
    expect(await bring('employers', own, [{ employer_id: '1', name: 'HARBOUR FOODS' }])).toMatchObject({
      added: 0,
      matched: 1,
    })
    expect(
      await Promise.all((['organisations', 'services', 'employers'] as const).map((name) => held(named(name), own))),
    ).toEqual(before)
  })

  it('may be called otherwise by a later file under the same number, but not as another is called', async () => {
    const own = await freshArea()
    await bring('employers', own, [
      { employer_id: '1', name: 'Old name' },
      { employer_id: '2', name: 'Other' },
    ])
    expect(await bring('employers', own, [{ employer_id: '1', name: 'New name' }])).toMatchObject({ changed: 1 })
    expect(await held(named('employers'), own)).toEqual(
      expect.arrayContaining([{ name: 'New name' }, { name: 'Other' }]),
    )
    expect(await problemsOf('employers', [{ employer_id: '1', name: 'OTHER' }], own)).toEqual([
      [2, 'name', expect.stringContaining('here already')],
    ])
  })
})

describe('what an old system knew of somebody', () => {
  it('is read by whoever sees their record, told on their timeline, and noted in the log of it', async () => {
    const own = await freshArea()
    await bring('referrals', own, [
      {
        ...sent,
        answer: 'accepted',
        answered_on: '2024-03-06',
        sent_to: 'Harbour College',
        met_on: '2024-03-09',
        outcome: 'registered',
        ended_on: '2024-03-12',
      },
    ])
    const { rows } = await sql<{
      words: string
    }>`select words from people.timeline where area_id = ${own} and kind = 'imports.referral' order by at`.execute(
      house.asOwner,
    )
    expect(rows.map(({ words }) => words)).toEqual([
      'Referred by Mill Trust to Harbour College',
      'Harbour College said yes',
      'Met Harbour College',
      'The referral by Mill Trust led to support',
    ])
    const { rows: log } =
      await sql`select event, person_id is not null as of_person from audit.event where area_id = ${own} and event like 'imports.referrals.%'`.execute(
        house.asOwner,
      )
    expect(log).toEqual([{ event: 'imports.referrals.added', of_person: true }])
    const { rows: open } = await sql`select from referrals.standing where area_id = ${own}`.execute(house.asOwner)
    expect(open).toEqual([])
  })

  it('cannot be taken back once somebody has worked on it', async () => {
    const own = await freshArea()
    await bring('attendance', own, [came])
    const { rows } = await sql<{
      id: string
    }>`select id from imports.import where area_id = ${own} and kind = 'attendance'`.execute(house.asOwner)
    pass()
    await sql`update journeys.appointment set outcome = 'late', changed_at = ${clock.now()} where area_id = ${own}`.execute(
      house.asOwner,
    )
    const { worked, count } = await house.asWorker((tx) => named('attendance').workedOn(tx, rows[0]?.id ?? '', 5))
    expect([count, worked[0]?.because]).toEqual([1, 'the appointment of 4 March 2024 was changed since'])
  })

  it('stays the worker’s where a later file says nothing else of it', async () => {
    const own = await freshArea()
    const people: Row[] = [{ participant_id: 'Q-1', given_name: 'Ann', family_name: 'Ng', registered_on: '2023-05-01' }]
    await asWorkerCopying(house.database, clock, (tx, copyIn) =>
      importPeople(tx, copyIn, {
        path: fileOf(csvOfRows(people)),
        mapping: noMapping,
        area_id: own,
        today: clock.today(),
      }),
    )
    const row = { ...came, participant_id: 'Q-1', appointment_id: 'A' }
    await bring('attendance', own, [row])
    await sql`update journeys.appointment set outcome = 'late' where area_id = ${own}`.execute(house.asOwner)
    expect(await bring('attendance', own, [row])).toMatchObject({ unchanged: 1 })
    expect(await held(named('attendance'), own)).toMatchObject([{ outcome: 'late' }])
  })
})
