import ICAL from 'ical.js'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { journeyJobs } from '#modules/journeys'
import { loadConfig } from '#platform/config'
import { openStore } from '#platform/db'
import { addDays, type CalendarDate, fixedClock, formatDayAndDate, instantInLondon, systemClock } from '#platform/time'
import { openBrowser, type Somebody, somebody } from './browser.ts'
import { type RunningHouse, startHouse } from './house.ts'
import { byKeyboard } from './keys.ts'

// An appointment from its making to its end with a reminder between, a calendar that follows it, and a group from its making to the register of thirty.
let house: RunningHouse
let browser: Browser
let worker: Somebody
const today = systemClock.today()

/** What the program does by itself each hour: done here as if it were five past ten on a day. */
async function remindOn(day: CalendarDate): Promise<void> {
  const { store, secret } = loadConfig({ DATA_DIR: house.dataDir })
  const joined = await openStore(store, { secret, mayJoin: true })
  try {
    const job = journeyJobs(house.url).find(({ name }) => name === 'remind-of-meetings')
    await job?.run({ database: joined.database, clock: fixedClock(instantInLondon(day, '10:05')) })
  } finally {
    await joined.close()
  }
}

/** The address of the first of the worker's people of whom their page of appointments says so. */
async function somebodyWho(says: RegExp): Promise<string> {
  await worker.go('/people')
  const links = await worker.page
    .locator('main tbody a[href^="/people/"]')
    .evaluateAll((all) => all.map((a) => a.getAttribute('href') ?? ''))
  for (const at of new Set(links.filter((href) => /^\/people\/[0-9a-f-]{36}$/.test(href)))) {
    await worker.go(`${at}/appointments`)
    if (says.test(await worker.words())) return at
  }
  throw new Error('there is nobody of whom it is said')
}

const fits = async ({ page }: Somebody) => {
  const [wide, window] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth])
  expect(wide).toBeLessThanOrEqual(window ?? 0)
}

beforeAll(async () => {
  house = await startHouse()
  browser = await openBrowser()
  worker = await somebody(browser, house, 'Key worker')
}, 180_000)
afterAll(async () => {
  await browser?.close()
  await house?.stop()
})

test('an appointment is arranged, moved, reminded of once, moved again, and ends with somebody who came late', async () => {
  const at = await somebodyWho(/Reminded the day before/)
  await worker.follow('Make an appointment')
  await worker.date('Date', addDays(today, 3))
  await worker.write('Time', '10am')
  await worker.choose('At a place')
  await worker.write('Where, or which number or link', 'Harbour Office')
  await worker.choose(/one of our offices/)
  await worker.write('What is it about?', 'The week that was')
  await worker.press('Make the appointment')
  expect(await worker.words()).toContain('The week that was')

  const row = () => worker.page.locator('main tr', { hasText: 'The week that was' })
  await row().getByRole('link', { name: 'Move or call off' }).click()
  await worker.picture('contacts-1-move')
  await worker.date('Date', addDays(today, 4))
  await worker.write('Time', '2:30pm')
  await worker.page.getByLabel('Why is it moved?').first().selectOption('caring')
  await worker.choose('They asked')
  await worker.press('Save')
  expect(await row().innerText()).toContain(`${formatDayAndDate(addDays(today, 4))}, 2:30pm`)
  expect(await row().innerText()).toMatch(/Was .*10am.*They asked: somebody needed them at home/s)
  await worker.picture('contacts-2-appointments')

  await remindOn(addDays(today, 3))
  await remindOn(addDays(today, 3))
  await worker.go(`${at}/appointments`)
  expect(await worker.words()).toContain('Last on')
  const phone = await somebody(browser, house, undefined, { javaScript: false, width: 320 })
  await phone.go('/outbox')
  const sent = await phone.page.locator('body').innerText()
  expect(sent).toContain('you have something coming up soon')
  expect(sent).not.toContain('The week that was')
  await phone.leave()

  await row().getByRole('link', { name: 'Move or call off' }).click()
  await worker.date('Date', today)
  await worker.page.getByLabel('Why is it moved?').first().selectOption('better_time')
  await worker.choose('We asked')
  await worker.press('Save')
  await row().getByRole('link', { name: 'Record' }).click()
  await worker.choose('They came late')
  await worker.press('Save')
  expect(await row().innerText()).toContain('They came late')
})

test('a calendar follows by a private link: when, where if it is an office, and nobody’s name', async () => {
  await worker.go('/calendar')
  await worker.choose('Say where, too')
  await worker.press('Make the link')
  const link = (await worker.page.locator('main code').innerText()).trim()
  await worker.picture('contacts-3-calendar')
  const answer = await fetch(link)
  expect(answer.headers.get('content-type')).toContain('text/calendar')
  const text = await answer.text()
  expect(text).not.toContain('The week that was')
  const events = new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent').map((each) => new ICAL.Event(each))
  const moved = events.find(({ location }) => location === 'Harbour Office')
  expect([moved?.summary, moved?.sequence, moved?.startDate.toJSDate().getTime()]).toEqual([
    'Appointment',
    2,
    instantInLondon(today, '14:30').getTime(),
  ])
  await worker.follow('End this link')
  await worker.press('End the link')
  expect((await fetch(link)).status).toBe(404)
})

test('a group is made, filled and marked by keyboard alone: thirty people in one form', async () => {
  const hands = byKeyboard(worker)
  await hands.go('/groups')
  await hands.picture('contacts-4-groups')
  await hands.follow('Make a group')
  await hands.write('What is it called?', 'Thirty in a hall')
  await hands.pick('What kind of support is it?')
  await hands.write('How many places?', '30')
  await hands.write('What does one session cost?', '210.50')
  await hands.write('Where does it meet?', 'The big hall')
  await hands.choose('No One Left Behind')
  await hands.press('Make the group')
  await hands.date('The first day', today)
  await hands.write('Time', '9am')
  await hands.press('Plan them')
  expect(await hands.words()).toContain('30 of 30 free')
  await hands.follow('Bring people')
  const boxes = worker.page.getByRole('group', { name: 'Who?' }).locator('input[type=checkbox]')
  expect(await boxes.count()).toBeGreaterThanOrEqual(30)
  await boxes.first().focus()
  for (let one = 0; one < 30; one++) {
    await worker.page.keyboard.press('Space')
    await worker.page.keyboard.press('Tab')
  }
  await hands.choose(/Each of them agreed/)
  await hands.choose('They said so')
  await hands.picture('contacts-5-bring')
  await hands.press('Bring them')
  expect(await hands.words()).toContain('Full')

  await hands.follow(/^Register/)
  const lines = worker.page.locator('.nwd-register__line')
  expect(await lines.count()).toBe(31)
  expect(await worker.page.locator('main input:checked').count()).toBe(0)
  await lines.first().locator('input[type=radio]').first().focus()
  for (let one = 0; one < 30; one++) {
    // Space marks the first of a person's marks, an arrow goes on to the next; Tab goes to the note, and to the next person.
    await worker.page.keyboard.press('Space')
    for (let mark = 0; mark < one % 4; mark++) await worker.page.keyboard.press('ArrowRight')
    await worker.page.keyboard.press('Tab')
    if (one === 4) await worker.page.keyboard.type('Asked about night classes')
    await worker.page.keyboard.press('Tab')
  }
  await hands.picture('contacts-6-register')
  await hands.press('Save the register')
  expect(await hands.words()).toContain('16 came, 30 of 30 marked')
  await hands.picture('contacts-7-group')
  await worker.page.locator('main tbody a[href^="/people/"]').first().click()
  expect(await worker.page.locator('main').innerText()).toContain('“Thirty in a hall”')
})

test('the register fits a small telephone without a script, and is sent from there', async () => {
  const phone = await somebody(browser, house, 'Key worker', { javaScript: false, width: 320 })
  await phone.go('/groups')
  await fits(phone)
  await phone.picture('contacts-8-groups-320')
  await phone.follow(/^Fill in the register/)
  await fits(phone)
  await phone.picture('contacts-9-register-320')
  await phone.choose('Came', 'Those left unmarked')
  await phone.press('Save the register')
  expect(await phone.words()).toContain('marked')
  await phone.leave()
})
