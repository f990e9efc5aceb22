import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { assetFiles } from '#platform/ui'
import { openBrowser } from '../browser/browser.ts'

const policy = "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'"
const axeFile = createRequire(import.meta.url).resolve('axe-core/axe.min.js')
const judged = `axe.run().then((r) => r.violations.map((v) => v.id + ': ' + v.nodes.map((n) => n.html + ' ' + n.failureSummary).join(' | ')))`

/** Each page in a real browser, at the width of a desk and of a small phone. */
export function walkInABrowser(routes: readonly string[], pages: ReadonlyMap<string, string>): void {
  let browser: Awaited<ReturnType<typeof openBrowser>>
  let page: Page
  let axe = ''
  const said: string[] = []
  beforeAll(async () => {
    axe = await readFile(axeFile, 'utf8')
    browser = await openBrowser()
    page = await browser.newPage({ viewport: { width: 1280, height: 900 } })
    page.on('console', (message) => said.push(message.text()))
    page.on('pageerror', (error) => said.push(error.message))
    await page.route('**/*', async (route) => {
      const url = new URL(route.request().url())
      const asset = assetFiles().find(({ path }) => path === url.pathname)
      if (asset) return route.fulfill({ body: await readFile(asset.file), contentType: asset.type })
      const body = pages.get(url.searchParams.get('route') ?? '')
      // What the page itself asks for, such as the picture of a code, is not this walk's.
      if (body === undefined) return route.fulfill({ status: 204 })
      return route.fulfill({ body, contentType: 'text/html', headers: { 'content-security-policy': policy } })
    })
  })
  afterAll(() => browser.close())

  describe('has no fault that axe finds, keeps the content policy, and fits a small phone', () => {
    it.each(routes)('%s', async (key) => {
      if (!pages.has(key)) return
      said.length = 0
      await page.setViewportSize({ width: 1280, height: 900 })
      await page.goto(`http://walk.test/?route=${encodeURIComponent(key)}`)
      expect(await page.evaluate(`${axe}; ${judged}`)).toEqual([])
      expect(said).toEqual([])
      await page.setViewportSize({ width: 320, height: 700 })
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(320)
    })
  })
}
