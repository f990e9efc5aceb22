import { expect } from 'vitest'
import { systemClock } from '#platform/time'
import type { Somebody } from './browser.ts'
import { fits, sent } from './one-day.ts'

const today = systemClock.today()

/** The coordinator gives Morag one more referral, if one waits to be given. */
export async function giveOneMore(coordinator: Somebody) {
  await coordinator.go('/referrals?list=to_allocate')
  const first = coordinator.page.locator('main tbody a[href^="/referrals/"]').first()
  if ((await first.count()) === 0) return
  await coordinator.go(`${await first.getAttribute('href')}/give`)
  await coordinator.choose(/Morag/)
  await sent(coordinator, 'Give it')
}

/** The door of the first line of the day that says so; the line's own button, as anybody would press it. */
async function open(worker: Somebody, door: RegExp) {
  await worker.go('/today')
  await worker.follow(door)
  await worker.page.waitForURL((url) => url.pathname !== '/today')
  await fits(worker)
}

/** The same worker’s day goes on in the rooms around: a referral, a follow-up, a review, a question of the assessment, a group’s register. */
export async function restOfTheDay(worker: Somebody, mark: string, about: string) {
  // Somebody new is taken on: the next thing to do is to meet.
  await open(worker, /^Answer\b/)
  const referral = worker.path().replace(/\/answer$/, '')
  await worker.choose('Yes')
  await sent(worker, 'Send your answer')
  await worker.page.waitForURL(`**${referral}`)
  expect(await worker.words()).toMatch(/arrange to meet/i)
  await fits(worker)

  // Whether work goes on: asked, answered, and gone from the list.
  await open(worker, /^Ask\b(?! them)/)
  const followUp = worker.path()
  await worker.choose('Yes, in work')
  await worker.choose('The person said so')
  await worker.date(/^On which day were you told/, today)
  await sent(worker, 'Save')
  await worker.go('/today')
  expect(await worker.page.locator(`main a[href="${followUp}"]`).count()).toBe(0)

  // A plan is looked at together: one whose review is due, or whose step is late when there is none.
  await worker.go('/people?only=review')
  const person = () => worker.page.locator('main tbody a[href^="/people/"]').first()
  if ((await person().count()) === 0) await worker.go('/people?only=step')
  const planned = await person().getAttribute('href')
  await worker.go(`${planned}/plan/review`)
  await fits(worker)
  await worker.choose('We met')
  await worker.write(/^What was said/, `The plan still fits (${mark})`)
  await sent(worker, 'Save the review')
  await worker.page.waitForURL(`**${planned}/plan`)
  await worker.go(`${planned}/plan/reviews`)
  expect(await worker.words()).toContain(`The plan still fits (${mark})`)
  await fits(worker)

  // One question of the assessment, and the next one is there.
  await worker.go(`${about}/assessment`)
  await sent(worker, /^(Begin|Go on)$/)
  await fits(worker)
  const question = worker.path()
  if ((await worker.page.locator('main textarea').count()) > 0) await worker.write(/\?/, `To be outside (${mark})`)
  else await worker.choose((await worker.page.locator('main input + label').first().innerText()).trim())
  await sent(worker, 'Save and go on')
  expect(worker.path()).not.toBe(question)
  await worker.go(question)
  if ((await worker.page.locator('main textarea').count()) > 0)
    expect(await worker.page.locator('main textarea').inputValue()).toBe(`To be outside (${mark})`)
  else expect(await worker.page.locator('main input:checked').count()).toBe(1)

  // The group met: everybody came, and of one of them there is something to say.
  await worker.go('/groups')
  await fits(worker)
  await worker.follow(/^Fill in the register/)
  await worker.page.waitForURL(/\/register$/)
  const register = worker.path()
  await fits(worker)
  const note = worker.page.locator('main input[name^="note-"]').first()
  await worker.write(/^Note on/, `Stayed to help (${mark})`)
  await worker.choose('Came', 'Those left unmarked')
  await worker.picture(`day-${mark}-4-register`)
  await sent(worker, 'Save the register')
  expect(await worker.words()).toMatch(/(\d+) came, (\d+) of \2 marked/)
  await worker.go(register)
  expect(await note.inputValue()).toBe(`Stayed to help (${mark})`)
  expect(await worker.page.locator('main input[type=radio]:checked').count()).toBeGreaterThan(0)
}
