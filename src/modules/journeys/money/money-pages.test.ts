import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { testDatabase } from '#platform/testing'
import { colleagueOf, neighbourhood, supportedPerson, viewerOf } from '../journeys.testing.ts'
import { site } from '../site.testing.ts'

const house = await testDatabase()
const { works, support, partnership } = await neighbourhood(house)
const morag = await colleagueOf(house, works)
const { open, send, events } = site(house)
const { person } = await supportedPerson(house, morag)
const at = `/people/${person.id}/money`
const work = {
  hours: '25',
  wage: '13',
  age: '25',
  household: 'single',
  children: '2',
  under_16: '2',
  rent: '600',
  in_childcare: '2',
  childcare: '400',
}

describe('an estimate on a record', () => {
  it('is kept as it was shown, with its assumptions and rates, and says that it is no advice', async () => {
    const made = await send(morag, `${at}/estimate`, work)
    expect(made.to).toMatch(/\/money\/estimates\//)
    const { html } = await open(morag, made.to ?? '')
    for (const words of [
      'more a month in work',
      'This is not advice',
      'April 2026 to April 2027',
      'A partner earns nothing',
      '£1,408.33',
      '25 hours a week at £13.00 an hour',
    ])
      expect(html).toContain(words)
    const { rows } = await sql<{ rates: { taper_percent: number } }>`select rates from journeys.money_estimate`.execute(
      house.asOwner,
    )
    expect(rows[0]?.rates.taper_percent).toBe(55)
    expect(await events('journeys.money_estimate.made', person.id)).toBe(1)
    expect((await open(morag, at)).html).toContain('more a month in work')
  })

  it('refuses a day that no rates cover, too low a wage, and children who do not add up; and keeps what was typed', async () => {
    const unknown = await send(morag, `${at}/estimate`, {
      ...work,
      'on_date-day': '1',
      'on_date-month': '5',
      'on_date-year': '2027',
    })
    expect([unknown.status, unknown.html]).toEqual([422, expect.stringContaining('We have no rates for 1 May 2027')])
    const wrong = await send(morag, `${at}/estimate`, { ...work, wage: '12.70', under_16: '3', in_childcare: '3' })
    expect(wrong.status).toBe(422)
    for (const words of [
      '£12.71 an hour',
      'No more children can be under 16',
      'Childcare cannot be for more children',
      'value="12.70"',
    ])
      expect(wrong.html).toContain(words)
  })
})

describe('a talk about money', () => {
  it('keeps yes, no and three blanks apart, says what may help, and leads to advice in one step', async () => {
    const saved = await send(morag, `${at}/check`, {
      debts: 'yes',
      bills_paid: 'yes',
      bank_account: 'prefer_not_to_say',
      saving: 'unknown',
      agreed_next: 'Ring the advice shop',
    })
    expect(saved.to).toBe(at)
    const { rows } = await sql<{
      answers: { code: string; answer: string; leads_to: string | null }[]
    }>`select answers from journeys.money_check`.execute(house.asOwner)
    const kept = Object.fromEntries(
      (rows[0]?.answers ?? []).map(({ code, answer, leads_to }) => [code, [answer, leads_to !== null]]),
    )
    expect(kept).toMatchObject({
      debts: ['yes', true],
      bills_paid: ['yes', false],
      bank_account: ['prefer_not_to_say', false],
      saving: ['unknown', false],
      all_benefits: ['not_asked', false],
    })
    const { html } = await open(morag, at)
    for (const words of [
      'One thing calls for help',
      'Free debt advice',
      'Would rather not say',
      'Ring the advice shop',
      `href="/people/${person.id}/refer?need=money"`,
    ])
      expect(html).toContain(words)
  })

  it('with nothing said is refused', async () => {
    expect((await send(morag, `${at}/check`, {})).status).toBe(422)
  })

  it('is read by the coordinator, written by workers, and not found by anybody else', async () => {
    const coordinator = viewerOf(partnership, 'coordinator')
    expect((await open(coordinator, at)).html).not.toContain('/money/estimate"')
    expect((await open(coordinator, at)).html).toContain('Free debt advice')
    for (const path of [at, `${at}/estimate`, `${at}/check`])
      expect((await open(viewerOf(support), path)).status).toBe(404)
    expect((await open(coordinator, `${at}/check`)).status).toBe(404)
  })
})
