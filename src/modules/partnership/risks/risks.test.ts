import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { testDatabase } from '#platform/testing'
import { calendarDate } from '#platform/time'
import { day, last, partnershipTown } from '../partnership.testing.ts'
import { levelOf } from './risk.ts'

const house = await testDatabase()
const town = await partnershipTown(house)
const risk = {
  risk: 'Money ends in March',
  cause: 'One year at a time',
  effect: 'Workers leave',
  likelihood: '4',
  impact: '5',
  response: 'reduce',
  response_words: 'Ask early',
  owner: town.seat('mo'),
}
const at = (await town.send('mo', '/partnership/risks/new', risk)).to ?? ''

describe('a risk', () => {
  test('is as great as likelihood times impact, and looked at again as soon as its level asks', async () => {
    const { words } = await town.read('hassan', at)
    expect(words).toContain('Very high 20 of 25: likely, with severe impact')
    expect(words).toContain('Next look23 December 2026')
  })

  test('a greater likelihood or impact never makes a lower level', () => {
    const today = calendarDate('2026-11-23')
    const one = fc.integer({ min: 1, max: 5 })
    fc.assert(
      fc.property(one, one, one, one, (a, b, c, d) => {
        const [lower, upper] = [
          levelOf(Math.min(a, c), Math.min(b, d), today),
          levelOf(Math.max(a, c), Math.max(b, d), today),
        ]
        expect(upper.score).toBeGreaterThanOrEqual(lower.score)
        expect(upper.review_days).toBeLessThanOrEqual(lower.review_days)
      }),
    )
  })

  test('every look at it stays, drawn as steps with their table', async () => {
    await town.send('hassan', `${at}/review`, { words: 'A letter of intent came', likelihood: '2', impact: '5' })
    await town.send('hamish', `${at}/review`, {
      words: 'Nothing new',
      likelihood: '2',
      impact: '3',
      owner: town.seat('vice'),
    })
    const { page, words } = await town.read('mo', at)
    expect(words).toContain('Medium 6 of 25: unlikely, with moderate impact')
    const rows = page('.nwd-chart tbody tr')
      .map((_, row) => page(row).find('td').eq(1).text())
      .get()
    expect(rows).toEqual(['6', '10', '20'])
    expect(page('.nwd-chart svg').attr('aria-label')).toContain('very high, 20')
    expect(words).toContain('Vice Placeholder, Northtown College')
  })

  test('lies in its square of the matrix, by its number', async () => {
    const { page } = await town.read('mo', '/partnership/risks')
    const row = page('table:contains("the number of each risk") tbody tr:contains("Unlikely")')
    expect(row.find('td').eq(2).text()).toBe('Medium Risk 1')
    expect(page('table:contains("the number of each risk") a')).toHaveLength(1)
  })

  test('goes onto an agenda and gets an action, both leading back to it', async () => {
    await town.send('mo', `/partnership/agenda/new?risk=${last(at)}`, {})
    expect((await town.read('hamish', '/partnership/meetings')).page(`a[href="${at}"]`).text()).toBe(
      'Money ends in March',
    )
    const action = { words: 'Write to the minister', owner: town.seat('chair'), ...day('due_on', '2026-12-10') }
    const added = await town.send('mo', `/partnership/actions/new?risk=${last(at)}`, action)
    expect((await town.read('chair', added.to ?? '')).page(`a[href="${at}"]`).text()).toBe('A risk')
    expect((await town.read('mo', at)).words).toContain('Write to the minister')
  })

  test('is closed by the coordinator with a reason, and stays in the register’s file', async () => {
    expect((await town.read('mo', `${at}/close`)).status).toBe(404)
    expect((await town.send('hamish', `${at}/close`, {})).said).toContain('Say why it can be closed')
    await town.send('hamish', `${at}/close`, { reason: 'Three years are settled' })
    expect((await town.read('mo', at)).words).toContain('Closed on 23 November 2026: Three years are settled')
    expect((await town.read('mo', `${at}/review`)).status).toBe(404)
    const { body } = await town.as('mo').ask('/partnership/risks/file?format=csv')
    expect(body).toContain('1,Money ends in March,One year at a time,Workers leave,Unlikely,Moderate,6,Medium,')
  })

  test('is nobody’s from outside the partnership', async () => {
    for (const who of ['morag', 'rory', 'ailsa'] as const) expect((await town.read(who, at)).status).toBe(404)
  })
})
