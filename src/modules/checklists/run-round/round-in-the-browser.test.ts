import { load } from 'cheerio'
import { expect, test } from 'vitest'
import type { Viewer } from '#platform/access'
import { testDatabase } from '#platform/testing'
import { type Member, members, viewerOf } from '../checklists.testing.ts'
import { ensureInstruments } from '../index.ts'
import { boxesOf, checklistSite } from '../site.testing.ts'

const house = await testDatabase()
await house.asWorker(ensureInstruments)
const city = 'S12000049'
const coordinator = viewerOf('coordinator', city)
const [first, second, ...others] = await members(house, city, 6)
const colleague: Viewer = { ...viewerOf('key_worker', city, first.organisation_id), name: 'A colleague' }

const { open, post, send } = checklistSite(house)

const opened = async (key: string) => {
  const instrument = await open(coordinator, '/checklists/new')
  const self = instrument.page('label:contains("self-assessment")').first().attr('for') ?? ''
  const version_id = instrument.page(`#${self}`).attr('value') ?? ''
  const { to } = await send(coordinator, '/checklists/new', {
    title: `Round ${key}`,
    key,
    version_id,
    'closes_on-day': '1',
    'closes_on-month': '3',
    'closes_on-year': '2099',
  })
  return to.split('?')[0] ?? ''
}
const answered = async (member: Member, at: string, typed: Record<string, string>) => {
  await send(member.viewer, `${at}/answer/1`, typed)
  return send(member.viewer, `${at}/answer/send`)
}

test('two people of one organisation answer at once, and what one saved meanwhile is not undone by the other’s page', async () => {
  const at = await opened('together')
  const slow = await open(first.viewer, `${at}/answer/1`)
  await send(colleague, `${at}/answer/1`, { of_1_1: 'fully' })
  await post(first.viewer, `${at}/answer/1`, boxesOf(slow, { of_1_2: 'not' }))
  const { page } = await open(first.viewer, `${at}/answer/1`)
  const ticked = (name: string) => page(`[name=${name}][checked]`).attr('value')
  expect([ticked('of_1_1'), ticked('of_1_2')]).toEqual(['fully', 'not'])
  expect((await open(first.viewer, `${at}/answer`)).words).toContain('A colleague')
  expect((await open(second.viewer, `${at}/answer/1`)).page('[name=of_1_1][checked]').length).toBe(0)
})

test('nothing is sent in empty, and the page says so', async () => {
  const at = await opened('empty')
  const { status, words } = await send(first.viewer, `${at}/answer/send`)
  expect(status).toBe(422)
  expect(words).toContain('Answer at least one statement before you send it in')
})

test('who was still writing when the round closed is told so, and keeps their words', async () => {
  const at = await opened('late')
  const writing = await open(first.viewer, `${at}/answer/1`)
  await send(coordinator, `${at}/close`)
  const body = boxesOf(writing, { of_1_examples: 'Words of half an hour' })
  const { status, words } = await post(first.viewer, `${at}/answer/1`, body)
  expect(status).toBe(422)
  expect(words).toContain('takes no more answers')
  expect(words).toContain('Words of half an hour')
})

test('an answer can be taken back: not answered is no answer', async () => {
  const at = await opened('back')
  await send(first.viewer, `${at}/answer/1`, { of_1_1: 'fully' })
  await send(first.viewer, `${at}/answer/1`, { of_1_1: 'later' })
  expect((await open(first.viewer, `${at}/answer`)).words).toContain('57 statements, in any order')
})

test('from opening to the report: sent in once, taken up again, closed for good', async () => {
  const at = await opened('whole')
  for (const member of [first, second, ...others]) await answered(member, at, { of_1_1: 'fully' })
  expect((await open(coordinator, at)).words).toContain('6 organisations have answered so far')
  expect((await open(coordinator, at)).words).not.toContain('Fully')
  expect((await send(first.viewer, `${at}/answer/1`, { of_1_1: 'not' })).status).toBe(422)
  await send(first.viewer, `${at}/answer/again`)
  await answered(first, at, { of_1_1: 'not' })
  expect((await open(first.viewer, '/checklists')).words).toContain('Round whole')

  expect((await send(coordinator, `${at}/close`)).to).toContain(`${at}/report`)
  expect((await open(coordinator, `${at}/report`)).words).toContain('83.3% of answers say')
  const late = await open(first.viewer, `${at}/answer/again`)
  expect([late.status, late.page('main form').length]).toEqual([200, 0])
  expect(late.words).toContain('takes no more answers')
  expect((await open(first.viewer, at)).words).toContain('takes no more answers')
})

test('what the workshop talks about is chosen, put in order with a note, and never nothing', async () => {
  const at = await opened('points')
  for (const member of [first, second, ...others]) await answered(member, at, { of_1_1: 'fully' })
  await send(coordinator, `${at}/close`)
  const empty = await send(coordinator, `${at}/points`)
  expect(empty.status).toBe(422)
  expect(empty.words).toContain('Tick at least one statement')
  const body = boxesOf(await open(coordinator, `${at}/points`), { section_1: '1.1' })
  body.append('section_2', '2.5')
  expect((await post(coordinator, `${at}/points`, body)).to).toContain(`${at}/points/order`)
  await send(coordinator, `${at}/points/order`, { place_1_1: '2', place_2_5: '1', note_2_5: 'Ask the chair' })
  const points = (await open(coordinator, `${at}/report`)).page('#points li')
  expect(points.map((_, li) => load(li).text().slice(0, 3)).get()).toEqual(['2.5', '1.1'])
  expect(points.first().text()).toContain('Ask the chair')
})
