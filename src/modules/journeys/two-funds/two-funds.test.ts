import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { testDatabase } from '#platform/testing'
import { addDays, calendarDate } from '#platform/time'
import { giveSupport } from '../interventions/support-given.queries.ts'
import { colleagueOf, neighbourhood, supportedPerson } from '../journeys.testing.ts'
import { site } from '../site.testing.ts'
import { fromTwoFunds } from './two-funds.queries.ts'

const house = await testDatabase()
const { works, support } = await neighbourhood(house)
const morag = await colleagueOf(house, works, 'key_worker')
const fiona = await colleagueOf(house, works, 'team_lead', 'Fiona Invented')
const stranger = await colleagueOf(house, support, 'team_lead', 'Tess Madeup')
const { open, send } = site(house)
const monday = calendarDate('2026-11-16')
const { spell } = await supportedPerson(house, morag, calendarDate('2026-09-01'), {
  given_name: 'Zee',
  family_name: 'Sample',
})

const gave = (intervention: string, stream: string, on: number, pence: number) =>
  house.asViewer(morag, (tx) =>
    giveSupport(tx, morag, spell, {
      intervention,
      what: 'A course',
      on_date: addDays(monday, on),
      minutes: 60,
      organisation_id: works.id,
      stream,
      cost_pence: pence,
    }),
  )
const seen = (viewer = fiona) => house.asViewer(viewer, (tx) => fromTwoFunds(tx, addDays(monday, -100)))

describe('support that more than one fund bears', () => {
  it('is the same kind, for the same person, in the same week, from Monday to Sunday', async () => {
    await gave('skills', 'NOLB', 0, 12_000)
    await gave('skills', 'NOLB', 1, 3_000)
    expect(await seen(), 'one fund').toEqual([])
    await gave('skills', 'PESF', 7, 5_000)
    expect(await seen(), 'the week after').toEqual([])
    await gave('personal', 'PESF', 2, 5_000)
    expect(await seen(), 'another kind').toEqual([])
    await gave('skills', 'PESF', 6, 5_050)
    const [one, ...more] = await seen()
    expect(more).toEqual([])
    expect(one?.funds.map(({ stream, times, pence }) => [stream, times, pence])).toEqual([
      ['NOLB', 2, 15_000],
      ['PESF', 1, 5_050],
    ])
    expect(one?.week_on).toBe(monday)
  })

  it('is seen by those who see the record, and by nobody else', async () => {
    expect(await seen(stranger)).toEqual([])
    expect((await open(fiona, '/support/two-funds')).html).toContain('Zee Sample')
    expect((await open(stranger, '/support/two-funds')).html).not.toContain('Zee Sample')
    expect((await open(morag, '/support/two-funds')).status).toBe(404)
  })

  it('is said to be matched, paid twice or two things, with why; what was said before stays on record', async () => {
    const at = `/people/${spell.person_id}/two-funds/skills-${monday}`
    expect((await open(stranger, at)).status).toBe(404)
    expect((await send(fiona, at, { finding: 'matched', words: '' })).status).toBe(422)
    await send(fiona, at, { finding: 'matched', words: 'Agreed with both funds in May' })
    await send(fiona, at, { finding: 'paid_twice', words: 'Given back in the claim of January' })
    const { html } = await open(fiona, '/support/two-funds')
    expect(html).toContain('All were looked at.')
    expect(html).toContain('Given back in the claim of January')
    const { rows } = await sql<{ finding: string }>`select finding from journeys.two_funds order by said_at`.execute(
      house.asOwner,
    )
    expect(rows.map(({ finding }) => finding)).toEqual(['matched', 'paid_twice'])
  })

  it('leaves out what was written down by mistake', async () => {
    await sql`update journeys.one_to_one set superseded_at = now(), superseded_reason = 'x' where stream = 'PESF'`.execute(
      house.asOwner,
    )
    expect(await seen()).toEqual([])
  })
})
