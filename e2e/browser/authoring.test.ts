import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openBrowser, type Somebody, somebody } from './browser.ts'
import { type RunningHouse, startHouse } from './house.ts'

// A partnership writes a checklist of its own, without a script, and puts forward good practice; the nation publishes it, loads the official
// wording from a file, and reads its overview on the map.
let house: RunningHouse
let browser: Browser
let coordinator: Somebody
let analyst: Somebody

beforeAll(async () => {
  house = await startHouse()
  browser = await openBrowser()
  coordinator = await somebody(browser, house, 'Partnership coordinator', { javaScript: false, width: 320 })
  analyst = await somebody(browser, house, 'National analyst')
})
afterAll(async () => {
  await browser?.close()
  await house?.stop()
})

const noSidewaysScrolling = async ({ page }: Somebody) =>
  expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0)

describe('a checklist of our own', () => {
  test('is written on a telephone without a script: scale, sections pasted as lines, another order, a preview', async () => {
    await coordinator.go('/checklists')
    await coordinator.follow('Checklists and their questions')
    await noSidewaysScrolling(coordinator)
    await coordinator.picture('authoring-1-list-320')
    await coordinator.follow('Write a checklist')
    await coordinator.write(/What is it called/, 'How our meetings go')
    await coordinator.write(/What is it for/, 'So that the time we spend together is worth it.')
    await coordinator.press('Begin the draft')
    expect(await coordinator.words()).toContain('There is no section yet')
    await coordinator.page.locator('main').getByRole('link', { name: 'Change scale' }).click()
    await coordinator.write(/^Answers, the strongest first/, 'Always\nOften\nSeldom')
    await coordinator.write(/^Answers beside the scale/, 'Does not apply')
    await coordinator.press('Save')
    for (const [title, statements] of [
      ['Before', '1. Papers come a week before.\n2. Everybody can put something on the agenda.'],
      ['After', '• Actions have a name and a day.\n• They are done by the next meeting.'],
      ['During', 'We begin and end on time.'],
    ] as const) {
      await coordinator.follow('Add a section')
      await coordinator.write(/Title of the section/, title)
      await coordinator.write(/^Statements/, statements)
      await coordinator.press('Save the section')
    }
    await coordinator.follow('Put the sections in another order')
    await coordinator.write('During', '2')
    await noSidewaysScrolling(coordinator)
    await coordinator.picture('authoring-2-order-320')
    await coordinator.press('Save the order')
    const headings = await coordinator.page.locator('main h3').allInnerTexts()
    expect(headings).toEqual(['1. Before', '2. During', '3. After'])
    expect(await coordinator.words()).toContain('Nothing stands in the way')
    await noSidewaysScrolling(coordinator)
    await coordinator.picture('authoring-3-draft-320')
    await coordinator.follow('Preview section 3')
    expect(await coordinator.words()).toContain('3.2 They are done by the next meeting.')
    await noSidewaysScrolling(coordinator)
    await coordinator.picture('authoring-4-preview-320')
  })

  test('is published for good, and can be asked in a round', async () => {
    await coordinator.page.getByRole('link', { name: 'How our meetings go' }).first().click()
    await coordinator.follow('Publish it')
    await coordinator.write(/Where do its statements come from/, 'Our own words')
    await coordinator.press('Publish it for good')
    expect(await coordinator.words()).toContain('It is published and never changes')
    await coordinator.go('/checklists/new')
    expect(await coordinator.page.getByLabel('How our meetings go').count()).toBe(1)
  })
})

describe('good practice', () => {
  test('is put forward by an area, published by the nation, and read by all', async () => {
    await coordinator.go('/checklists/good-practice')
    await noSidewaysScrolling(coordinator)
    await coordinator.picture('practice-1-list-320')
    await coordinator.follow('Put forward an example')
    await coordinator.write(/What would you call it/, 'One door, one desk')
    await coordinator.pick(/Which section is it about/)
    await coordinator.write(/^What was done/, 'Four organisations keep one desk in the library.')
    await coordinator.write(/^What changed/, 'Nobody is sent across town to begin again.')
    await coordinator.write(/Whom can others ask/, 'Partnership coordinator')
    await coordinator.press('Save the draft')
    await coordinator.follow('Submit it')
    await coordinator.choose(/It names no person/)
    await coordinator.press('Submit it')
    const at = coordinator.path()
    await analyst.go('/checklists/good-practice')
    await analyst.picture('practice-2-to-review')
    await analyst.follow('One door, one desk')
    await analyst.follow('Review it')
    await analyst.choose('Publish it to every partnership')
    await analyst.press('Save')
    expect(await analyst.words()).toContain('One door, one desk')
    await coordinator.go(at)
    expect(await coordinator.words()).toContain('Every partnership sees it')
    await coordinator.picture('practice-3-published-320')
  })
})

describe('the nation', () => {
  test('loads the official wording from a file, with each problem by row, and reads it where respondents will', async () => {
    await analyst.go('/checklists/instruments')
    await analyst.picture('authoring-5-list')
    const shipped = analyst.page.locator('main tr', { hasText: '57 statements' }).getByRole('link').first()
    await shipped.click()
    await analyst.follow('Load the official wording')
    const choose = (text: string) =>
      analyst.page
        .locator('input[type=file]')
        .setInputFiles({ name: 'wording.csv', mimeType: 'text/csv', buffer: Buffer.from(text) })
    await choose('item,text\n1.1,"The first, as agreed"\n1.99,No such\n')
    await analyst.press('Load the wording')
    expect(await analyst.words()).toContain('Row 3, item: “1.99” is no statement')
    await analyst.picture('authoring-6-wording-refused')
    await choose('item,text\n1.1,"The first, as agreed"\n')
    await analyst.press('Load the wording')
    expect(await analyst.words()).toContain('1 of 57 statements')
    await analyst.picture('authoring-7-worded')
    await analyst.follow('Preview section 1')
    expect(await analyst.words()).toContain('1.1 The first, as agreed')
  })

  test('reads its overview: the map by section, areas with their intervals, what moved, and good practice', async () => {
    await analyst.go('/checklists')
    await analyst.page.locator('main tbody tr', { hasText: 'Closed' }).first().getByRole('link').first().click()
    await analyst.follow('Read the national overview')
    await analyst.page.locator('#map').getByRole('link', { name: /^3\. / }).click()
    expect(await analyst.page.locator('#map [aria-current]').innerText()).toMatch(/^3\. /)
    expect(await analyst.page.locator('#map svg svg').count()).toBe(32)
    const words = await analyst.words()
    for (const said of [
      'Since the last round',
      'Statements that moved most',
      'Areas beside each other',
      'Good practice',
    ])
      expect(words).toContain(said)
    await analyst.picture('nation-overview')
    await analyst.page.setViewportSize({ width: 320, height: 900 })
    await noSidewaysScrolling(analyst)
    await analyst.picture('nation-overview-320')
  })
})
