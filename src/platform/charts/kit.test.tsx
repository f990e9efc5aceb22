import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { gzipSync } from 'node:zlib'
import chromium from '@sparticuz/chromium'
import { type Browser, type Page, chromium as playwright } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { assetFiles, renderPage } from '#platform/ui'
import { markupProblems } from '../ui/markup.testing.ts'
import { kit } from './kit/index.ts'

const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js')
const policy = "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'"
const pages = Object.entries(kit).map(([name, page]) => ({ name, html: renderPage(page) }))
const kitHtml = (name: string) => pages.find((page) => page.name === name)?.html ?? ''
let browser: Browser

beforeAll(async () => {
  await mkdir('artefacts/kit', { recursive: true })
  browser = await playwright.launch({
    executablePath: await chromium.executablePath(),
    args: ['--no-sandbox', '--disable-gpu', '--headless=shell'],
  })
})
afterAll(() => browser.close())

/** Opens a page of the kit as a browser would get it, under the content policy; gives what the policy refused as well. */
async function opened(html: string, width: number, scripts: boolean): Promise<{ page: Page; refused: string[] }> {
  const context = await browser.newContext({ viewport: { width, height: 900 }, javaScriptEnabled: scripts })
  const page = await context.newPage()
  const refused: string[] = []
  page.on('console', (message) => refused.push(message.text()))
  page.on('pageerror', (error) => refused.push(error.message))
  await page.route('**/*', async (route) => {
    const path = new URL(route.request().url()).pathname
    const asset = assetFiles().find((file) => file.path === path)
    if (asset) return route.fulfill({ body: await readFile(asset.file), contentType: asset.type })
    return route.fulfill({ body: html, contentType: 'text/html', headers: { 'content-security-policy': policy } })
  })
  await page.goto('http://kit.test/page')
  return { page, refused }
}

describe.each(pages)('the kit: $name', ({ name, html }) => {
  it('is clean HTML', async () => {
    await writeFile(`artefacts/kit/${name}.html`, html)
    expect(await markupProblems(html)).toEqual([])
  })

  it.each([1280, 320])(
    'has no accessibility fault that axe can find at %i pixels, and breaks no content policy',
    async (width) => {
      const { page, refused } = await opened(html, width, true)
      expect(refused).toEqual([])
      const source = await readFile(axe, 'utf8')
      const faults = await page.evaluate(
        `${source}; axe.run().then((r) => r.violations.map((v) => v.id + ': ' + v.nodes.map((n) => n.html + ' ' + n.failureSummary).join(' | ')))`,
      )
      expect(faults).toEqual([])
      await page.context().close()
    },
  )

  it.each([1280, 320])('fits %i pixels without a script', async (width) => {
    const { page } = await opened(html, width, false)
    await page.screenshot({ path: `artefacts/kit/${name}-${width}.png`, fullPage: true })

    const wide = await (await opened(html, width, true)).page.evaluate('document.documentElement.scrollWidth')
    expect(wide).toBeLessThanOrEqual(width)
    await page.context().close()
  })
})

describe('the small script', () => {
  it('sends a form once however often its button is pressed, and the pressed button with it', async () => {
    const { page } = await opened(kitHtml('form'), 1280, true)
    const sent: string[] = []
    page.on('request', (request) => request.method() === 'POST' && sent.push(request.postData() ?? ''))
    await page.route('**/referrals/new', (route) => route.fulfill({ status: 204 }))
    await page.evaluate("const b = document.querySelector('button[name=save]'); b.click(); b.click()")
    await page.waitForTimeout(200)
    expect(sent).toHaveLength(1)
    expect(await page.locator('main button[type=submit]:not([disabled])').count()).toBe(0)
    await page.context().close()
  })

  it('hides the page on Escape three times, and not on twice', async () => {
    const { page } = await opened(kitHtml('person'), 1280, true)
    await page.keyboard.press('Escape')
    await page.keyboard.press('Escape')
    expect(page.url()).toBe('http://kit.test/page')
    await page.keyboard.press('Escape')
    await page.waitForURL('https://www.bbc.co.uk/weather')
    await page.context().close()
  })

  it('asks what a choice reveals only of those who choose it, also without the script', async () => {
    const { page } = await opened(kitHtml('form'), 1280, false)
    const phone = page.getByLabel('Phone number')
    expect(await phone.isVisible()).toBe(true)
    await page.getByText('Text message').click()
    expect(await phone.isVisible()).toBe(false)
    await page.context().close()
  })
})

it('the first page and all it needs weigh under 100 KB over the wire', async () => {
  const files = await Promise.all(assetFiles().map(async (asset) => ({ asset, body: await readFile(asset.file) })))
  const weight = files.reduce(
    (sum, { asset, body }) => sum + (asset.type === 'font/woff2' ? body.length : gzipSync(body).length),
    0,
  )
  const heaviest = Math.max(...pages.map(({ html }) => gzipSync(html).length))
  expect(weight + heaviest).toBeLessThan(100_000)
})
