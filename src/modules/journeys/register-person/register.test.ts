import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import { describe, expect, it } from 'vitest'
import { currentCharacteristics, noticesOf } from '#modules/people'
import { testDatabase } from '#platform/testing'
import { calendarDate } from '#platform/time'
import { colleagueOf, neighbourhood, referredPerson, supportedPerson, viewerOf } from '../journeys.testing.ts'
import { site } from '../site.testing.ts'
import { openSpellOf } from '../spells/spells.queries.ts'

const house = await testDatabase()
const { works, support } = await neighbourhood(house)
const morag = await colleagueOf(house, works)
const { open, send, formAt, events } = site(house)

const filled = (more: Record<string, string | string[]> = {}) => ({
  privacy: 'read_out',
  charter: 'paper',
  registered_on: '2026-11-20',
  stream: 'NOLB',
  lead: morag.user_id,
  ...more,
})

describe('the registration form', () => {
  it('registers with the answers, the three blanks apart, the notices by version, and the lead by name', async () => {
    const person = await referredPerson(house, morag)
    const answers = {
      gender: 'woman',
      trans: 'prefer_not_to_say',
      carer: 'not_asked',
      condition_12_months: 'yes',
      condition_limits: 'a_lot',
      lone_parent: 'yes',
      ethnic_group: 'white',
    }
    const sent = await send(morag, `/people/${person.id}/register`, filled(answers))
    expect([sent.status, sent.to]).toEqual([303, `/people/${person.id}/registration`])
    await house.asViewer(morag, async (tx) => {
      expect(await currentCharacteristics(tx, person.id)).toMatchObject({
        ...answers,
        homeless: 'unknown',
        children: null,
      })
      expect(
        (await noticesOf(tx, person.id)).map((given) => [given.notice, given.version, given.format]).sort(),
      ).toEqual([
        ['charter', '1', 'paper'],
        ['privacy', '2', 'read_out'],
      ])
      expect(await openSpellOf(tx, person.id)).toMatchObject({
        registered_on: '2026-11-20',
        eligibility_verified_on: null,
      })
    })
    const { html } = await open(morag, `/people/${person.id}/registration`)
    expect(html).toMatch(/Disabled<\/dt><dd[^>]*>Yes/)
    expect(html).toContain('Lone parents')
    expect(html).toContain('Not verified yet')
    expect(await events('journeys.person.registered', person.id)).toBe(1)
  })

  it('sent twice registers once, and leads to the same place', async () => {
    const person = await referredPerson(house, morag)
    const path = `/people/${person.id}/register`
    const token = await formAt(morag, path)
    const [first, second] = [await send(morag, path, filled(), token), await send(morag, path, filled(), token)]
    expect([first.to, second.to]).toEqual([`/people/${person.id}/registration`, `/people/${person.id}/registration`])
    expect(await events('journeys.person.registered', person.id)).toBe(1)
  })

  it('with a mistake keeps what was typed and registers nobody', async () => {
    const person = await referredPerson(house, morag, { date_of_birth: calendarDate('2019-06-02') })
    const path = `/people/${person.id}/register`
    const sent = await send(morag, path, filled({ registered_on: '2026-12-24', homeless: 'yes' }))
    expect(sent.status).toBe(422)
    expect(sent.html).toContain('must be today or in the past')
    expect(sent.html).toMatch(/name="homeless" value="yes" checked/)
    const unborn = await send(morag, path, filled({ registered_on: '2019-06-01' }))
    expect(unborn.html).toContain('after the person was born')
    const closed = await send(morag, path, filled({ stream: 'UKSPF' }))
    expect(closed.status).toBe(422)
    const early = await send(morag, path, filled({ registered_on: '2019-03-01' }))
    expect(early.html).toContain('was not open to new people on 1 March 2019')
    expect(await house.asViewer(morag, (tx) => openSpellOf(tx, person.id))).toBeUndefined()
  })

  it('needs the notices to be given first', async () => {
    const person = await referredPerson(house, morag)
    const sent = await send(morag, `/people/${person.id}/register`, filled({ privacy: '', charter: '' }))
    expect(sent.html).toContain('Say how you gave them the privacy notice')
    expect(sent.html).toContain('Say how you gave them the charter')
  })

  it('keeps the referral it came from, and refuses one that is none', async () => {
    const person = await referredPerson(house, morag)
    const referral = uuid()
    const shown = await open(morag, `/people/${person.id}/register?referral=${referral}`)
    expect(shown.html).toContain(`name="referral_id" value="${referral}"`)
    const path = `/people/${person.id}/register`
    expect((await send(morag, path, filled({ referral_id: 'x' }))).status).toBe(422)
    expect((await send(morag, path, filled({ referral_id: referral }))).status).toBe(303)
    expect((await house.asViewer(morag, (tx) => openSpellOf(tx, person.id)))?.referral_id).toBe(referral)
  })

  it('says so when they are registered already', async () => {
    const { person } = await supportedPerson(house, morag)
    const shown = await open(morag, `/people/${person.id}/register`)
    expect(shown.html).toContain('Already registered with Northtown Works since 23 November 2026. Ask Morag Fictus')
    expect(shown.html).not.toContain('name="stream"')
  })

  it('is not found by another organisation, another area or another role', async () => {
    const person = await referredPerson(house, morag)
    for (const other of [
      viewerOf(support),
      { ...morag, role: 'member' } as const,
      { ...morag, role: 'coordinator' } as const,
    ]) {
      const { status, html } = await open(other, `/people/${person.id}/register`)
      expect(status).toBe(404)
      expect(html).not.toContain('Isla')
    }
  })
})

describe('eligibility', () => {
  it('is verified on a day of its own; verified again, the first check is kept', async () => {
    const { person, spell } = await supportedPerson(house, morag)
    const path = `/people/${person.id}/eligibility`
    expect((await send(morag, path, { verified_on: '2026-11-23' })).html).toContain('Choose what you saw')
    expect((await send(morag, path, { evidence: ['identity', 'other'], verified_on: '2026-11-21' })).html).toContain(
      'Say what else you saw',
    )
    expect((await send(morag, path, { evidence: ['identity', 'address'], verified_on: '2026-11-21' })).status).toBe(303)
    expect((await send(morag, path, { evidence: ['payslip'], verified_on: '2026-11-22' })).status).toBe(303)
    expect((await house.asViewer(morag, (tx) => openSpellOf(tx, person.id)))?.eligibility_verified_on).toBe(
      '2026-11-22',
    )
    const { rows } = await sql`select 1 from journeys.eligibility_check where spell_id = ${spell.id}`.execute(
      house.asOwner,
    )
    expect(rows).toHaveLength(2)
  })
})

describe('leaving and giving the lead', () => {
  it('leaves with a coded reason, after which nothing more can be ended', async () => {
    const { person } = await supportedPerson(house, morag, calendarDate('2026-11-02'))
    const path = `/people/${person.id}/leave`
    expect((await send(morag, path, { left_on: '2026-11-01', left_reason: 'other' })).html).toContain(
      'on or after 2 November 2026',
    )
    expect((await send(morag, path, { left_on: '2026-11-20', left_reason: 'learning' })).status).toBe(303)
    const { html, status } = await open(morag, `/people/${person.id}/registration`)
    expect(status).toBe(200)
    expect(html).toContain('20 November 2026: Started education or training')
    expect((await open(morag, path)).status).toBe(404)
  })

  it('gives the lead to a colleague with a reason, and to nobody else', async () => {
    const { person } = await supportedPerson(house, morag)
    const ross = await colleagueOf(house, works, 'team_lead', 'Ross Pretend')
    const path = `/people/${person.id}/lead`
    expect((await send(morag, path, { lead: uuid(), reason: 'holiday' })).status).toBe(422)
    expect((await send(morag, path, { lead: ross.user_id, reason: 'Morag is away' })).status).toBe(303)
    expect((await open(morag, `/people/${person.id}/registration`)).html).toContain('Ross Pretend')
  })
})
