import { serve } from '@hono/node-server'
import chromium from '@sparticuz/chromium'
import { type CDPSession, type Page, chromium as playwright } from 'playwright-core'
import { afterAll, describe, expect, it } from 'vitest'
import { rightPassword, town } from '#platform/auth-testing'
import { testDatabase } from '#platform/testing'

const house = await testDatabase()

// A passkey belongs to a name and not to a number, so the house stands at localhost here.
let answer: (request: Request) => Response | Promise<Response> = () => new Response('starting')
const server = serve({ fetch: (request) => answer(request), hostname: 'localhost', port: 0 })
await new Promise<void>((listening) => server.once('listening', listening))
const address = server.address()
const baseUrl = `http://localhost:${typeof address === 'object' && address !== null ? address.port : ''}`
const { app, member } = await town(house, {}, undefined, baseUrl)
answer = (request) => app.fetch(request)

const browser = await playwright.launch({
  executablePath: await chromium.executablePath(),
  headless: true,
  args: ['--no-sandbox', '--disable-gpu', '--headless=shell'],
})
afterAll(async () => {
  await browser.close()
  await new Promise((closed) => server.close(closed))
})

/** A browser window with a device that makes passkeys, and that asks for its owner's finger or takes anybody's. */
async function atDevice(owner: { checked: boolean }): Promise<{ page: Page; device: CDPSession; id: string }> {
  const context = await browser.newContext({ baseURL: baseUrl })
  const page = await context.newPage()
  const device = await context.newCDPSession(page)
  await device.send('WebAuthn.enable')
  const { authenticatorId } = await device.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: owner.checked,
      automaticPresenceSimulation: true,
    },
  })
  return { page, device, id: authenticatorId }
}

async function addPasskey(page: Page, email: string) {
  await page.goto('/sign-in?next=/account')
  await page.getByLabel('E-mail address').fill(email)
  await page.getByLabel('Password').fill(rightPassword)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.waitForURL(`${baseUrl}/account`)
  await page.getByRole('button', { name: 'Add a passkey' }).click()
  await page.getByRole('link', { name: 'Remove', exact: true }).waitFor()
}

describe('a passkey', () => {
  it('is added on the account page, and then lets its owner in without a password', async () => {
    await member('wyn@northtown.example')
    const { page } = await atDevice({ checked: true })
    await addPasskey(page, 'wyn@northtown.example')
    await page.context().clearCookies()

    await page.goto('/sign-in?next=/account')
    await page.getByRole('button', { name: 'Use a passkey' }).click()
    await page.waitForURL(`${baseUrl}/account`)
    expect(await page.getByRole('heading', { name: 'Your account' }).isVisible()).toBe(true)

    await page.getByRole('link', { name: 'Remove', exact: true }).click()
    await page.getByRole('button', { name: 'Remove the passkey' }).click()
    await page.waitForURL(`${baseUrl}/account`)
    await page.context().clearCookies()
    await page.goto('/sign-in')
    await page.getByRole('button', { name: 'Use a passkey' }).click()
    await page.getByText('not one of ours').waitFor()
  })

  it('is not taken from a device that did not check who holds it', async () => {
    await member('xan@northtown.example')
    const { page, device, id } = await atDevice({ checked: true })
    await addPasskey(page, 'xan@northtown.example')
    await page.context().clearCookies()
    await device.send('WebAuthn.setUserVerified', { authenticatorId: id, isUserVerified: false })

    await page.goto('/sign-in')
    await page.getByRole('button', { name: 'Use a passkey' }).click()
    await page.getByText(/No passkey was used|not one of ours/).waitFor()
    expect((await page.goto('/account'))?.url()).toContain('/sign-in')
  })

  it('is not offered where script is off', async () => {
    const context = await browser.newContext({ baseURL: baseUrl, javaScriptEnabled: false })
    const page = await context.newPage()
    await page.goto('/sign-in')
    expect(await page.getByRole('button', { name: 'Use a passkey' }).count()).toBe(0)
    expect(await page.getByRole('button', { name: 'Sign in' }).count()).toBe(1)
  })
})
