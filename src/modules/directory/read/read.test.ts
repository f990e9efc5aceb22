import { load } from 'cheerio'
import { beforeAll, describe, expect, test } from 'vitest'
import { referenceList } from '#platform/reference'
import { testDatabase } from '#platform/testing'
import { arrangeServices, asked, northtown } from '../directory.testing.ts'
import { shortName } from '../find/asked.ts'
import { inventedPoints, inventServices } from '../invent/invent.ts'
import { putPoints } from '../points/points.queries.ts'
import { sentencesOf } from '../show/easy.page.tsx'
import { needsInGaelic, phrases } from './phrases.ts'

const house = await testDatabase()
const ask = asked(house)
const services = inventServices(northtown, 24)
const [first, second, third, fourth] = services
const list = services.slice(0, 4).map(({ id }) => shortName(id))

beforeAll(async () => {
  await arrangeServices(house, services)
  await house.asWorker((tx) => putPoints(tx, inventedPoints(northtown), 'Invented'))
})

const open = async (path: string) => {
  const answer = await ask(path)
  const html = await answer.text()
  const $ = load(html)
  return {
    status: answer.status,
    cookie: answer.headers.get('set-cookie'),
    $,
    words: $('main').text().replace(/\s+/g, ' '),
  }
}

const pages = [
  '/support?q=job',
  '/support?near=nowhere-at-all',
  `/support/services/${first?.id}?list=${list[0]}`,
  `/support/list?list=${list.join('.')}`,
  `/support/compare?list=${list.slice(0, 2).join('.')}`,
]

describe('in Gaelic', () => {
  test('every phrase and every need has words, and each keeps what is filled in', () => {
    for (const [phrase, { en, gd }] of Object.entries(phrases)) {
      const filled = (words: string) => (words.match(/\{\w+\}/g) ?? []).sort()
      expect([phrase, filled(gd)]).toEqual([phrase, filled(en)])
      expect(gd.length).toBeGreaterThan(1)
    }
    for (const { code } of referenceList('support-needs', house.clock.today()))
      expect(needsInGaelic[code]).toBeDefined()
  })

  test.each(pages)('%s says so, and says what is English in it', async (path) => {
    const { $, cookie, status } = await open(`${path}&lang=gd`)
    expect(status).toBe(200)
    expect($('html').attr('lang')).toBe('gd')
    expect(cookie).toBeNull()
    for (const around of ['.ds_page__top', '.ds_page__bottom', '.nwd-hide'])
      expect($(around).attr('lang')).toBe('en-GB')
    const english = $('main a[hreflang="en-GB"]')
    expect(english.attr('href')).not.toContain('lang=gd')
    // What services say of themselves stands in English, wherever it stands.
    const { name = '' } = first ?? {}
    $('main *')
      .filter((_, one) => $(one).children().length === 0 && $(one).text().trim() === name)
      .each((_, one) => {
        expect($(one).closest('[lang]').attr('lang')).toBe('en-GB')
      })
  })

  test('the choice goes along in every address, and English pages carry none', async () => {
    const gaelic = await open('/support?q=job&lang=gd&easy=yes')
    const onward = gaelic.$('main a[href^="/support"]').not('[hreflang]')
    expect(onward.length).toBeGreaterThan(3)
    onward.each((_, link) => {
      const href = gaelic.$(link).attr('href') ?? ''
      expect(href).toContain('lang=gd')
    })
    expect(gaelic.$('form input[name=lang]').attr('value')).toBe('gd')
    const plain = await open('/support?q=job')
    expect(plain.$('html').attr('lang')).toBe('en-GB')
    expect(plain.$('[lang="gd"]')).toHaveLength(1)
  })
})

describe('in easy read', () => {
  test('a service is a picture, a question and short answers at a time', async () => {
    const { $ } = await open(`/support/services/${first?.id}?easy=yes`)
    expect($('.ds_page.nwd-easy')).toHaveLength(1)
    expect($('.nwd-easy-part').length).toBe(5)
    $('.nwd-easy-part').each((_, part) => {
      expect($(part).find('svg[aria-hidden=true]')).toHaveLength(1)
      expect($(part).find('h2').text()).toMatch(/\?$/)
      expect($(part).find('p').length).toBeGreaterThan(0)
    })
    expect($('main h1')).toHaveLength(1)
    expect($(`a[href="/refer-yourself?service=${first?.id}"]`)).toHaveLength(1)
  })

  test('sentences stand by themselves', () => {
    expect(sentencesOf('We meet on Mondays. Is it free? Yes!\nCome in')).toEqual([
      'We meet on Mondays.',
      'Is it free?',
      'Yes!',
      'Come in',
    ])
  })
})

describe('side by side', () => {
  test('up to three stand beside one another, each with its own answers and a way to ask', async () => {
    const { $ } = await open(`/support/compare?list=${list.slice(0, 3).join('.')}`)
    const names = $('thead th')
      .toArray()
      .map((cell) => $(cell).text())
    expect(names.slice(1)).toEqual([first?.name, second?.name, third?.name])
    expect($('tbody tr')).toHaveLength(9)
    for (const one of [first, second, third]) expect($(`a[href="/refer-yourself?service=${one?.id}"]`)).toHaveLength(1)
    expect($('tbody tr').first().find('td').last().text()).toBe(third?.organization?.name)
  })

  test('of a longer list those that are chosen, three at most; none that are not in the list', async () => {
    const chosen = [list[1], list[3]].map((short) => `with=${short}`).join('&')
    const { words } = await open(`/support/compare?list=${list.join('.')}&${chosen}&with=AAAAAAAAAAAAAAAAAAAAAA`)
    expect(words).toContain(second?.name)
    expect(words).toContain(fourth?.name)
    expect(words).not.toContain(first?.organization?.name === fourth?.organization?.name ? '\u0000' : first?.name)
    expect((await open(`/support/compare?list=${list.join('.')}`)).$('thead th')).toHaveLength(4)
  })

  test('one alone is nothing to compare', async () => {
    expect((await open(`/support/compare?list=${list[0]}`)).words).toContain('Put two or three services in your list')
    expect((await open('/support/compare?list=rubbish')).status).toBe(200)
  })
})
