import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openBrowser, type Somebody, somebody } from './browser.ts'
import { type RunningHouse, startHouse } from './house.ts'
import { answer, comeByLink, fits, linkTo, openRound, sendIn } from './rounds.ts'

// A whole round of one area in the real program: eight organisations, three by account and five by a link, one of them on a small telephone,
// two without a script; two people of one organisation write together.
let house: RunningHouse
let browser: Browser
let coordinator: Somebody
let reader: Somebody
let at: string

const [fully, partially, not] = ['Fully met', 'Partially met', 'Not met']
/** What each says of 1.1. */
const said: Record<string, string> = {
  'Northtown Council': fully,
  'Northtown College': partially,
  'Northtown Jobcentre': fully,
  'Northtown Justice Service': not,
  'Northtown Health Centre': fully,
  'Harbour Housing': fully,
  'Northtown Works': fully,
  'Northtown Academy': partially,
}
const addresses: Record<string, string> = {
  'Northtown Council': 'Una Madeup <una@round.example>',
  'Northtown College': 'Ada Invented <ada@round.example>',
  'Northtown Jobcentre': 'jo@round.example',
  'Northtown Justice Service': 'ju@round.example',
  'Northtown Health Centre': 'he@round.example',
  'Eastvale Training': 'ev@round.example',
}

beforeAll(async () => {
  house = await startHouse()
  browser = await openBrowser()
  coordinator = await somebody(browser, house, 'Partnership coordinator')
  reader = await somebody(browser, house)
})
afterAll(async () => {
  await browser?.close()
  await house?.stop()
})

describe('a round of one area', () => {
  let byLink: string
  let ada: Somebody
  let bo: Somebody

  test('the coordinator opens it and asks six organisations by e-mail, on one page', async () => {
    at = await openRound(coordinator, { title: 'Self-assessment, spring', key: 'browser-spring', until: '2099-03-02' })
    byLink = `${at}/by-link`
    await coordinator.follow('Invite organisations')
    for (const [name, to] of Object.entries(addresses)) await coordinator.write(name, to)
    await coordinator.press('Send the invitations')
    await coordinator.page.waitForURL((url) => url.pathname === at)
    for (const words of ['6 people of 6 organisations invited', 'Ada Invented', 'Not begun'])
      expect(await coordinator.words()).toContain(words)
    await linkTo(reader, 'ev@round.example')
    expect(await reader.page.locator('li:has-text("@round.example")').first().innerText()).not.toMatch(
      /Northtown|assess|spring/i,
    )
  })

  test('two people of one organisation write together by one link, and one of them sends it in', async () => {
    const link = await linkTo(reader, 'ada@round.example')
    await reader.go(link)
    expect(await reader.words()).toContain('Who will see what')
    await reader.picture('round-1-link')
    ada = await comeByLink(browser, house, { link, name: 'Ada Invented' })
    await answer(ada, byLink, { '1.1': partially, '1.2': fully })
    bo = await comeByLink(browser, house, { link, name: 'Bo Colleague', javaScript: false })
    expect(await bo.words()).toContain('Ada Invented')
    await answer(bo, byLink, { '2.1': not })
    await ada.go(`${byLink}/send`)
    await sendIn(bo, byLink)
    await bo.picture('round-2-sent')
    await ada.press('Send in our answers')
    await ada.page.getByText('has sent in its answers already').first().waitFor()
    await reader.go(link)
    expect(await reader.words()).toContain('sent in by Bo Colleague')
  })

  test('what was sent in can be taken up again by the organisation, and a copy kept', async () => {
    await ada.go(byLink)
    await ada.follow('Take them up again')
    await ada.press('Take them up again')
    await answer(ada, byLink, { '1.2': not })
    await sendIn(ada, byLink)
    await ada.follow(/A copy of our answers/)
    await ada.page.waitForURL(/\/copy$/)
    expect(await ada.words()).toMatch(/1\.2 .*\tNot met/)
    await ada.picture('round-3-copy')
  })

  test('one on a small telephone, one without a script, two at a desk, each by their link', async () => {
    for (const [name, address, how] of [
      ['Northtown Council', 'una@round.example', { width: 320, javaScript: false }],
      ['Northtown Jobcentre', 'jo@round.example', { javaScript: false }],
      ['Northtown Justice Service', 'ju@round.example', {}],
    ] as const) {
      const one = await comeByLink(browser, house, { link: await linkTo(reader, address), name: `Of ${name}`, ...how })
      const look = 'width' in how ? () => fits(one) : async () => undefined
      await look()
      await one.go(`${byLink}/1`)
      await look()
      await answer(one, byLink, { '1.1': said[name] ?? '' })
      await one.go(`${byLink}/send`)
      await look()
      await sendIn(one, byLink)
      expect(await one.words()).toContain('Nothing more is needed')
      expect(await one.page.locator('body').innerText()).not.toMatch(/College|Ada|Bo /)
      await one.leave()
    }
  })

  test('three by their account, one of them without a script; five are enough for a report, and the page says when they are', async () => {
    await coordinator.go(at)
    expect(await coordinator.words()).toContain('4 organisations have answered so far. A report needs 5.')
    for (const [name, role, javaScript] of [
      ['Harbour Housing', 'Partnership member', true],
      ['Northtown Works', 'Key worker', false],
      ['Northtown Academy', 'Referrer', true],
    ] as const) {
      const one = await somebody(browser, house, role, { javaScript })
      await one.go(`${at}/answer`)
      expect(await one.words()).toContain('Who will see what')
      await answer(one, `${at}/answer`, { '1.1': said[name] ?? '' })
      await sendIn(one, `${at}/answer`)
      await one.leave()
    }
    await coordinator.go(at)
    expect(await coordinator.words()).toContain(
      '7 organisations have answered so far. The report opens when the round closes.',
    )
    expect(await coordinator.words()).not.toMatch(/Fully met|Not met/)
  })

  test('a link that was taken back opens nothing', async () => {
    const link = await linkTo(reader, 'ev@round.example')
    await coordinator.go(at)
    await coordinator.follow('ev@round.example')
    await coordinator.choose('Take the invitation back')
    await coordinator.press('Do it')
    await coordinator.page.waitForURL((url) => url.pathname === at)
    await reader.go(link)
    expect(await reader.words()).toContain('This link was taken back')
  })

  test('the coordinator reads the report once the round is closed, and it counts what the eight said', async () => {
    const health = await comeByLink(browser, house, {
      link: await linkTo(reader, 'he@round.example'),
      name: 'Dee Sample',
    })
    await answer(health, byLink, { '1.1': said['Northtown Health Centre'] ?? '' })
    await sendIn(health, byLink)
    await ada.go(`${byLink}/again`)
    await coordinator.go(at)
    await coordinator.picture('round-4-who-answered')
    await coordinator.follow('Close the round')
    await coordinator.press('Close it for good')
    await coordinator.page.waitForURL(/\/report$/)
    const all = [...Object.values(said), not, not]
    const share = Math.round((1000 * all.filter((one) => one === fully).length) / all.length) / 10
    expect(await coordinator.words()).toContain(`${share}% of answers say “Fully met”`)
    await coordinator.picture('round-5-report')
    for (const name of ['Bo Colleague', 'Dee Sample', 'Northtown College'])
      expect(await coordinator.words()).not.toContain(name)
  })

  test('a closed round refuses whoever still has a page open, and lets nobody in by a link; a copy can still be taken', async () => {
    await ada.press('Take them up again')
    await ada.page.getByText('takes no more answers').first().waitFor()
    await reader.go(await linkTo(reader, 'jo@round.example'))
    expect(await reader.words()).toContain('This round has closed')
    expect(await reader.page.getByRole('button').count()).toBe(0)
    await ada.go(`${byLink}/copy`)
    expect(await ada.words()).toContain('Sent in by Ada Invented')
  })
})
