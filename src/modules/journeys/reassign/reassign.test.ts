import fc from 'fast-check'
import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { asViewer } from '#platform/db'
import { testDatabase } from '#platform/testing'
import { colleagueOf, neighbourhood, supportedPerson, today } from '../journeys.testing.ts'
import { site } from '../site.testing.ts'
import { leadOf } from '../spells/spells.queries.ts'
import { giveLeads } from './give-leads.ts'

const house = await testDatabase()
const { works, support } = await neighbourhood(house)
const lead = await colleagueOf(house, works, 'team_lead', 'Ross Pretend')
const morag = await colleagueOf(house, works)
const iain = await colleagueOf(house, works, 'key_worker', 'Iain Madeup')
const { open, formAt, send, events } = site(house)

describe('giving people to somebody else', () => {
  it('is checked first, then done to all at once, and said on each record', async () => {
    const people = [await supportedPerson(house, morag), await supportedPerson(house, morag)]
    const spells = people.map(({ spell }) => spell.id)
    const typed = { people: spells, to: iain.user_id, reason: 'Morag goes to another team' }
    const first = await send(lead, '/people/reassign', typed)
    expect(first.to).toMatch(/^\/people\/reassign\/check\?draft=[0-9a-f-]{36}$/)
    const check = await open(lead, first.to ?? '')
    expect(check.html).toContain('Give 2 people to Iain Madeup?')
    const done = await send(lead, '/people/reassign/check', typed, await formAt(lead, first.to ?? ''))
    expect(done.to).toBe('/people/team')
    for (const { person } of people) {
      expect(await house.asViewer(lead, (tx) => leadOf(tx, person.id))).toMatchObject({ name: 'Iain Madeup' })
      expect(await events('journeys.lead.given', person.id)).toBe(1)
    }
    expect((await open(lead, '/people/team')).html).toContain('Iain Madeup')
    expect((await open(morag, '/people/team')).status).toBe(404)
  })

  it('gives all or none: one whose support ended meanwhile keeps everybody where they were', async () => {
    const { person, spell } = await supportedPerson(house, morag)
    const gone = await supportedPerson(house, morag)
    await sql`update journeys.spell set left_on = ${today}, left_reason = 'job' where id = ${gone.spell.id}`.execute(
      house.asOwner,
    )
    const asked = { spells: [spell.id, gone.spell.id], to: iain.user_id, reason: 'x' }
    await expect(house.asViewer(lead, (tx) => giveLeads(tx, lead, asked))).rejects.toThrow()
    expect(await house.asViewer(lead, (tx) => leadOf(tx, person.id))).toMatchObject({ user_id: morag.user_id })
  })

  it('gives nobody to another organisation, nor takes from one', async () => {
    const stranger = await colleagueOf(house, support, 'team_lead')
    const { spell } = await supportedPerson(house, morag)
    const give = (to: string, as: typeof lead) =>
      house.asViewer(as, (tx) => giveLeads(tx, as, { spells: [spell.id], to, reason: 'x' }))
    await expect(give(stranger.user_id, lead)).rejects.toThrow()
    await expect(give(stranger.user_id, stranger)).rejects.toThrow()
  })

  it('leaves exactly one lead at any moment, whoever gives whom to whom', async () => {
    const workers = [morag, iain, lead]
    const spells = [await supportedPerson(house, morag), await supportedPerson(house, morag)].map(({ spell }) => spell)
    let minute = 0
    const step = fc.record({ to: fc.nat(2), which: fc.subarray([0, 1], { minLength: 1 }) })
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 5 }), async (steps) => {
        for (const { to, which } of steps) {
          minute += 1
          const at = new Date(Date.UTC(2026, 10, 24, 8, minute))
          const chosen = which.map((nth) => spells[nth]?.id ?? '')
          await asViewer(house.database, lead, { now: () => at }, (tx) =>
            giveLeads(tx, lead, { spells: chosen, to: workers[to]?.user_id ?? '', reason: 'x' }),
          )
          for (const nth of which) {
            const { rows } = await sql<{ since: Date; until: Date | null; user_id: string }>`
              select since, until, user_id from journeys.lead where spell_id = ${spells[nth]?.id} order by since`.execute(
              house.asOwner,
            )
            // Each ends in the instant in which the next begins, and the last goes on.
            rows.forEach((row, at_) => {
              expect(row.until).toEqual(rows[at_ + 1]?.since ?? null)
            })
            expect(rows.at(-1)?.user_id).toBe(workers[to]?.user_id)
          }
        }
      }),
      { numRuns: 10, interruptAfterTimeLimit: 6000, markInterruptAsFailure: false },
    )
  })
})
