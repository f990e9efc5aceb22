import { gzipSync } from 'node:zlib'
import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { testDatabase } from '#platform/testing'
import { calendarDate } from '#platform/time'
import { catalogue, dimensions } from '../measures.ts'
import { countCells } from '../statistics.queries.ts'
import { rowsOf, statistics } from '../statistics.ts'
import { differences } from './changes/differences.ts'
import { explain } from './explain/explain.ts'
import { statisticsOf } from './file/figures-csv.ts'
import { frozenFile } from './file/files.queries.ts'
import { frozenReturn } from './freeze/freeze.ts'
import { definitionsNow, ReturnRefused, stateOf } from './return.ts'
import { findingsOf, returnsOf, selectOptionalReturn } from './returns.queries.ts'
import { ailsa, city, effie, fiona, grace, hamish, townOf } from './returns.testing.ts'
import { sign, statementOn } from './sign/sign.ts'

const house = await testDatabase()
const { register, job, outcome, correct, freezeAs, run } = await townOf(house)
const day = '2026-09-30'

const read = (id: string, who = hamish) => house.asViewer(who, (tx) => frozenReturn(tx, id))
const files = (id: string) =>
  house.asViewer(hamish, async (tx) => ({
    people: await frozenFile(tx, id, 'people'),
    figures: await frozenFile(tx, id, 'figures'),
  }))
const findings = (id: string) => house.asViewer(hamish, (tx) => findingsOf(tx, id))
const signAs = (id: string, who = hamish) =>
  house.asViewer(who, (tx) =>
    sign(
      tx,
      { id, area_id: city },
      { name: who.name, role: who.role, user_id: who.user_id },
      statementOn(house.clock.today()),
    ),
  )
const explainAs = (id: string, words: Record<string, string>) =>
  house.asViewer(hamish, (tx) => explain(tx, { id, area_id: city }, hamish.name, new Map(Object.entries(words))))

describe('a quarterly return, from the records to its revision', () => {
  const known: Record<string, string> = {}
  let first = ''
  let firstFiles: Awaited<ReturnType<typeof files>>

  it('is computed from what was written down, and is the figures of its moment', async () => {
    for (const [name, registered_on] of [
      ['isla', '2026-05-04'],
      ['ewan', '2026-05-11'],
      ['mina', '2026-08-03'],
      ['rory', '2026-09-30'],
      ['later', '2026-10-01'],
    ] as const)
      known[name] = await register({ registered_on })
    await job(known.isla ?? '', '2026-06-01', { 4: 'yes', 13: 'yes' })
    await outcome(known.ewan ?? '', 'training', '2026-07-01')
    await register({ registered_on: '2026-06-01', area_id: 'S12000023' })
    const live = await house.asStatistician((tx) =>
      statistics(tx, { as_at: calendarDate(day), area: city, by: dimensions }),
    )
    const { id, made } = await freezeAs(hamish, day)
    first = id
    firstFiles = await files(id)
    expect(made).toBe(true)
    expect(await read(id)).toMatchObject({
      quarter: '2026-27 Q2',
      version: 1,
      people: 4,
      revises: null,
      signature: null,
    })
    expect(await house.asViewer(hamish, async (tx) => statisticsOf(tx, await frozenReturn(tx, id)))).toEqual(live)
  })

  it('is the same return when it is made again and nothing has changed', async () => {
    expect(await freezeAs(effie, day)).toEqual({ id: first, made: false })
    expect(await house.asViewer(hamish, (tx) => returnsOf(tx, city))).toHaveLength(1)
  })

  it('holds a person under a key, with nothing that names them', async () => {
    const { people } = await files(first)
    const [heading = '', ...lines] = people?.csv.split('\r\n') ?? []
    expect(heading).toMatch(/^participant_id,gender,trans/)
    expect(heading).not.toMatch(/name|birth|postcode|ni_number/)
    expect(people?.lines).toBe(4)
    expect(lines.join()).not.toMatch(new RegExp(`${Object.values(known).join('|')}|Isla|Sample|1998|ZZ1`))
    const isla = lines.find((line) => line.includes('2026-06-01'))
    expect(isla).toContain(',2026-05-04,2026-05-04,,,2026-06-01,20.0,yes,yes,yes,,,')
    expect(isla).toMatch(/,25-34,no,no,none,/)
  })

  it('is signed by name, once, when nothing is left to explain', async () => {
    for (const { about } of (await findings(first)).filter(({ severity }) => severity === 'warning'))
      await explainAs(first, { [about]: 'The partnership began this spring' })
    await signAs(first)
    const it = await read(first)
    expect(it.signature).toMatchObject({
      name: 'Hamish Placeholder',
      role: 'coordinator',
      statement: statementOn(house.clock.today()).text,
    })
    await expect(signAs(first, effie)).rejects.toThrow(/signed already, by Hamish Placeholder/)
    await expect(explainAs(first, { 'check:score': 'Other words' })).rejects.toThrow(/is signed/)
  })

  it('stays what it was to the byte while the records go on', async () => {
    await register({ registered_on: '2026-09-01' })
    await job(known.ewan ?? '', '2026-08-10', { 4: 'no' })
    await run(
      sql`update outcomes.follow_up set answer = null, said_by = null, answered_on = null where weeks = 13 and person_id = ${known.isla}`,
    )
    await run(
      sql`update outcomes.follow_up set answer = 'unknown', closed_reason = 'not_reached' where weeks = 13 and person_id = ${known.isla}`,
    )
    await correct(known.mina ?? '', 'gender', 'man')
    expect(await files(first)).toEqual(firstFiles)
    expect((await read(first)).sha256).toBe(firstFiles.people?.sha256)
  })

  it('is revised by another that names it and says why it differs, each reason explained before signing', async () => {
    await outcome(known.rory ?? '', 'volunteering', '2026-09-30')
    const { id, made } = await freezeAs(effie, day)
    expect(made).toBe(true)
    expect(await read(id)).toMatchObject({ version: 2, people: 5, revises: first })
    const why = (await findings(id)).filter(({ severity }) => severity === 'difference')
    expect(why.map(({ about, words }) => [about, words.split(': ').at(-1)])).toEqual([
      ['change:corrected_answer', '1 person'],
      ['change:corrected_follow_up', '1 person'],
      ['change:late_answer', '1 person'],
      ['change:late_job', '1 person'],
      ['change:late_outcome', '1 person'],
      ['change:late_registration', '1 person'],
    ])
    const figures = async (of: string) =>
      house.asViewer(hamish, async (tx) => (await statisticsOf(tx, await frozenReturn(tx, of)))?.rows ?? [])
    const changed = differences(await figures(first), await figures(id)).filter(
      ({ dimension, period }) => dimension === 'all' && period === 'all',
    )
    expect(changed.map(({ measure, was, is }) => [measure, was?.count, is?.count])).toEqual([
      ['answered_13w', 1, 0],
      ['answered_4w', 1, 2],
      ['entered_employment', 1, 2],
      ['entered_fe_he', 0, 0],
      ['entered_training', 1, 1],
      ['gained_qualification', 0, 0],
      ['in_work_13w', 1, 0],
      ['in_work_4w', 1, 1],
      ['left', 0, 0],
      ['school_reengaged', 0, 0],
      ['started', 4, 5],
      ['volunteering', 0, 1],
      ['work_experience', 0, 0],
    ])
    await expect(signAs(id)).rejects.toThrow(/Explain first why this is right/)
    for (const { about } of await findings(id)) await explainAs(id, { [about]: 'Written down after the quarter ended' })
    await signAs(id, effie)
    expect(await house.asViewer(hamish, (tx) => returnsOf(tx, city))).toMatchObject([
      { id, signature: { name: 'Effie Placeholder' } },
      { id: first, signature: { name: 'Hamish Placeholder' }, superseded: true },
    ])
    expect(await files(first)).toEqual(firstFiles)
  })

  it('gives the nation what was signed, and the sums of its people by the same rules', async () => {
    const [signed, rows] = await house.asStatistician(async (tx) => {
      const { rows: all } = await sql<{
        return_id: string
        signed_on: string
      }>`select return_id, signed_on from stats.signed_return`.execute(tx)
      const of = sql`(select * from stats.returned_participant where return_id = ${all[0]?.return_id})`
      return [all, rowsOf(await countCells(tx, { as_at: calendarDate(day), by: dimensions }, of), calendarDate(day))]
    })
    expect(signed).toEqual([{ return_id: expect.any(String), signed_on: '2026-11-23' }])
    const frozen = await house.asViewer(hamish, async (tx) =>
      statisticsOf(tx, await frozenReturn(tx, signed[0]?.return_id ?? '')),
    )
    expect(frozen?.rows).toEqual(rows)
  })
})

describe('who may', () => {
  it('another area’s coordinator, a team lead and a national analyst find no return and nobody in it', async () => {
    const { id } = await freezeAs(hamish, day)
    for (const who of [ailsa, fiona, grace]) {
      const seen = await house.asViewer(who, async (tx) => [
        await selectOptionalReturn(tx, id),
        await frozenFile(tx, id, 'people'),
        (await sql`select from measurement.return_person`.execute(tx)).rows.length,
      ])
      expect(seen).toEqual([undefined, undefined, 0])
    }
  })

  it('nobody freezes another area’s return, nor adds people to one that is frozen, nor changes one', async () => {
    await expect(freezeAs({ ...ailsa, area_id: city, role: 'team_lead' }, day)).rejects.toThrow()
    const { id } = await freezeAs(hamish, day)
    const tried = (statement: ReturnType<typeof sql>) => house.asViewer(hamish, (tx) => statement.execute(tx))
    await expect(tried(sql`select measurement.freeze_people(${id}, ${city}, 0, 200, 99, 99)`)).rejects.toThrow(
      /filled once/,
    )
    await expect(tried(sql`update measurement.return_person set gender = 'man'`)).rejects.toThrow(/permission denied/)
    await expect(tried(sql`delete from measurement.return_file`)).rejects.toThrow(/permission denied/)
    await expect(tried(sql`update measurement.return_signature set name = 'Somebody'`)).rejects.toThrow(
      /permission denied/,
    )
    await expect(
      house.asViewer(ailsa, (tx) => sql`select measurement.freeze_people(${id}, ${city}, 0, 200, 99, 99)`.execute(tx)),
    ).rejects.toThrow(/coordinator/)
  })
})

describe('freezing', () => {
  it('refuses a day that has not come, and changes nothing', async () => {
    await expect(freezeAs(hamish, '2026-11-24')).rejects.toThrow(ReturnRefused)
  })

  it('by two coordinators at the same moment makes one return', async () => {
    await register({ registered_on: '2026-07-02' })
    const both = await Promise.all([
      freezeAs(hamish, '2026-08-31'),
      freezeAs(effie, '2026-08-31'),
      freezeAs(hamish, '2026-08-31'),
    ])
    expect(new Set(both.map(({ id }) => id)).size).toBe(1)
    expect(both.filter(({ made }) => made)).toHaveLength(1)
  })

  it('again after the records changed sets the unsigned version aside, which cannot be signed any more', async () => {
    const { id } = await freezeAs(hamish, '2026-10-31')
    await register({ registered_on: '2026-10-30' })
    const again = await freezeAs(hamish, '2026-10-31')
    expect(again.made).toBe(true)
    expect(stateOf(await read(id), [])).toBe('set aside')
    await expect(signAs(id)).rejects.toThrow(/sign the latest version/)
    expect(await read(again.id)).toMatchObject({ version: 2, revises: null })
  })

  it('finds what cannot be so, and an error stops the signing until it is mended', async () => {
    const wrong = await register({ registered_on: '2026-11-02', born: '2026-11-03' })
    const { id } = await freezeAs(hamish, '2026-11-20')
    expect(await findings(id)).toContainEqual(
      expect.objectContaining({
        about: 'check:born_after_registration',
        severity: 'error',
        words: 'Born after they were registered: 1 person',
      }),
    )
    await expect(signAs(id)).rejects.toThrow(/An error stops this return: Born after/)
    await run(sql`update people.person set date_of_birth = '1999-11-03' where id = ${wrong}`)
    const mended = await freezeAs(hamish, '2026-11-20')
    expect((await findings(mended.id)).filter(({ severity }) => severity === 'error')).toEqual([])
  })

  it('gives out no file that is not the one that was frozen', async () => {
    const { id } = await freezeAs(hamish, '2026-11-10')
    const forged = gzipSync('participant_id\r\nforged\r\n')
    await run(sql`update measurement.return_file set gzipped = ${forged} where return_id = ${id} and kind = 'people'`)
    await expect(files(id)).rejects.toThrow(/are not what was frozen/)
  })

  it('leaves what is frozen as it is when a definition changes: the same day is then another version', async () => {
    const { id } = await freezeAs(hamish, '2026-11-20')
    const before = await files(id)
    const [started] = catalogue
    const was = { ...started }
    Object.assign(started ?? {}, { version: 2, since: '2027-01-01' })
    const again = await freezeAs(hamish, '2026-11-20')
    Object.assign(started ?? {}, was)
    expect(again).toEqual({ id: expect.not.stringContaining(id), made: true })
    expect((await read(again.id)).definitions).toMatch(/^2027-01-01 /)
    expect((await read(id)).definitions).toBe(definitionsNow())
    expect(await files(id)).toEqual(before)
  })
})
