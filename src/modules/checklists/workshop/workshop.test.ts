import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { testDatabase } from '#platform/testing'
import { workshopTown } from '../improvement/plan.testing.ts'
import type { Round } from '../index.ts'
import { topicNow } from './said.ts'

const house = await testDatabase()
const town = await workshopTown(house)
let round: Round
const at = () => `/checklists/${round.id}`
const point = (slug: string) => `${at()}/workshop/${slug}`
const states = async () => {
  const { page } = await town.read('hamish', `${at()}/workshop`)
  return page('.nwd-topics li')
    .toArray()
    .map((li) => `${page(li).text().slice(0, 3)} ${page(li).find('.nwd-tag').text()}`)
}

beforeAll(async () => {
  round = await town.told(
    'workshop',
    { '1.1': 'ffffpp', '2.5': 'fppnnn', '3.1': 'fppppn', '4.2': 'ffnnn-' },
    { more: { '2.examples': 'We keep a list at the harbour office' } },
  )
  await town.chosen(round, ['2.5', '4.2', '1.1'])
})

describe('a workshop of three points', () => {
  test('begins with the first that was chosen, and shows how many gave which answer', async () => {
    expect(await states()).toEqual(['2.5 To discuss', '4.2 To discuss', '1.1 To discuss'])
    const { page, words } = await town.read('hamish', point('2-5'))
    expect(page('h1').length).toBe(1)
    const rows = page('.nwd-spread tbody tr').toArray()
    expect(rows.map((row) => page(row).find('td').first().text())).toEqual(['1', '2', '3'])
    expect(words).toContain('Point 1 of 3')
    expect((await town.read('hamish', point('4-2'))).words).toContain('1 left it empty')
  })

  test('a rating is agreed beside the answers, which stay as they were, and the next point follows', async () => {
    const { status, to } = await town.send('hamish', point('2-5'), {
      rating: 'partially',
      note: 'A list, and nobody reads it',
      press: 'next',
    })
    expect([status, to]).toEqual([303, point('4-2')])
    const { page, words } = await town.read('hamish', point('2-5'))
    expect(page('.nwd-spread__agreed th').text()).toContain('We agree')
    expect(words).toContain('A list, and nobody reads it')
    expect(page('.nwd-spread tbody tr').eq(1).find('td').first().text()).toBe('2')
  })

  test('not agreed needs its reason', async () => {
    const without = await town.send('hamish', point('4-2'), { rating: 'not-agreed', press: 'next' })
    expect([without.status, without.said]).toEqual([422, 'Say why you do not agree: the next round begins from there'])
    const reason = 'The two towns see it differently'
    expect((await town.send('hamish', point('4-2'), { rating: 'not-agreed', reason, press: 'next' })).to).toBe(
      point('1-1'),
    )
    expect(await states()).toEqual(['2.5 Agreed: Partially met', '4.2 Not agreed', '1.1 To discuss'])
    expect((await town.read('mo', `${at()}/workshop`)).words).toContain(reason)
  })

  test('the second screen follows the first, for everybody of the partnership, with nothing to press', async () => {
    const { page, words } = await town.read('mo', `${at()}/screen`)
    expect(words).toContain('Point 3 of 3')
    expect(page('main').find('form, button').length).toBe(0)
    await town.send('hamish', point('2-5'), { rating: 'not-yet' })
    expect((await town.read('mo', `${at()}/screen`)).words).toContain('A list, and nobody reads it')
    await town.send('hamish', point('2-5'), { rating: 'partially' })
  })

  test('one press makes a statement an improvement, with what was typed; a second press makes no second one', async () => {
    const press = () => town.send('hamish', point('2-5'), { press: 'improve', note: 'Somebody must own it' })
    expect((await press()).status).toBe(303)
    expect((await press()).status).toBe(303)
    const { rows } = await sql<{ item: string; answer: string; note: string; issue: string }>`
      select s.item, d.answer, d.note, v.issue from checklists.improvement_statement s
      join checklists.discussion d on d.id = s.discussion_id
      join checklists.improvement_version v on v.improvement_id = s.improvement_id`.execute(house.asOwner)
    expect(rows).toEqual([
      { item: '2.5', answer: 'partially', note: 'Somebody must own it', issue: expect.stringMatching(/\w{3}/) },
    ])
    expect((await town.read('hamish', point('2-5'))).words).toContain('In the improvement plan')
  })

  test('what was agreed before stays on record when it is changed', async () => {
    await town.send('hamish', point('2-5'), { rating: 'not' })
    const { rows } = await sql<{ answer: string }>`
      select answer from checklists.discussion where item = '2.5' and answer is not null order by recorded_at, id`.execute(
      house.asOwner,
    )
    expect(rows.map(({ answer }) => answer)).toEqual(['partially', 'partially', 'partially', 'not'])
    expect(await states()).toContain('2.5 Agreed: Not met')
  })
})

test('two people write at once: what only one changed is kept, and where both did, the second sees the words of the first', async () => {
  const [one, other] = [await town.opened('hamish', point('1-1')), await town.opened('hamish', point('1-1'))]
  await one({ rating: 'fully', note: 'Well led' })
  const second = await other({ rating: 'not-yet', agreed_by: 'Those in the room' })
  expect(second.status).toBe(303)
  const kept = await town.read('hamish', point('1-1'))
  expect(kept.page('textarea[name=note]').text()).toBe('Well led')
  expect(kept.page('[name=rating][checked]').attr('value')).toBe('fully')
  expect(kept.page('[name=agreed_by]').attr('value')).toBe('Those in the room')

  const [first, late] = [await town.opened('hamish', point('1-1')), await town.opened('hamish', point('1-1'))]
  await first({ note: 'Well led, since spring' })
  const refused = await late({ note: 'Led by one' })
  expect(refused.status).toBe(422)
  expect(refused.words).toContain('They wrote: Agreed: Fully met. Well led, since spring')
  expect(refused.page('textarea[name=note]').text()).toBe('Led by one')
  expect(refused.page('[name=seen]').attr('value')).toMatch(/^[0-9a-f-]{36}$/)
})

test('nobody’s name and no organisation’s stands on any page of it', async () => {
  const { rows } = await sql<{
    name: string
  }>`select name from partnership.organisation where area_id = 'S12000049'`.execute(house.asOwner)
  for (const path of [`${at()}/workshop`, point('2-5'), `${at()}/screen`]) {
    const { page } = await town.read('hamish', path)
    const words = page('body').text()
    for (const { name } of rows) expect(words).not.toContain(name)
    expect(words).not.toContain('Hamish')
    expect(words).not.toContain('harbour office')
  }
})

test('only the coordinator of the area writes; another area finds nothing, and there is no workshop before the report', async () => {
  expect((await town.read('mo', point('2-5'))).status).toBe(404)
  expect((await town.read('ailsa', `${at()}/workshop`)).status).toBe(404)
  const open = await town.told('still-open', { '1.1': 'fffff' }, { open: true })
  expect((await town.read('hamish', `/checklists/${open.id}/workshop`)).status).toBe(404)
})

test('without points it takes the weakest statements first, then those most disagreed on, each once', async () => {
  const bare = await town.told('bare', {
    '1.1': 'fffff',
    '1.2': 'fffff',
    '1.3': 'fffff',
    '1.4': 'fffff',
    '1.5': 'fffff',
    '2.5': 'nnnnn',
    '3.1': 'ffnnn',
  })
  const { page, words } = await town.read('hamish', `/checklists/${bare.id}/workshop`)
  expect(words).toContain('No points were chosen')
  const items = page('.nwd-topics li')
    .toArray()
    .map((li) => page(li).text().slice(0, 3))
  expect(items.slice(0, 2)).toEqual(['2.5', '3.1'])
  expect(new Set(items).size).toBe(items.length)
})

test('what is talked about now: the one without a rating that was written on last, else the next', () => {
  const topic = (item: string) => ({ statement: { item }, why: '' }) as Parameters<typeof topicNow>[0][number]
  const topics = ['1.1', '2.1', '3.1'].map(topic)
  const now = (...said: [item: string, standing: 'open' | 'agreed', minute: number][]) =>
    topicNow(
      topics,
      new Map(said.map(([item, standing, minute]) => [item, { item, standing, recorded_at: new Date(minute) }])),
    )?.statement.item
  expect(now()).toBe('1.1')
  expect(now(['2.1', 'open', 1])).toBe('2.1')
  expect(now(['2.1', 'agreed', 1])).toBe('3.1')
  expect(now(['3.1', 'agreed', 1])).toBe('1.1')
  expect(now(['3.1', 'agreed', 1], ['1.1', 'agreed', 2], ['2.1', 'agreed', 3])).toBeUndefined()
})
