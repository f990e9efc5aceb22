import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import { describe, expect, it } from 'vitest'
import { recordEvent } from '#platform/audit'
import { testDatabase } from '#platform/testing'
import { neighbourhood, personOf, viewerOf } from '../people.testing.ts'

const house = await testDatabase()
const { works, support } = await neighbourhood(house)
const morag = viewerOf(works)
const other = viewerOf(support)
const isla = await personOf(house, morag)

describe('the audit trail', () => {
  it('cannot be altered or emptied by the application, nor written in another’s name', async () => {
    await house.asViewer(morag, (tx) => recordEvent(tx, { event: 'people.person.viewed', person_id: isla.id }))
    const attempts = [
      sql`update audit.event set event = 'people.nothing.happened' where person_id = ${isla.id}`,
      sql`delete from audit.event where person_id = ${isla.id}`,
      sql`truncate audit.event`,
    ]
    for (const attempt of attempts) {
      await expect(house.asViewer(morag, (tx) => attempt.execute(tx))).rejects.toThrow('permission denied')
    }
    const forged = sql`insert into audit.event (id, user_id, event, person_id) values (${uuid()}, ${other.user_id}, 'people.person.viewed', ${isla.id})`
    await expect(house.asViewer(morag, (tx) => forged.execute(tx))).rejects.toThrow('row-level security')
  })
})
