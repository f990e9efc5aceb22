import { expect } from 'vitest'
import { addDays, systemClock } from '#platform/time'
import type { Somebody } from './browser.ts'
import { fits, sent } from './one-day.ts'

const today = systemClock.today()

/** A team lead’s day: who is behind, who leads whom, who is away; with whatever hands and screen they have. */
export async function teamDay(lead: Somebody, mark: string) {
  await lead.go('/people/team')
  await fits(lead)
  await lead.picture(`team-${mark}-1-workers`)
  const busiest = lead.page.locator('main tbody tr', { hasText: 'Morag' }).first()
  expect(Number(await busiest.locator('td').first().innerText())).toBeGreaterThan(0)

  // Two people are given to somebody else: chosen, checked, done.
  await lead.follow('Give people to somebody else')
  await fits(lead)
  await lead.follow(/^Morag/)
  const boxes = lead.page.locator('main input[name=people]')
  const many = await boxes.count()
  const names = await lead.page.locator('main input[name=people] + label').allInnerTexts()
  for (const name of names.slice(0, 2)) await lead.choose(name.trim())
  await lead.choose(/Fiona/, /Who leads them/)
  await lead.write(/Why does it change/, 'Morag has too many')
  await sent(lead, 'Go on and check')
  await lead.page.getByRole('heading', { name: /Give 2 people to Fiona/ }).waitFor()
  await fits(lead)
  await lead.picture(`team-${mark}-2-check`)
  await sent(lead, 'Give them')
  await lead.page.waitForURL('**/people/team')
  await lead.go('/people/reassign')
  await lead.follow(/^Morag/)
  expect(await boxes.count()).toBe(many - 2)

  // Morag is away until tomorrow: Fiona stands in, and her day says for whom; then she is back.
  await lead.go('/people/cover')
  await fits(lead)
  await lead.choose(/Morag/, /Who is away/)
  await lead.choose(/Fiona/, /Who stands in/)
  await lead.date(/^From/, today)
  await lead.date(/^Until/, addDays(today, 1))
  await lead.press('Arrange it')
  await lead.page
    .getByText(/Fiona[^.]* stands in for Morag/)
    .first()
    .waitFor()
  await lead.go('/today')
  await fits(lead)
  expect(await lead.words()).toMatch(/covering for Morag/)
  await lead.picture(`team-${mark}-3-covering`)
  await lead.go('/people/cover')
  await lead.follow(/^End/)
  await sent(lead, 'End it now')
  await lead.go('/today')
  expect(await lead.words()).not.toMatch(/covering for Morag/)
}
