import fc from 'fast-check'
import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { dimensions, fairStartScotland, statistics } from '#modules/measurement'
import { asWorkerCopying } from '#platform/db'
import { testDatabase } from '#platform/testing'
import { fairStartByHand, rowsByHand } from '../../../measurement/by-hand-rows.testing.ts'
import { importPeople } from '../../import-people.ts'
import { personColumns } from '../../person-file/columns.ts'
import { noMapping } from '../../person-file/mapping.ts'
import { csvOfRows, fileOf, type Row, someRows, worldOf } from '../../person-file.testing.ts'
import type { Template } from './templates.ts'

const house = await testDatabase()
const { rows: areas } = await sql<{ id: string }>`select id from partnership.area order by id`.execute(house.asOwner)
let used = 0
const nextArea = () => areas[used++ % areas.length]?.id ?? ''
const today = house.clock.today()

/** What each way of writing down did not ask, in words of this test's own; the day from which it did, where it came to. */
const notAskedBy: Readonly<Record<Template, Readonly<Partial<Record<keyof Row, string>>>>> = {
  year_1: {
    trans: '2023-04-01',
    lone_parent: '2020-04-01',
    children: '2020-04-01',
    youngest_child_date_of_birth: '2020-04-01',
    disabled_child: '2020-04-01',
  },
  quarterly: { trans: '2023-04-01' },
  smf: { trans: '2023-04-01' },
  fss: {
    ...{
      trans: '9999',
      sexual_orientation: '9999',
      lone_parent: '9999',
      children: '9999',
      youngest_child_date_of_birth: '9999',
      disabled_child: '9999',
    },
    ...{
      carer: '9999',
      care_experienced: '9999',
      homeless: '9999',
      refugee: '9999',
      armed_forces: '9999',
      employment_status: '9999',
      qualification_scqf: '9999',
    },
    ...{ convictions: '2023-07-01', unemployed_since: '2023-07-01' },
  },
}
const times: Readonly<Record<Template, [string, string]>> = {
  year_1: ['2019-04-01', '2020-03-31'],
  quarterly: ['2020-04-01', '2022-09-30'],
  smf: ['2022-10-01', '2026-11-23'],
  fss: ['2019-04-01', '2026-11-23'],
}

const bring = (
  area_id: string,
  rows: readonly Row[],
  template?: Template,
  columns: readonly string[] = personColumns,
) =>
  asWorkerCopying(house.database, house.clock, (tx, copyIn) =>
    importPeople(tx, copyIn, {
      path: fileOf(csvOfRows(rows, { columns })),
      mapping: noMapping,
      area_id,
      today,
      ...(template ? { template } : {}),
    }),
  )
const within = (template: Template, rows: readonly Row[]) =>
  rows.filter(({ registered_on = '' }) => registered_on >= times[template][0] && registered_on <= times[template][1])

/** The rows as they must be taken: not asked where nothing stands because nobody asked. */
const asTaken = (template: Template, rows: readonly Row[]): Row[] =>
  rows.map((row) => {
    const blank = Object.entries(notAskedBy[template]).filter(
      ([column, from]) => (row[column as keyof Row] ?? '') === '' && (row.registered_on ?? '') < from,
    )
    return { ...row, ...Object.fromEntries(blank.map(([column]) => [column, 'not_asked'])) }
  })

const answered = async (area_id: string) => {
  const { rows } = await sql<Record<string, string>>`
    select r.participant_id, c.trans, c.lone_parent, c.carer, c.convictions, c.gender from people.characteristics c
    join imports.person_row r on r.person_id = c.person_id and r.area_id = c.area_id and r.superseded_at is null where c.area_id = ${area_id} order by 1`.execute(
    house.asOwner,
  )
  return rows
}
const said = (cell: string | undefined) => (cell === undefined || cell === '' ? 'unknown' : cell)

describe.each(['year_1', 'quarterly', 'smf'] as const)('a file by the template %s', (template) => {
  it('says “not asked” where it did not ask, “unknown” where it did, and gives the statistics of its own rows', async () => {
    await fc.assert(
      fc.asyncProperty(someRows(80, 60), async (some) => {
        const rows = within(template, some)
        const area = nextArea()
        if (rows.length === 0) return
        expect(await bring(area, rows, template)).toMatchObject({ added: rows.length })
        const taken = asTaken(template, rows)
        const wanted = taken.map(({ participant_id, trans, lone_parent, carer, convictions, gender }) => ({
          participant_id,
          trans: said(trans),
          lone_parent: said(lone_parent),
          carer: said(carer),
          convictions: said(convictions),
          gender: said(gender),
        }))
        expect(await answered(area)).toEqual(
          wanted.toSorted((a, b) => ((a.participant_id ?? '') < (b.participant_id ?? '') ? -1 : 1)),
        )
        const counted = await house.asStatistician((tx) => statistics(tx, { as_at: today, area, by: dimensions }))
        expect(counted.rows).toEqual(rowsByHand(worldOf(taken, area), today, dimensions))
      }),
      { numRuns: 2, endOnFailure: true },
    )
  })
})

describe('a file that names no template', () => {
  const row: Row = { participant_id: 'A', given_name: 'Ann', family_name: 'Ng', registered_on: '2019-06-03' }
  const of = async (columns: readonly string[], more: Row = {}) => {
    const area = nextArea()
    await bring(area, [{ ...row, ...more }], undefined, columns)
    return (await answered(area))[0]
  }
  const needed = ['participant_id', 'given_name', 'family_name', 'registered_on']

  it('was not asked by its heading and its dates: a column that is not there, of a question that was not put then', async () => {
    expect(await of(needed)).toMatchObject({
      trans: 'not_asked',
      lone_parent: 'not_asked',
      gender: 'unknown',
      carer: 'unknown',
    })
    expect(await of([...needed, 'trans', 'lone_parent'])).toMatchObject({ trans: 'unknown', lone_parent: 'unknown' })
    expect(await of(needed, { registered_on: '2023-04-01' })).toMatchObject({
      trans: 'unknown',
      lone_parent: 'unknown',
    })
  })

  it('cannot be by a template whose time had ended', async () => {
    await expect(bring(nextArea(), [{ ...row, registered_on: '2020-04-01' }], 'year_1')).rejects.toMatchObject({
      problems: [
        {
          row: 2,
          column: 'registered_on',
          expected: 'must be before 2020-04-01: from then on another template was used',
        },
      ],
    })
  })
})

/** Histories of Fair Start Scotland: each person with one start or several, one after another, as its rows. */
const histories = someRows(40, 20).chain((rows) =>
  fc.array(fc.integer({ min: 1, max: 4 }), { minLength: rows.length, maxLength: rows.length }).map((starts) =>
    rows.map((row, at): Row[] => {
      const first: Row = { ...row, registered_on: '2021-04-05', stream: at % 2 === 0 ? 'FSS' : '', ...clear }
      return Array.from({ length: starts[at] ?? 1 }, (_, start): Row => {
        const on = dayAfter('2021-04-05', at * 3 + start * 300)
        const last = start + 1 === starts[at]
        return {
          ...first,
          registered_on: on,
          left_on: last && at % 3 === 0 ? '' : dayAfter(on, 120),
          left_reason: '',
          job_started_on: at % 4 === start ? dayAfter(on, 30) : '',
        }
      })
    }),
  ),
)
const clear: Row = Object.fromEntries(
  personColumns
    .filter((column) =>
      /^(job_|in_work_|left_|fe_he|training|qualification_on|work_exp|volunt|school)|date_of_birth$/.test(column),
    )
    .map((column) => [column, '']),
)
const dayAfter = (from: string, days: number) =>
  new Date(Date.parse(`${from}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)

describe('a history of Fair Start Scotland', () => {
  it('counts starts, people and re-joins by its own rule, and each of its people once everywhere else', async () => {
    await fc.assert(
      fc.asyncProperty(histories, async (people) => {
        const area = nextArea()
        const rows = people.flat().toSorted((a, b) => ((a.given_name ?? '') < (b.given_name ?? '') ? -1 : 1))
        const later = rows.length - people.length
        expect(await bring(area, rows, 'fss')).toMatchObject({ rows: rows.length, added: people.length, starts: later })
        const firsts = asTaken(
          'fss',
          people.flatMap(([first]) => first ?? []),
        ).map((row) => ({ ...row, stream: 'FSS' }))
        const world = worldOf(firsts, area)
        for (const [, ...more] of people)
          for (const [at, row] of more.entries()) {
            const beside = worldOf([{ ...row, stream: 'FSS' }], area)
            world.spells.push(...beside.spells.map((spell) => ({ ...spell, id: `${spell.id} ${at}` })))
            world.jobs.push(...beside.jobs.map((job) => ({ ...job, id: `${job.id} ${at}` })))
            world.follow_ups.push(...beside.follow_ups.map((one) => ({ ...one, job_id: `${one.job_id} ${at}` })))
          }
        expect(await house.asStatistician((tx) => fairStartScotland(tx, { as_at: today, area }))).toEqual(
          fairStartByHand(world, today),
        )
        const counted = await house.asStatistician((tx) => statistics(tx, { as_at: today, area, by: dimensions }))
        expect(counted.rows).toEqual(rowsByHand(world, today, dimensions))
        expect(await bring(area, rows, 'fss')).toMatchObject({
          added: 0,
          changed: 0,
          unchanged: people.length,
          starts: 0,
        })
        expect(await house.asStatistician((tx) => fairStartScotland(tx, { as_at: today, area }))).toEqual(
          fairStartByHand(world, today),
        )
      }),
      { numRuns: 3, endOnFailure: true },
    )
  })

  it('tells of starts that cannot be', async () => {
    const first: Row = {
      participant_id: 'A',
      given_name: 'Ann',
      family_name: 'Ng',
      registered_on: '2019-06-03',
      left_on: '2019-09-02',
    }
    const problems = async (...rows: Row[]) => {
      const refused = await bring(nextArea(), rows, 'fss').then(
        () => ({ problems: [] }),
        (error: { problems: { row: number; column: string; expected: string }[] }) => error,
      )
      return refused.problems.map(({ row, column, expected }) => [row, column, expected])
    }
    expect(await problems(first, { ...first, registered_on: '2021-03-31', left_on: '' })).toEqual([
      [3, 'registered_on', expect.stringContaining('before 2021-04-01')],
    ])
    expect(await problems({ ...first, left_on: '' }, { ...first, registered_on: '2021-06-01', left_on: '' })).toEqual([
      [3, 'registered_on', expect.stringContaining('row 2 has ended, and it has no left_on')],
    ])
    expect(await problems(first, first)).toEqual([[3, 'registered_on', expect.stringContaining('row 2 already')]])
    expect(await problems({ ...first, stream: 'NOLB' })).toEqual([
      [2, 'stream', expect.stringContaining('must be FSS')],
    ])
  })

  it('with a later start that says something else than before is told to amend it in the record', async () => {
    const area = nextArea()
    const first: Row = {
      participant_id: 'A',
      given_name: 'Ann',
      family_name: 'Ng',
      registered_on: '2019-06-03',
      left_on: '2019-09-02',
    }
    const again: Row = { ...first, registered_on: '2021-06-01', left_on: '2021-09-01' }
    await bring(area, [first, again], 'fss')
    await expect(bring(area, [first, { ...again, left_on: '2021-10-01' }], 'fss')).rejects.toMatchObject({
      problems: [{ row: 3, expected: expect.stringContaining('amended in the record') }],
    })
  })
})
