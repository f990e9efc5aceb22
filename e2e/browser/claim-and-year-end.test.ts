import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openBrowser, type Somebody, somebody } from './browser.ts'
import { type RunningHouse, startHouse } from './house.ts'

// A member claims under their organisation's grant, what is too much or too late is refused and nothing moves, the coordinator checks and pays; two close a year at once.
let house: RunningHouse
let browser: Browser
let member: Somebody
let coordinator: Somebody

beforeAll(async () => {
  house = await startHouse()
  browser = await openBrowser()
  member = await somebody(browser, house, 'Partnership member', { javaScript: false, width: 320 })
  coordinator = await somebody(browser, house, 'Partnership coordinator')
}, 240_000)
afterAll(async () => {
  await browser?.close()
  await house?.stop()
})

const linksOf = ({ page }: Somebody, begins: string) =>
  page.locator(`main a[href^="${begins}"]`).evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''))

/** What a grant's page says of one of its sums, as it stands in the books. */
const sumOf = async ({ page }: Somebody, term: string) =>
  (await page.locator(`aside dt:text-is("${term}") + dd`).first().innerText()).trim()

describe('a claim', () => {
  let grant = ''
  let claim = ''

  const claiming = async (pence: string, costs: string, days: { from: string; to: string }) => {
    await member.go(`${grant}/claim`)
    await member.date('First day of the costs', days.from)
    await member.date('Last day of the costs', days.to)
    await member.page.fill('[name=pence]', pence)
    await member.page.fill('[name=costs]', costs)
    await member.press('Send the claim')
  }

  test('is made under the grant that the organisation was given', async () => {
    await member.go('/funding')
    for (const line of await linksOf(member, '/funding/lines/')) {
      await member.go(line)
      if ((await member.words()).includes('Harbour Housing')) break
    }
    grant = (await linksOf(member, '/funding/commitments/'))[0] ?? ''
    await member.go(grant)
    expect(await member.words()).toContain('Left to claim')
    await member.picture('claim-1-grant')
  })

  test('above what is left, or of costs outside its days, is refused with the place and why, and nothing moves', async () => {
    await member.go(grant)
    const left = await sumOf(member, 'Left to claim')
    const from = (await member.words()).match(/from 1 April (\d{4})/)?.[1] ?? ''
    await claiming('99999999', 'Wages | 99999999 | Ledger', { from: `${from}-04-01`, to: `${from}-04-30` })
    expect(await member.words()).toContain(`${left} is left of what was committed`)
    await claiming('10', 'Wages | 10 | Ledger', { from: `${Number(from) - 1}-12-01`, to: `${from}-04-30` })
    expect(await member.words()).toContain(`Costs may be claimed from 1 April ${from} only`)
    await claiming('10', 'Wages | 9 | Ledger', { from: `${from}-04-01`, to: `${from}-04-30` })
    expect(await member.words()).toContain('The costs come to £9, the claim is for £10')
    await member.picture('claim-2-refused')
    await member.go(grant)
    expect(await sumOf(member, 'Left to claim')).toBe(left)
    await claiming('1000.50', 'Wages | 900 | Payroll summary\nRooms | 100.50 | Invoice 7', {
      from: `${from}-04-01`,
      to: `${from}-04-30`,
    })
    expect(await member.words()).toContain('over £1,000.50 is with the coordinator')
    claim = member.path()
  })

  test('is checked and paid by the coordinator, and both read what happened', async () => {
    await coordinator.go(claim)
    await coordinator.follow('Check it')
    await coordinator.choose('The costs are proved and may be paid')
    await coordinator.page.fill('[name=words]', 'Payroll summary and the invoice seen')
    await coordinator.press('Record it')
    await coordinator.follow('Write down that it is paid')
    await coordinator.press('It is paid')
    await coordinator.picture('claim-3-paid')
    await member.go(claim)
    expect(await member.words()).toContain('Payroll summary and the invoice seen')
    expect(await member.words()).toContain('Paid')
  })
})

describe('the end of a year', () => {
  test('is not yet, and each open place is named with what to do', async () => {
    await coordinator.go('/funding')
    await coordinator.follow(/End of the year/)
    expect(await coordinator.words()).toContain('Promised and not claimed: wait for the claim, or give it back')
    expect(await coordinator.page.locator('main button').count()).toBe(0)
    await coordinator.picture('year-end-1-open')
  })

  test('comes once, though two press at once: one closes the books, the other learns it', async () => {
    const two = await Promise.all([1, 2].map(() => somebody(browser, house, 'Partnership coordinator, island')))
    const [first, second] = two
    if (first === undefined || second === undefined) throw new Error('two were asked for')
    await first.go('/funding')
    const tabs = await linksOf(first, '/funding?year=')
    const before = tabs.at(-1)?.split('=')[1] ?? ''
    for (const one of two) await one.go(`/funding/years/${before}`)
    await Promise.all(two.map((one) => one.press(`Close the books of ${before}`)))
    const said = (await Promise.all(two.map((one) => one.words()))).join(' ')
    expect(said).toContain(`The books of ${before} are closed.`)
    expect(said).toContain(`Somebody else has closed the books of ${before}`)
    await first.go(`/funding/journal/${before}`)
    expect((await first.words()).match(/Carried over/g)?.length).toBe(2)
    await first.picture('year-end-2-closed')
  })
})
