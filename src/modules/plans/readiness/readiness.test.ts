import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { testDatabase } from '#platform/testing'
import { addDays } from '#platform/time'
import { day } from '../../partnership/partnership.testing.ts'
import { planners } from '../planning.testing.ts'
import { criteriaOn } from './decide-by-rule.ts'

const house = await testDatabase()
const town = await planners(house)
const today = house.clock.today()
const criteria = criteriaOn(today)
const at = '/readiness/harbour-programme'
const answer = (number: number, level: number, evidence = 'Minutes of March') =>
  town.send('coordinator', `${at}/questions/${number}`, { level: String(level), evidence })

beforeAll(async () => {
  const asked = await town.send('analyst', '/readiness/new', {
    resource: 'Harbour programme',
    ...day('moves_on', addDays(today, 120)),
    ...day('answer_by', addDays(today, 60)),
  })
  expect(asked.to).toBe(at)
})

describe('how ready an area is', () => {
  test('is answered by its coordinator, question by question, with what shows it', async () => {
    expect((await answer(1, 2, '')).said).toContain('Say what shows it')
    expect((await answer(1, 2)).to).toBe(`${at}/questions/2`)
    for (const who of ['member', 'analyst', 'worker'] as const)
      expect((await town.read(who, `${at}/questions/1`)).status, who).toBe(404)
    expect((await town.read('coordinator', `${at}/questions/${criteria.length + 1}`)).status).toBe(404)
  })

  test('is sent once every question is answered', async () => {
    const early = await town.send('coordinator', `${at}/send`, { agreed: 'yes' })
    expect(early.said).toContain(`${criteria.length - 1} questions are not answered yet`)
    for (const [index, { essential }] of criteria.entries()) await answer(index + 1, essential ? 2 : 0)
    expect((await town.read('analyst', `${at}/areas/${town.areas.city}/decide`)).status, 'before it is sent').toBe(404)
    expect((await town.send('coordinator', `${at}/send`, { agreed: 'yes' })).status).toBe(303)
    const { words } = await town.read('analyst', at)
    const short = criteria.filter(({ essential }) => !essential).length
    expect(words).toContain(`It moves, with conditions ${short} Not yet`)
  })

  test('is seen by that area and the national desk, by no other area', async () => {
    expect((await town.read('member', at)).words).toContain('Minutes of March')
    expect((await town.read('islander', at)).words).not.toContain('Minutes of March')
    const seen = await house.asViewer(town.viewer('islander'), (tx) =>
      sql`select from plans.readiness_answer`.execute(tx),
    )
    expect(seen.rows).toHaveLength(0)
  })

  test('keeps what was answered before', async () => {
    await answer(1, 3, 'Minutes of April')
    const { rows } = await sql<{ level: number }>`
      select level from plans.readiness_answer where criterion = ${criteria[0]?.code} order by since`.execute(
      house.asOwner,
    )
    expect(rows.map(({ level }) => level)).toEqual([2, 3])
    await answer(1, 3, 'Minutes of April')
    const again = await sql`select from plans.readiness_answer where criterion = ${criteria[0]?.code}`.execute(
      house.asOwner,
    )
    expect(again.rows, 'the same answer again changes nothing').toHaveLength(2)
  })

  test('is decided by the rule, or otherwise with the reason; a move is the end of answering', async () => {
    const decide = (outcome: string, words: string) =>
      town.send('analyst', `${at}/areas/${town.areas.city}/decide`, { outcome, words })
    expect((await decide('move', 'Because')).said).toContain('It is not what the rule says')
    await decide('with_conditions', 'Hear those who deliver now by May')
    expect((await town.read('member', at)).words).toContain('Hear those who deliver now by May')
    expect((await town.read('coordinator', `${at}/questions/1`)).status).toBe(200)
    await decide('move', 'They were heard in May, and the gap is closed')
    const { words } = await town.read('coordinator', at)
    expect(words).toContain('The rule alone said otherwise: it moves, with conditions.')
    expect((await town.read('coordinator', `${at}/questions/1`)).status).toBe(404)
  })

  test('is asked under one name once, and areas answer before it moves', async () => {
    const same = await town.send('analyst', '/readiness/new', {
      resource: 'Harbour programme',
      ...day('moves_on', addDays(today, 10)),
      ...day('answer_by', addDays(today, 5)),
    })
    expect(same.said).toContain('There is one of this name already')
    const after = await town.send('analyst', '/readiness/new', {
      resource: 'Other programme',
      ...day('moves_on', addDays(today, 10)),
      ...day('answer_by', addDays(today, 11)),
    })
    expect(after.said).toContain('Areas must answer by the day it moves')
  })
})
