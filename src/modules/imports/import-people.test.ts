import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { caseloadOf } from '#modules/journeys'
import { followUpsOfPerson, jobsOf } from '#modules/outcomes'
import {
  currentCharacteristics,
  searchPeople,
  selectOptionalContactDetails,
  timelineOf,
  updateContactDetails,
} from '#modules/people'
import { asWorkerCopying } from '#platform/db'
import { testDatabase } from '#platform/testing'
import { colleagueOf, neighbourhood, viewerOf } from '../journeys/journeys.testing.ts'
import { city, island } from '../people/people.testing.ts'
import type { PeopleImport } from './import-people.ts'
import { asPeople, importPeople, noMapping, writeToMend } from './index.ts'
import { csvOfRows, fileOf, type Row, someRows } from './person-file.testing.ts'

const house = await testDatabase()
const places = await neighbourhood(house)
const today = house.clock.today()
const morag = viewerOf(places.works)

const base = (path: string, more: Partial<PeopleImport> = {}): PeopleImport => ({
  path,
  mapping: noMapping,
  area_id: city,
  today,
  ...more,
})
const bring = (rows: readonly Row[], more: Partial<PeopleImport> = {}) => bringFile(base(fileOf(csvOfRows(rows)), more))
const bringFile = (file: PeopleImport) =>
  asWorkerCopying(house.database, house.clock, (tx, copyIn) => importPeople(tx, copyIn, file))

const stored = async () => {
  const { rows } = await sql<{ people: number; spells: number; rows: number; events: number }>`
    select (select count(*) from people.person) as people, (select count(*) from journeys.spell) as spells,
      (select count(*) from imports.person_row) as rows, (select count(*) from audit.event) as events`.execute(
    house.asOwner,
  )
  return rows[0]
}
const personOf = async (participant_id: string, area_id = city) => {
  const { rows } = await sql<{ person_id: string }>`
    select person_id from imports.person_row where participant_id = ${participant_id} and area_id = ${area_id} and superseded_at is null`.execute(
    house.asOwner,
  )
  return rows[0]?.person_id ?? ''
}

const ann: Row = {
  ...{
    participant_id: 'A1',
    given_name: 'Annag',
    family_name: 'Ruadh',
    registered_on: '2025-01-06',
    date_of_birth: '1999-03-02',
  },
  ...{
    stream: 'NOLB',
    gender: 'woman',
    lone_parent: 'prefer_not_to_say',
    carer: 'not_asked',
    postcode: 'kw15 1aa',
    children: 'prefer_not_to_say',
  },
  ...{
    job_started_on: '2025-10-06',
    job_hours: '16',
    job_rlw: 'yes',
    in_work_4w: 'yes',
    in_work_13w: 'unknown',
    training_on: '2025-02-03',
  },
}
const ben: Row = {
  participant_id: 'B2',
  given_name: 'Beathan',
  family_name: 'Odhar',
  registered_on: '2025-05-05',
  left_on: '2025-06-30',
  left_reason: 'moved_area',
}
const wrong: Row = { ...ben, participant_id: 'W3', gender: 'F', left_on: '2025-05-04' }

describe('people who come in from a file', () => {
  it('are on the caseload of who supports them, with what happened on its day, and what was said apart from what was not', async () => {
    const lead = await colleagueOf(house, places.works, 'key_worker', 'Lorna Ficta')
    expect(await bring([ann, ben], { lead: 'Lorna Ficta' })).toMatchObject({
      rows: 2,
      added: 2,
      changed: 0,
      unchanged: 0,
    })
    const team = { whose: 'team', sort: 'name', direction: 'ascending' } as const
    const { rows } = await house.asViewer(morag, (tx) => caseloadOf(tx, morag, team, today))
    expect(rows.map(({ given_name, lead_name }) => [given_name, lead_name])).toEqual([['Annag', lead.name]])
    const id = await personOf('A1')
    const seen = await house.asViewer(morag, async (tx) => ({
      answers: await currentCharacteristics(tx, id),
      contact: await selectOptionalContactDetails(tx, id),
      jobs: await jobsOf(tx, id),
      points: await followUpsOfPerson(tx, id),
      lines: await timelineOf(tx, id),
    }))
    expect(seen.answers).toMatchObject({
      asked_on: '2025-01-06',
      gender: 'woman',
      lone_parent: 'prefer_not_to_say',
      carer: 'not_asked',
      homeless: 'unknown',
      children: null,
    })
    expect(seen.contact).toMatchObject({ postcode: 'KW15 1AA', ni_number: null })
    expect(seen.jobs).toMatchObject([{ started_on: '2025-10-06', hours_per_week: '16.0', real_living_wage: 'yes' }])
    expect(
      seen.points.map(({ weeks, answer, said_by, closed_reason }) => [weeks, answer, said_by, closed_reason]),
    ).toEqual([
      [4, 'yes', 'file', null],
      [13, 'unknown', null, 'imported'],
      [26, 'unknown', null, 'window_ended'],
      [52, null, null, null],
    ])
    expect(seen.lines.map(({ words }) => words)).toEqual([
      'Brought in from the records that Northtown Partnership kept before',
      'Started a job on 6 October 2025',
      'Started training',
      'Registered with Northtown Works',
    ])
  })

  it('are seen by nobody whom no relationship lets see them, and who left only as long as follow-ups go on', async () => {
    const found = (viewer = morag) => house.asViewer(viewer, (tx) => searchPeople(tx, 'Annag Ruadh'))
    expect(await found()).toHaveLength(1)
    expect(await found(viewerOf(places.partnership, 'coordinator'))).toHaveLength(1)
    for (const other of [viewerOf(places.support), viewerOf(places.school, 'referrer'), viewerOf(places.islandWorks)])
      expect(await found(other)).toEqual([])
    const coordinator = viewerOf(places.partnership, 'coordinator')
    const seenBy = (viewer = morag) => house.asViewer(viewer, (tx) => searchPeople(tx, 'Odhar'))
    expect([await seenBy(), await seenBy(coordinator)]).toMatchObject([[], [{ given_name: 'Beathan' }]])
    await bring([
      { ...ben, participant_id: 'C3', given_name: 'Cailean', registered_on: '2026-01-05', left_on: '2026-10-01' },
    ])
    expect(await seenBy()).toMatchObject([{ given_name: 'Cailean' }])
    const { rows } = await sql<{ until: Date }>`
      select until from people.relationship where person_id = ${await personOf('C3')} and kind = 'follow_up'`.execute(
      house.asOwner,
    )
    expect(rows.map(({ until }) => until.toISOString())).toEqual(['2027-11-25T00:00:00.000Z'])
  })

  it('can read who brought them in, in the log of their own record', async () => {
    const { rows } = await sql<{ event: string }>`
      select event from audit.event where person_id = ${await personOf('A1')}`.execute(house.asOwner)
    expect(rows).toEqual([{ event: 'imports.person.added' }])
  })
})

describe('a later file', () => {
  it('changes what changed and nothing else: what a worker amended since stays, and what was before is kept', async () => {
    const id = await personOf('A1')
    await house.asViewer(morag, (tx) =>
      updateContactDetails(tx, morag, id, { phone: '01632960001', postcode: 'KW16 3AA' }),
    )
    const later = {
      ...ann,
      family_name: 'Bhàn',
      homeless: 'yes',
      job_hours: '20',
      in_work_26w: 'yes',
      training_on: '',
      volunteering_on: '2025-03-03',
    }
    expect(await bring([later, ben])).toMatchObject({ added: 0, changed: 1, unchanged: 1 })
    expect(await personOf('A1')).toBe(id)
    const seen = await house.asViewer(morag, async (tx) => ({
      people: await searchPeople(tx, 'Annag'),
      answers: await currentCharacteristics(tx, id),
      contact: await selectOptionalContactDetails(tx, id),
      jobs: await jobsOf(tx, id),
      points: await followUpsOfPerson(tx, id),
      lines: await timelineOf(tx, id),
    }))
    expect(seen.people).toMatchObject([{ family_name: 'Bhàn' }])
    expect(seen.answers).toMatchObject({ homeless: 'yes', gender: 'woman', lone_parent: 'prefer_not_to_say' })
    expect(seen.contact).toMatchObject({ phone: '01632960001', postcode: 'KW16 3AA' })
    expect(seen.jobs).toMatchObject([{ hours_per_week: '20.0' }])
    expect(seen.points.map(({ weeks, answer }) => [weeks, answer])).toEqual([
      [4, 'yes'],
      [13, 'unknown'],
      [26, 'yes'],
      [52, null],
    ])
    expect(seen.lines.map(({ words }) => words)).toContain(
      'Changed by a later file: family name, homeless, job hours, in work 26w, training on, volunteering on',
    )
    const { rows } = await sql<{ was: string }>`
      select was ->> 'family_name' as was from people.former_value where person_id = ${id} and of_table = 'person'
      union all select kind || ' ' || superseded_reason from outcomes.outcome where person_id = ${id} and superseded_at is not null
      union all select hours_per_week::text from outcomes.job where person_id = ${id} and superseded_at is not null
      union all select family_name from imports.person_row where person_id = ${id} and superseded_at is not null`.execute(
      house.asOwner,
    )
    expect(rows.map(({ was }) => was)).toEqual(['Ruadh', 'training A later file says otherwise', '16.0', 'Ruadh'])
  })

  it('may end support and take its end back; who sees the record goes with it', async () => {
    const id = await personOf('A1')
    const open = async () => {
      const { rows } = await sql<{ kind: string }>`
        select kind from people.relationship where person_id = ${id} and closed_at is null order by kind`.execute(
        house.asOwner,
      )
      return rows.map(({ kind }) => kind)
    }
    await bring([{ ...ann, left_on: '2026-11-01', left_reason: 'health' }])
    expect(await open()).toEqual(['follow_up', 'partnership'])
    const { rows } = await sql`select from journeys.lead where person_id = ${id} and until is null`.execute(
      house.asOwner,
    )
    expect(rows).toEqual([])
    await bring([ann])
    expect(await open()).toEqual(['partnership', 'spell'])
  })

  it('cannot say that support ended before it began here', async () => {
    const id = await personOf('A1')
    await sql`update journeys.spell set left_on = '2025-06-01', left_reason = 'health' where person_id = ${id}`.execute(
      house.asOwner,
    )
    await expect(bring([{ ...ann, registered_on: '2025-06-02', training_on: '' }])).rejects.toMatchObject({
      problems: [
        {
          row: 2,
          column: 'registered_on',
          expected: expect.stringContaining('began on 2025-06-02 and ended on 2025-06-01'),
        },
      ],
    })
  })

  it('of another area with the same identifiers is about other people', async () => {
    const there = await personOf('A1')
    expect(await bring([ann], { area_id: island })).toMatchObject({ added: 1 })
    expect(await personOf('A1', island)).not.toBe(there)
  })
})

describe('a file with something wrong in it', () => {
  it('is stored not at all', async () => {
    const before = await stored()
    await expect(bring([{ ...ann, participant_id: 'N1' }, wrong])).rejects.toMatchObject({
      exitCode: 1,
      message:
        '2 things are wrong in 1 row, and nothing was stored.\nrow 3, gender: “F” must be one of woman, man, other; or prefer_not_to_say, not_asked, or nothing where it is not known\nrow 3, left_on: “2025-05-04” must not be before the day of registration, 2025-05-05',
    })
    expect(await stored()).toEqual(before)
  })

  it('is stored but for the rows that are wrong when that was asked for; those come back to be mended, and mended are taken', async () => {
    const before = await stored()
    const file = base(fileOf(csvOfRows([{ ...ann, participant_id: 'N1' }, wrong])), { acceptValid: true })
    const { found, ...counts } = await bringFile(file)
    expect(counts).toMatchObject({ rows: 2, added: 1 })
    expect((await stored())?.people).toBe((before?.people ?? 0) + 1)
    const path = await writeToMend(file, found, today, asPeople)
    const back = readFileSync(path, 'utf8')
    expect(back.split('\r\n')).toHaveLength(3)
    expect(back).toMatch(/what_is_wrong\r\nW3,.*row 3, gender: “F” must/)
    const mended = fileOf(back.replace(',F,', ',woman,').replace('2025-05-04', '2025-05-06'))
    expect(await bringFile(base(mended))).toMatchObject({ rows: 1, added: 1 })
  })

  it('is stored not at all when no row is right, whatever was asked for', async () => {
    await expect(bring([wrong], { acceptValid: true })).rejects.toMatchObject({ name: 'ImportRefused' })
  })

  it('names who supports people here when it names somebody who does not', async () => {
    await expect(bring([ann], { organisation: 'Northtown High' })).rejects.toThrow(
      /These do: Northtown Works, Southside Support/,
    )
    await expect(bring([ann], { lead: 'Nobody' })).rejects.toThrow(/nobody called Nobody.*These do: Lorna Ficta/)
  })
})

describe('two people who bring in the same file at once', () => {
  it('bring it in once', async () => {
    const [rows = []] = fc.sample(someRows(30), { numRuns: 1, seed: 11 })
    const twice = rows.map((row) => ({ ...row, participant_id: `T${row.participant_id}` }))
    const both = await Promise.all([bring(twice), bring(twice)])
    expect(both.map(({ added, unchanged }) => [added, unchanged]).toSorted()).toEqual([
      [0, rows.length],
      [rows.length, 0],
    ])
  })
})
