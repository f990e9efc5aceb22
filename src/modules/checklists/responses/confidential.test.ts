import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import { describe, expect, test } from 'vitest'
import { roles, type Viewer } from '#platform/access'
import type { Tx } from '#platform/db'
import { testDatabase } from '#platform/testing'
import { answers, members, roundOf, viewerOf } from '../checklists.testing.ts'
import {
  closePart,
  entriesOf,
  rolesThatAnswer,
  saveDraft,
  selectOptionalResponse,
  submitResponse,
  takeSeat,
} from '../index.ts'

const house = await testDatabase()
const area = 'S12000049'
const elsewhere = 'S12000023'
const [own, other, ...more] = await members(house, area, 6)
const [islander] = await members(house, elsewhere, 2)
const round = await roundOf(house, { key: 'confidential', areas: [area, elsewhere] })
const typed = { '1.1': 'fully', '1.examples': 'Only we could have written this', '2.7': 'not' }
for (const member of [own, other, ...more]) await answers(house, round, member, typed)

const reader = async (tx: Tx) => {
  const { rows } = await sql<{ table: string; whose: string }>`
    select 'answer' as table, organisation_id as whose from checklists.answer
    union select 'comment', organisation_id from checklists.comment
    union select 'draft', organisation_id from checklists.draft`.execute(tx)
  return rows
}
const whose = (rows: { whose: string }[]) => [...new Set(rows.map((row) => row.whose))]

describe('answers, comments and drafts', () => {
  test('are read by those who act for the organisation', async () => {
    const rows = await house.asViewer(own.viewer, reader)
    expect(whose(rows)).toEqual([own.organisation_id])
    expect(new Set(rows.map(({ table }) => table))).toEqual(new Set(['answer', 'comment', 'draft']))
  })

  const strangers: [string, Viewer][] = [
    ['a member of another organisation of the area, of theirs', other.viewer],
    ['a member in another area', islander.viewer],
    ['the coordinator', viewerOf('coordinator', area, uuid())],
    ['a coordinator who gives the organisation as theirs', viewerOf('coordinator', area, own.organisation_id)],
    ['the national analyst', viewerOf('analyst', null)],
    ['an analyst who gives the organisation as theirs', viewerOf('analyst', area, own.organisation_id)],
    ['an administrator of the organisation', viewerOf('administrator', area, own.organisation_id)],
    ['a participant', viewerOf('participant', null)],
  ]
  test.each(strangers)('are not read by %s', async (_, viewer) => {
    expect(whose(await house.asViewer(viewer, reader))).not.toContain(own.organisation_id)
  })

  test('are not read by nobody, nor by statistics', async () => {
    expect(await house.asNobody(reader)).toEqual([])
    await expect(house.asStatistician(reader)).rejects.toThrow(/permission denied/)
  })

  test('the roles that answer for their organisation are the same in the program and in the database', async () => {
    const held = await Promise.all(
      roles.map(async (role) => {
        const rows = await house.asViewer(viewerOf(role, area, own.organisation_id), reader)
        return whose(rows).length > 0
      }),
    )
    expect(roles.filter((_, at) => held[at])).toEqual(
      roles.filter((role) => rolesThatAnswer.some((one) => one === role)),
    )
  })

  test('cannot be written for another organisation', async () => {
    const forged = house.asViewer(other.viewer, async (tx) => {
      const seat = { ...own.seat(round), user_id: other.viewer.user_id }
      await saveDraft(tx, seat, { '1.1': 'not' }, house.clock.now())
      await submitResponse(tx, seat, house.clock.now())
    })
    await expect(forged).rejects.toThrow()
    const steal = house.asViewer(other.viewer, (tx) =>
      sql`update checklists.answer set superseded_at = now() where organisation_id = ${own.organisation_id}`.execute(
        tx,
      ),
    )
    expect((await steal).numAffectedRows).toBe(0n)
  })

  test('a clearing is read through its function alone', async () => {
    await expect(house.asViewer(own.viewer, (tx) => sql`select from checklists.clearing`.execute(tx))).rejects.toThrow(
      /permission denied/,
    )
  })
})

describe('the link of an invitation', () => {
  const token = 'the secret of a link, 256 bits of it'
  const invite = (organisation_id: string, secret: string) =>
    house.asWorker((tx) =>
      sql`with invited as (
          insert into checklists.invitation (id, area_id, round_id, organisation_id, contact_name)
          values (${uuid()}, ${area}, ${round.id}, ${organisation_id}, 'Hassan Imaginary') returning id, area_id)
        insert into checklists.letter (id, area_id, invitation_id, kind, token_hash, message_id, sent_at)
        select ${uuid()}, area_id, id, 'invitation', ${createHash('sha256').update(secret).digest('hex')}, ${uuid()}, nwd.clock()
        from invited`.execute(tx),
    )

  test('lets somebody without an account read and change what their organisation says, in that round', async () => {
    await invite(own.organisation_id, token)
    const entries = await house.asNobody(async (tx) => {
      const seat = await takeSeat(tx, token)
      expect(seat).toMatchObject({ organisation_id: own.organisation_id, name: 'Hassan Imaginary', user_id: null })
      const response = seat === undefined ? undefined : await selectOptionalResponse(tx, seat)
      expect(whose(await reader(tx))).toEqual([own.organisation_id])
      return entriesOf(tx, response?.id ?? '')
    })
    expect(entries.get('2.7')?.value).toBe('not')
  })

  test('is nothing when it is wrong, withdrawn or run out', async () => {
    for (const wrong of ['', 'x', `${token} `]) {
      expect(await house.asNobody((tx) => takeSeat(tx, wrong)), wrong).toBeUndefined()
    }
    await house.asWorker((tx) => sql`update checklists.invitation set withdrawn_at = nwd.clock()`.execute(tx))
    const rows = await house.asNobody(async (tx) => {
      expect(await takeSeat(tx, token)).toBeUndefined()
      return reader(tx)
    })
    expect(rows).toEqual([])
  })
})

test('nothing of what an organisation says is in what its coordinator can select after the part has closed', async () => {
  const coordinator = viewerOf('coordinator', area, uuid())
  expect(await house.asViewer(coordinator, (tx) => closePart(tx, round.id, area, coordinator.user_id))).toBe(true)
  expect(await house.asViewer(coordinator, reader)).toEqual([])
})
