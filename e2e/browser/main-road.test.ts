import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addDays, systemClock } from '#platform/time'
import { openBrowser, type Somebody, somebody } from './browser.ts'
import { type Figures, figuresOf } from './figures.ts'
import { type RunningHouse, startHouse } from './house.ts'

// One young person down the whole main road, each step by whose step it is, in the real program; the teacher's browser runs no script.
let house: RunningHouse
let browser: Browser
let teacher: Somebody
let coordinator: Somebody
let keyWorker: Somebody
let referral: string
let person: string
let before: Figures

const today = systemClock.today()
const registered = addDays(today, -60)
const jobStarted = addDays(today, -35)

beforeAll(async () => {
  house = await startHouse()
  browser = await openBrowser()
  before = await figuresOf(house, 'S12000049', today)
  teacher = await somebody(browser, house, 'Referrer', { javaScript: false })
  coordinator = await somebody(browser, house, 'Partnership coordinator')
  keyWorker = await somebody(browser, house, 'Key worker')
})
afterAll(async () => {
  await browser?.close()
  await house?.stop()
})

describe('the main road', () => {
  test('a guidance teacher refers a young person, over several sittings and without a script', async () => {
    await teacher.go('/referrals/new')
    await teacher.press('Begin a referral')
    await teacher.follow('The person')
    await teacher.write('Given name', 'Zainab')
    await teacher.write('Family name', 'Inventedson')
    await teacher.write(/like to be called/, 'Zee')
    await teacher.date(/Date of birth/, '2009-03-03')
    await teacher.press('Save and go on')
    await teacher.follow('How to reach them')
    await teacher.choose('Text message')
    await teacher.write(/Telephone number/, '07700 900123')
    await teacher.write(/Best time/, 'after 3 pm')
    await teacher.write(/should we not do/, 'Do not phone home.')
    await teacher.press('Save and go on')
    await teacher.follow('What they need and hope for')
    await teacher.choose('Confidence and motivation')
    await teacher.choose('Getting there: travel and transport')
    await teacher.write(/What do they hope for/, 'A job with animals, and my own bus money.')
    await teacher.press('Save and go on')

    const draft = teacher.path()
    await teacher.leave()
    teacher = await somebody(browser, house, 'Referrer', { javaScript: false })
    await teacher.go(draft)
    await teacher.follow('Their agreement to share')
    await teacher.choose('How to reach them')
    await teacher.choose('What they need help with, and what they hope for')
    await teacher.choose(/How they get on/)
    await teacher.choose('They said so')
    await teacher.choose(/They read the words above/)
    await teacher.press('Save and go on')
    await teacher.follow(/Check your answers/)
    expect(await teacher.words()).toContain('A job with animals, and my own bus money.')
    await teacher.picture('road-1-check-answers')
    await teacher.press(/Send/)
    referral = teacher.path()
    expect(referral).toMatch(/^\/referrals\/[0-9a-f-]{36}$/)
    expect(await teacher.words()).toContain('owns the next step')
  })

  test('it stands in the area’s queue, and the coordinator gives it to a key worker by name', async () => {
    await coordinator.go('/referrals')
    await coordinator.picture('road-2-queue')
    await coordinator.follow(/Zainab Inventedson/)
    expect(coordinator.path()).toBe(referral)
    await coordinator.follow(/Give it/)
    await coordinator.choose(/Morag/)
    await coordinator.press('Give it')
    expect(await coordinator.words()).toMatch(/Morag/)
  })

  test('the key worker finds it in her day and says yes', async () => {
    await keyWorker.go('/today')
    await keyWorker.picture('road-3-today')
    await keyWorker.page.locator(`main a[href^="${referral}"]`).first().click()
    await keyWorker.choose('Yes')
    await keyWorker.press(/Send your answer/)
    expect(await keyWorker.words()).toMatch(/owns the next step/)
  })

  test('they meet, and until all three have said so the teacher still owns the next step', async () => {
    await keyWorker.go(`${referral}/note`)
    await keyWorker.write(/note/i, 'Zee would like to talk about animals first, and exams later.')
    await keyWorker.date(/agree to these words/, today)
    await keyWorker.press('Keep the note')
    await keyWorker.go(`${referral}/meeting`)
    await keyWorker.date(/which day/, today)
    await keyWorker.write(/what time/, '00.01')
    await keyWorker.choose('Face to face')
    await keyWorker.write(/Where/, 'Northtown Academy, room 4')
    await keyWorker.write(/Who comes/, 'Zee, her teacher and Morag')
    await keyWorker.press('Keep the meeting')

    await keyWorker.go(`${referral}/met`)
    await keyWorker.choose(/We met/)
    await keyWorker.press('Keep it')
    await keyWorker.go(`${referral}/met`)
    await keyWorker.choose(/They told me/)
    await keyWorker.choose('Face to face')
    await keyWorker.press('Keep it')
    expect(await keyWorker.words()).toMatch(/of Northtown Academy owns the next step/)
    await keyWorker.picture('road-4-two-of-three')

    await teacher.go(`${referral}/met`)
    await teacher.choose(/We met/)
    await teacher.press('Keep it')
    await keyWorker.go(referral)
    expect(await keyWorker.words()).toMatch(/Morag[^.]* owns the next step/)
  })

  test('she is registered, with what she would rather not say kept as such, and derived not ticked what is derived', async () => {
    await keyWorker.follow(/Register/)
    person = /\/people\/[0-9a-f-]{36}/.exec(keyWorker.path())?.[0] ?? ''
    await keyWorker.choose('Read out and talked through', /privacy notice/)
    await keyWorker.choose('Easy read', /charter/)
    await keyWorker.date(/Registered on/, registered)
    await keyWorker.choose('No One Left Behind')
    await keyWorker.choose('Woman', /describe yourself/)
    await keyWorker.choose('Prefer not to say', /sexual orientation/)
    await keyWorker.choose('White', /ethnic group/)
    await keyWorker.choose('Yes', /12 months or more/)
    await keyWorker.choose('Yes, a little', /everyday activities/)
    await keyWorker.press('Register')
    await keyWorker.go(`${person}/registration`)
    const registration = await keyWorker.words()
    expect(registration).toMatch(/Disabled[\s\S]{0,40}Yes/i)
    expect(registration).toMatch(/rather not say|Prefer not to say/i)
    await keyWorker.picture('road-5-registration')

    await keyWorker.go(`${person}/eligibility`)
    await keyWorker.pick(/What did you see/)
    await keyWorker.date(/Seen on/, today)
    await keyWorker.press('I have seen it')
  })

  test('her needs are asked, one small page each, and kept as they were shown', async () => {
    await keyWorker.go(`${person}/assessment`)
    await keyWorker.press(/Begin|Go on/)
    let asked = 0
    while ((await keyWorker.page.getByRole('button', { name: 'Finish the assessment' }).count()) === 0 && asked < 30) {
      const main = keyWorker.page.locator('main')
      if ((await main.locator('textarea, input[type=text]').count()) > 0)
        await main.locator('textarea, input[type=text]').first().fill('Looking after dogs.')
      if ((await main.locator('input[type=radio], input[type=checkbox]').count()) > 0)
        await main.locator('input[type=radio], input[type=checkbox]').first().check({ force: true })
      await keyWorker.press('Save and go on')
      asked += 1
    }
    expect(asked).toBeGreaterThanOrEqual(12)
    await keyWorker.press('Finish the assessment')
    expect(await keyWorker.words()).toContain('What would you like to be doing a year from now?')
    await keyWorker.picture('road-6-assessment')
  })

  test('they make a plan of goals and steps, and both agree to it', async () => {
    await keyWorker.go(`${person}/plan/goals/new`)
    await keyWorker.write(/What is the goal/, 'Work with animals')
    await keyWorker.press('Add the goal')
    await keyWorker.go(`${person}/plan`)
    await keyWorker.follow(/Add a step/)
    await keyWorker.write(/What is the step/, 'Visit the rescue centre')
    await keyWorker.page.locator('main input[type=radio]').first().check({ force: true })
    await keyWorker.date(/By when/, addDays(today, 14))
    await keyWorker.press('Add the step')
    for (let party = 0; party < 2; party += 1) {
      await keyWorker.go(`${person}/plan/agree`)
      await keyWorker.page
        .locator('main input[type=radio], main input[type=checkbox]')
        .nth(party)
        .check({ force: true })
      await keyWorker.date(/Agreed on/, today)
      await keyWorker.press('Agree')
    }
    await keyWorker.go(`${person}/plan`)
    expect(await keyWorker.words()).toContain('Agreed by both')
    await keyWorker.picture('road-7-plan')
  })

  test('support moves through stages, several at once, with contacts noted', async () => {
    await keyWorker.go(`${person}/stages/begin`)
    await keyWorker.page.locator('main input[type=radio]').nth(2).check({ force: true })
    await keyWorker.date(/From/, addDays(today, -50))
    await keyWorker.press('Begin')
    await keyWorker.go(`${person}/notes/new`)
    await keyWorker.page.locator('main input[type=radio]').first().check({ force: true })
    await keyWorker.date(/When was it/, today)
    await keyWorker.write(/What was said and done/, 'Chose a shelter to visit. Zee will phone them herself.')
    await keyWorker.press('Save the note')
    await keyWorker.go(`${person}/stages`)
    expect((await keyWorker.words()).match(/now|today/gi)?.length ?? 0).toBeGreaterThan(0)
    await keyWorker.picture('road-8-stages')
  })

  test('she starts a job; what it pays is held against the real Living Wage, and four follow-ups schedule themselves', async () => {
    await keyWorker.go(`${person}/outcomes/job`)
    await keyWorker.page.getByLabel(/Who is the employer/).selectOption({ label: 'Another employer' })
    await keyWorker.write(/Name of the other employer/, 'Braeside Rescue Centre')
    await keyWorker.date(/First day at work/, jobStarted)
    await keyWorker.write(/Hours a week/, '24')
    await keyWorker.pick(/contract/)
    await keyWorker.write(/Pay before tax/, '13.50')
    await keyWorker.choose('An hour')
    await keyWorker.press('Save the job')
    await keyWorker.go(person)
    expect(await keyWorker.words()).toMatch(/real Living Wage/)
    await keyWorker.picture('road-9-person')

    await keyWorker.go('/follow-ups')
    const line = keyWorker.page.getByRole('row', { name: /Zainab Inventedson/ })
    await line.locator('summary').click()
    await line.getByRole('link', { name: /More answers/ }).click()
    await keyWorker.page.locator('main').getByLabel(/^Yes/).first().check({ force: true })
    await keyWorker.pick(/Who said so/)
    await keyWorker.date(/which day/, today)
    await keyWorker.press('Save')
    await keyWorker.go(person)
    expect(await keyWorker.words()).toMatch(/4 weeks[\s\S]{0,60}(yes|in work)/i)
  })

  test('the figures count her once: started, entered employment, due at 4 weeks and in work', async () => {
    const after = await figuresOf(house, 'S12000049', today)
    const more = (measure: string) => (after.get(measure)?.count ?? 0) - (before.get(measure)?.count ?? 0)
    expect([more('started'), more('entered_employment'), more('in_work_4w'), more('in_work_13w')]).toEqual([1, 1, 1, 0])
    const due = (which: Figures, measure: string) => which.get(measure)?.denominator ?? 0
    expect(due(after, 'in_work_4w') - due(before, 'in_work_4w')).toBe(1)
    expect(due(after, 'in_work_13w') - due(before, 'in_work_13w')).toBe(0)

    await coordinator.go('/reports')
    expect(await coordinator.words()).toContain(String(after.get('started')?.count))
    await coordinator.picture('road-10-reports')
    const analyst = await somebody(browser, house, 'National analyst')
    await analyst.go('/statistics/national')
    await analyst.follow(/Employability support in Scotland/)
    await analyst.go(`${analyst.path()}/preview`)
    expect(await analyst.words()).toMatch(/4 weeks/)
    expect(await analyst.words()).not.toContain('Zainab')
    await analyst.picture('road-11-national')
  })

  test('and the teacher sees what became of her, and no more', async () => {
    await teacher.go('/referrals/sent')
    await teacher.page
      .locator('main')
      .getByText(/Zainab Inventedson/)
      .first()
      .waitFor()
    await teacher.picture('road-12-what-became-of-it')
    await teacher.go(person)
    const seen = await teacher.words()
    expect(seen).toContain('Registered')
    expect(seen).toMatch(/started a job|Started work/i)
    expect(seen).not.toMatch(/Braeside|Do not phone home|shelter|Text message/)
  })
})

describe('three refusals', () => {
  test('nobody of another organisation, another area or another calling finds her', async () => {
    const others = ['Provider worker', 'Key worker, island', 'Partnership coordinator, island', 'National analyst']
    for (const role of [...others, 'Administrator']) {
      const other = await somebody(browser, house, role)
      const answer = await other.page.goto(person)
      expect([role, answer?.status(), await other.page.title()]).toEqual([role, 404, 'Page not found - No Wrong Door'])
      expect(await other.page.content()).not.toContain('Inventedson')
      await other.leave()
    }
  })

  test('she is not registered a second time while she is supported', async () => {
    await keyWorker.go(`${person}/register`)
    expect(await keyWorker.words()).toMatch(/cannot be registered/)
    await keyWorker.picture('refusal-2-registered-already')
  })

  test('a job before she was registered is refused, and nothing typed is lost', async () => {
    await keyWorker.go(`${person}/outcomes/job`)
    await keyWorker.page.getByLabel(/Who is the employer/).selectOption({ index: 1 })
    await keyWorker.date(/First day at work/, addDays(registered, -10))
    await keyWorker.write(/Hours a week/, '16')
    await keyWorker.press('Save the job')
    expect(await keyWorker.page.title()).toMatch(/^Error: /)
    expect(await keyWorker.page.getByLabel(/Hours a week/).inputValue()).toBe('16')
    await keyWorker.picture('refusal-3-job-before-registration')
  })
})
