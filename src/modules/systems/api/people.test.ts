import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { testDatabase } from '#platform/testing'
import { referralWorld } from '../../referrals/referrals.testing.ts'
import { pointers, rowsSite } from './rows.testing.ts'

const house = await testDatabase()
const { worker, islander } = await referralWorld(house)
const { keyFor, sendTo } = rowsSite(house)
const key = await keyFor(worker, ['people.import'])
const send = (body: unknown, idempotency: string, by = key) => sendTo('people', body, idempotency, by)
const row = (participant_id: string, change: object = {}) => ({
  participant_id,
  given_name: `Given${participant_id}`,
  family_name: 'Placeholder',
  date_of_birth: '1990-05-17',
  registered_on: '2025-04-01',
  ...change,
})
const people = async () => {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from people.person`.execute(house.asOwner)
  return rows[0]?.n ?? 0
}

describe('people of an area from its own system', () => {
  test('are checked and counted without being stored when it is a dry run, and then stored once', async () => {
    const body = { rows: [row('P1', { job_started_on: '2025-09-01', job_hours: 21 }), row('P2', { gender: 'woman' })] }
    const before = await people()
    expect(await send({ ...body, dry_run: true }, 'dry')).toMatchObject({
      status: 200,
      json: { added: 2, dry_run: true },
    })
    expect(await people()).toBe(before)
    const answers = await Promise.all([send(body, 'first'), send(body, 'first')])
    for (const answer of answers)
      expect(answer).toMatchObject({ status: 200, json: { rows: 2, added: 2, changed: 0, left_out: [] } })
    expect(await people()).toBe(before + 2)
    expect(await send(body, 'second')).toMatchObject({ status: 200, json: { added: 0, unchanged: 2 } })
    const changed = { rows: [row('P1', { job_started_on: '2025-09-01', job_hours: 30 })] }
    expect(await send(changed, 'third')).toMatchObject({ status: 200, json: { added: 0, changed: 1 } })
    expect(await people()).toBe(before + 2)
  })

  test('are all refused when one row is wrong, each wrong cell by its place, and its value not repeated', async () => {
    const before = await people()
    const body = {
      rows: [
        row('P10'),
        row('P11', { date_of_birth: '2031-01-01', gender: 'Zzyzx' }),
        row('P12', { job_started_on: '2020-01-01' }),
      ],
    }
    const { status, json } = await send(body, 'wrong')
    expect(status).toBe(422)
    expect(pointers(json)).toEqual(
      expect.arrayContaining(['#/rows/1/date_of_birth', '#/rows/1/gender', '#/rows/2/job_started_on']),
    )
    expect(JSON.stringify(json)).not.toMatch(/Zzyzx|2031-01-01/)
    expect(await people()).toBe(before)
    expect(await send({ ...body, accept_valid: true }, 'wrong')).toMatchObject({ status: 200, json: { added: 1 } })
    expect(await people()).toBe(before + 1)
  })

  test('with a column that is not known, no rows, or a cell that is no value are refused', async () => {
    expect(await send({ rows: [row('P20', { shoe_size: '9' })] }, 'column')).toMatchObject({ status: 422 })
    expect(await send({ rows: [] }, 'none')).toMatchObject({ status: 422 })
    expect(await send({ rows: [row('P21', { gender: { is: 'woman' } })] }, 'cell')).toMatchObject({ status: 422 })
    expect(await send({ rows: [row('P22')], organisation: 'Nowhere Works' }, 'organisation')).toMatchObject({
      status: 422,
    })
  })

  test('are those of the key’s area and no other', async () => {
    const theirs = await keyFor(islander, ['people.import'])
    expect(await send({ rows: [row('P1')] }, 'island', theirs)).toMatchObject({ status: 200, json: { added: 1 } })
    const { rows } = await sql<{ area_id: string }>`
      select area_id from people.person where given_name = 'GivenP1' order by area_id`.execute(house.asOwner)
    expect(rows.map(({ area_id }) => area_id)).toEqual([islander.area_id, worker.area_id].sort())
  })

  test('leave a line in the audit trail that names the key and who answers for it', async () => {
    const { rows } = await sql<{ user_id: string; detail: object }>`
      select user_id, detail from audit.event where event = 'systems.people.sent' order by at limit 1`.execute(
      house.asOwner,
    )
    expect(rows).toEqual([
      { user_id: worker.user_id, detail: expect.objectContaining({ api_key: expect.any(String), rows: 2 }) },
    ])
  })
})
