import { readFile } from 'node:fs/promises'
import { load } from 'cheerio'
import { describe, expect, it } from 'vitest'
import { assetFiles, Page, renderPage } from './index.ts'
import { markupProblems } from './markup.testing.ts'

const viewer = { name: 'Morag Fictus', organisation: 'Northtown Works' }
const navigation = [
  { href: '/today', text: 'Today', current: true },
  { href: '/people', text: 'My people' },
]

describe('a page', () => {
  const html = renderPage(
    <Page
      title="Today"
      viewer={viewer}
      navigation={navigation}
      signOutToken="t"
      hasErrors
      demonstration
      hideThisPage
      back={{ href: '/', text: 'Back' }}
    >
      <h1>Today</h1>
    </Page>,
  )
  const $ = load(html)

  it('is clean HTML in British English, with nothing inline', async () => {
    expect(await markupProblems(html)).toEqual([])
    expect($('html').attr('lang')).toBe('en-GB')
    expect(html).not.toMatch(/ style=| on[a-z]+=/)
  })
  it('says what it is, and that it has errors, in its title', () => {
    expect($('title').text()).toBe('Error: Today - No Wrong Door')
  })
  it('lets a keyboard skip to its content and says where one is', () => {
    expect($('a').first().attr('href')).toBe('#main-content')
    expect($('main').attr('id')).toBe('main-content')
    expect($('[aria-current=page]').text()).toBe('Today')
  })
  it('signs out by a form that carries its token', () => {
    expect($('form[action="/sign-out"] input[name=_form]').val()).toBe('t')
  })
  it('links only files that are served, by the hash of what is in them', () => {
    const served = assetFiles().map((asset) => asset.path)
    const linked = [
      ...$('link')
        .toArray()
        .map((one) => $(one).attr('href')),
      ...$('script')
        .toArray()
        .map((one) => $(one).attr('src')),
    ]
    expect(linked).toHaveLength(4)
    for (const path of linked) expect(served).toContain(path)
  })
})

it('a page for everybody offers to sign in, and no navigation that is not there', () => {
  const $ = load(
    renderPage(
      <Page title="Find support">
        <h1>Find support</h1>
      </Page>,
    ),
  )
  expect($('header nav, header form')).toHaveLength(0)
  expect($('header a[href="/sign-in"]')).toHaveLength(1)
})

it('every file that the styles name is served', async () => {
  const styles = assetFiles().filter((asset) => asset.path.includes('nwd') && asset.type.startsWith('text/css'))
  const served = assetFiles().map((asset) => asset.path)
  for (const style of styles) {
    const named = [...(await readFile(style.file, 'utf8')).matchAll(/url\("?([^")]+)/g)].map((found) => found[1])
    expect(named).toHaveLength(2)
    for (const path of named) expect(served).toContain(path)
  }
})
