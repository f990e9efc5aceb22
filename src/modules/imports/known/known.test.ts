import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { spellsOf } from '#modules/journeys'
import { currentCharacteristics, selectOptionalContactDetails, timelineOf, updateContactDetails } from '#modules/people'
import { asWorkerCopying } from '#platform/db'
import { testDatabase } from '#platform/testing'
import { calendarDate } from '#platform/time'
import { colleagueOf, neighbourhood, supportedPerson, viewerOf } from '../../journeys/journeys.testing.ts'
import { city } from '../../people/people.testing.ts'
import { importPeople, noMapping } from '../index.ts'
import { csvOfRows, fileOf, type Row } from '../person-file.testing.ts'
import { decideMatch, likelyMatchesOf, whyLikely } from './likely-matches.ts'

const house = await testDatabase()
const places = await neighbourhood(house)
const morag = await colleagueOf(house, places.works)
const coordinator = viewerOf(places.partnership, 'coordinator')

const bring = (...rows: Row[]) =>
  asWorkerCopying(house.database, house.clock, (tx, copyIn) =>
    importPeople(tx, copyIn, {
      path: fileOf(csvOfRows(rows)),
      mapping: noMapping,
      area_id: city,
      today: house.clock.today(),
    }),
  )
const born = '1990-04-05'
let numbers = 100_000
const nextNumber = () => {
  numbers += 1
  return `AB${numbers}A`
}
/** Somebody whom a key worker wrote down and registered here. */
async function known(name: string, ni_number: string | null = nextNumber(), postcode: string | null = 'KW15 1AA') {
  const [given_name = '', family_name = ''] = name.split(' ')
  const details = { given_name, family_name, date_of_birth: calendarDate(born) }
  const { person } = await supportedPerson(house, morag, calendarDate('2026-02-02'), details)
  await house.asViewer(morag, (tx) => updateContactDetails(tx, morag, person.id, { ni_number, postcode }))
  return {
    id: person.id,
    ni_number: ni_number ?? '',
    row: { given_name, family_name, date_of_birth: born, registered_on: '2024-01-08' },
  }
}
const participantsOf = async (person_id: string) => {
  const { rows } = await sql<{ participant_id: string }>`
    select participant_id from imports.person_row where person_id = ${person_id} and superseded_at is null order by 1`.execute(
    house.asOwner,
  )
  return rows.map(({ participant_id }) => participant_id)
}
const waiting = () => house.asViewer(coordinator, (tx) => likelyMatchesOf(tx, city))

describe('somebody in a file who is certainly known here', () => {
  it('by number and day of birth is joined to their record, which keeps what was written down and gains what was missing', async () => {
    const { id, ni_number, row } = await known('Peigi Shaor')
    const file = {
      ...row,
      participant_id: 'K1',
      family_name: 'Shaw',
      ni_number,
      postcode: 'G1 1AA',
      gender: 'woman',
      left_on: '2024-06-30',
      training_on: '2024-02-05',
    }
    expect(await bring(file)).toMatchObject({ added: 0, matched: 1, waiting: 0 })
    const seen = await house.asViewer(morag, async (tx) => ({
      contact: await selectOptionalContactDetails(tx, id),
      answers: await currentCharacteristics(tx, id),
      spells: await spellsOf(tx, id),
      lines: await timelineOf(tx, id),
    }))
    expect(seen.contact?.postcode).toBe('KW15 1AA')
    expect(seen.answers?.gender).toBe('woman')
    expect(seen.spells.map(({ registered_on, left_on }) => [registered_on, left_on])).toEqual([
      ['2026-02-02', null],
      ['2024-01-08', '2024-06-30'],
    ])
    expect(seen.lines.map(({ words }) => words)).toContain(
      'Joined to the records that Northtown Partnership kept before',
    )
    expect(await participantsOf(id)).toEqual(['K1'])
    expect(await bring(file)).toMatchObject({ matched: 0, unchanged: 1 })
  })

  it('by names, day of birth and postcode too; a spell that goes on in both is one', async () => {
    const { id, row } = await known('Ùna Bheag', null, 'KW16 3AA')
    expect(
      await bring({
        ...row,
        participant_id: 'K2',
        given_name: 'ùna',
        postcode: 'kw163aa',
        job_started_on: '2024-03-04',
      }),
    ).toMatchObject({ matched: 1 })
    expect(await house.asViewer(morag, (tx) => spellsOf(tx, id))).toHaveLength(1)
    const { rows } = await sql<{ weeks: number }>`select weeks from outcomes.follow_up where person_id = ${id}`.execute(
      house.asOwner,
    )
    expect(rows).toHaveLength(4)
  })
})

describe('somebody in a file who may be known here', () => {
  it('waits with the reasons, is not stored, and is taken in as it was decided', async () => {
    const { id, row } = await known('Dòmhnall Donn')
    const other = await known('Dòmhnall Donn')
    const file = { ...row, participant_id: 'K3' }
    expect(await bring(file)).toMatchObject({ added: 0, matched: 0, waiting: 1 })
    expect(await bring(file)).toMatchObject({ waiting: 1 })
    const found = await waiting()
    expect(found.map(({ participant_id, person_id }) => [participant_id, person_id]).toSorted()).toEqual(
      [
        ['K3', id],
        ['K3', other.id],
      ].toSorted(),
    )
    expect(found.map(whyLikely)[0]).toBe('the same date of birth, a similar family name and a similar given name')
    expect(await house.asViewer(viewerOf(places.support), (tx) => likelyMatchesOf(tx, city))).toEqual([])
    const decided = await house.asViewer(coordinator, (tx) =>
      decideMatch(tx, { area_id: city, participant_id: 'K3', same_as: id }),
    )
    expect([decided, await waiting()]).toEqual([2, []])
    expect(await bring(file)).toMatchObject({ matched: 1, waiting: 0 })
    expect([await participantsOf(id), await participantsOf(other.id)]).toEqual([['K3'], []])
  })

  it('is somebody new once it was decided that they are nobody here', async () => {
    const { id, ni_number, row } = await known('Oighrig Mhòr')
    const file = {
      ...row,
      participant_id: 'K4',
      given_name: 'Effie',
      family_name: 'More',
      ni_number,
      date_of_birth: '1991-04-05',
    }
    expect(await bring(file)).toMatchObject({ waiting: 1 })
    expect((await waiting()).map(({ reasons }) => reasons)).toEqual([['ni_number']])
    await house.asViewer(coordinator, (tx) => decideMatch(tx, { area_id: city, participant_id: 'K4' }))
    expect(await bring(file)).toMatchObject({ added: 1, waiting: 0 })
    expect(await participantsOf(id)).toEqual([])
  })

  it('under two identifiers of the area waits too, in one file or in two; the same name and day of birth alone are two people', async () => {
    const row = { given_name: 'Iain', family_name: 'Bàn', date_of_birth: born, registered_on: '2024-01-08' }
    const twice = { ...row, ni_number: 'CE123456A' }
    expect(await bring({ ...row, participant_id: 'K5' }, { ...row, participant_id: 'K6' })).toMatchObject({
      added: 2,
      waiting: 0,
    })
    expect(await bring({ ...twice, participant_id: 'K7' }, { ...twice, participant_id: 'K8' })).toMatchObject({
      added: 1,
      waiting: 1,
    })
    expect(await bring({ ...twice, participant_id: 'K9' })).toMatchObject({ added: 0, waiting: 1 })
    expect((await waiting()).map(({ participant_id, reasons }) => [participant_id, reasons.at(-1)]).toSorted()).toEqual(
      [
        ['K8', 'same_file'],
        ['K9', 'other_participant'],
      ],
    )
  })
})
