import { beforeAll, expect, test } from 'vitest'
import type { Somebody } from './browser.ts'
import { houseWithPhones } from './without-account.ts'

// The two doors without an account, in the real program: somebody asks for help themself on a small telephone without a script, and a partner refers by
// an e-mailed link, by the keyboard alone.
const at = houseWithPhones()
let phone: Somebody
let coordinator: Somebody

beforeAll(async () => {
  phone = await at.phone()
  coordinator = await at.another('Partnership coordinator')
})

const fits = (one = phone) => at.fits(one)

/** Opens an address again until it says what is waited for: the program takes up within moments what was sent. */
async function until(one: Somebody, path: string, words: string): Promise<void> {
  await expect
    .poll(
      async () => {
        await one.go(path)
        return one.words()
      },
      { timeout: 15_000, interval: 300 },
    )
    .toContain(words)
}

test('somebody asks for help themself, stops, comes back by the link, and sends it once', async () => {
  await phone.go('/')
  await phone.follow('Ask for help yourself')
  await fits()
  await phone.press('Start')
  await phone.choose('Glasgow City')
  await phone.press('Go on')
  await phone.press('Go on')
  expect(await phone.words()).toContain('Write your first name')
  await phone.write('First name', 'Nessa')
  await phone.write('Last name', 'Unreal')
  await phone.press('Save and stop for now')
  const link = phone.path()
  expect(link).toMatch(/^\/refer-yourself\/[0-9a-f-]{36}$/)
  expect(await phone.words()).toContain('2 of 6 questions answered')
  expect(await phone.words()).toContain('Whoever has this link')
  expect(await phone.page.locator('.nwd-hide').count()).toBe(1)
  await fits()
  await phone.picture('own-1-resume')
  // Another telephone, with nothing but the link.
  const other = await at.phone()
  await other.go(link)
  await other.follow('Go on')
  await other.choose('Text me')
  await other.write('Your mobile number', '07700 900456')
  await fits(other)
  await other.picture('own-2-reach')
  await other.press('Go on')
  await other.write('When is a good time?', 'after 4pm')
  await other.press('Go on')
  await other.choose('Confidence and motivation')
  await other.press('Go on')
  await other.write('Is there anything you want to tell us?', 'I would like to work with animals')
  await other.press('Go on')
  await fits(other)
  await other.picture('own-3-check')
  await other.page.locator('main a', { hasText: 'Change' }).nth(1).click()
  await other.write('Last name', 'Unrealgate')
  await other.press('Save')
  expect(await other.words()).toContain('Nessa Unrealgate')
  await other.press('Send it')
  expect(await other.words()).toContain('Tick the box if you agree')
  await other.choose(/Yes, the team may read this/)
  await other.press('Send it')
  expect(other.path()).toBe(link)
  await until(other, link, 'Alasdair Placeholder at Northtown Employability Partnership')
  await fits(other)
  await other.picture('own-4-sent')
  await other.go(`${link}/name`)
  expect(await other.words()).toContain('It is sent')
  expect(await other.words()).not.toContain('Nessa')
})

test('and the coordinator has it in the queue, as somebody who came by themself', async () => {
  await coordinator.go('/referrals')
  expect(await coordinator.words()).toContain('Themself')
  await coordinator.page.locator('main a', { hasText: 'Nessa Unrealgate' }).click()
  const words = await coordinator.words()
  for (const said of ['Asked for help themself', '07700900456', 'after 4pm', 'work with animals'])
    expect(words).toContain(said)
  await coordinator.picture('own-5-referral')
})

test('a partner without an account refers by a link, by the keyboard alone, and it is used once', async () => {
  await coordinator.go('/referrals/by-link/new')
  await coordinator.pick('Which organisation do they work for?')
  await coordinator.write('Who is it?', 'Ms Specimen')
  await coordinator.write('Their e-mail address at work', 'specimen@health.example')
  await coordinator.press('Send the link')
  expect(await coordinator.words()).toContain('Asked')
  const partner = await at.another()
  await partner.go('/outbox')
  const link = new URL((await partner.page.locator('main a[href*="/refer/"]').first().getAttribute('href')) ?? '')
    .pathname
  await partner.go(link)
  const { keyboard } = partner.page
  /** Goes on by the tabulator to what has this name. */
  const to = async (name: RegExp) => {
    for (let steps = 0; steps < 80; steps += 1) {
      await keyboard.press('Tab')
      const here = await partner.page.evaluate(() => {
        const at = document.activeElement
        const label =
          at instanceof HTMLInputElement || at instanceof HTMLTextAreaElement ? at.labels?.[0]?.textContent : ''
        return `${label || at?.textContent || ''}`.trim()
      })
      if (name.test(here)) return
    }
    throw new Error(`nothing is called ${name} on ${partner.path()}: ${await partner.words()}`)
  }
  const type = async (name: RegExp, words: string) => {
    await to(name)
    await keyboard.type(words)
  }
  const press = async (name: RegExp) => {
    await to(name)
    await Promise.all([partner.page.waitForEvent('load'), keyboard.press('Enter')])
  }
  await press(/^Begin$/)
  await type(/^Given name/, 'Struan')
  await type(/^Family name/, 'Madeupson')
  await press(/^Go on$/)
  await to(/^Telephone call/)
  await keyboard.press('Space')
  await type(/^Telephone number/, '01632 960001')
  await press(/^Go on$/)
  await to(/^Confidence/)
  await keyboard.press('Space')
  await type(/^What do they hope for/, 'A start in a kitchen')
  await press(/^Go on$/)
  await partner.picture('partner-1-agreement')
  await to(/^How to reach them/)
  await keyboard.press('Space')
  await to(/^What they need help with/)
  await keyboard.press('Space')
  await to(/^They said so/)
  await keyboard.press('Space')
  await to(/^They read the words/)
  await keyboard.press('Space')
  await press(/^Go on$/)
  await partner.picture('partner-2-check')
  await press(/^Send the referral$/)
  await until(partner, link, 'It has been received')
  await partner.picture('partner-3-sent')
  await partner.go(`${link}/person`)
  expect(await partner.words()).toContain('This link was used')
  await coordinator.go('/referrals')
  expect(await coordinator.words()).toContain('Ms Specimen, by a link')
})
