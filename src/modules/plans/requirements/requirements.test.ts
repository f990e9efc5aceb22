import { describe, expect, test } from 'vitest'
import { testDatabase } from '#platform/testing'
import { planners } from '../planning.testing.ts'
import { requirementsOf } from './requirements.queries.ts'

const house = await testDatabase()
const town = await planners(house)
const year = '2026-27'
const line = {
  target_group: 'Young people leaving care',
  rationale: 'Few are in work a year later',
  partners: 'Harbour Fictus Trust',
  budget: '120,000.50',
  sources: 'No One Left Behind £90,000.50\nCouncil £30,000',
  volume: '60',
  delivery_method: 'A key worker each',
  outcome: '30 in work or learning',
}
const added = await town.send('coordinator', `/requirements/new?year=${year}`, line)
const at = added.to
const file = async (format = 'csv') =>
  (await town.as('member').ask(`/requirements/file?year=${year}&format=${format}`)).body
const bytes = (text: string) => new Uint8Array(new TextEncoder().encode(text))
const bring = (text: string, who: 'coordinator' | 'member' = 'coordinator') =>
  town.send(who, `/requirements/bring?year=${year}`, {}, { file: bytes(text) })
const held = () =>
  house.asViewer(town.viewer('coordinator'), async (tx) =>
    (await requirementsOf(tx, town.areas.city, year)).map(
      ({ number, line: { target_group, budget_pence, volume } }) => [number, target_group, budget_pence, volume],
    ),
  )

describe('a line of requirements', () => {
  test('is written in a page by those who write the plan, in whole pence', async () => {
    expect(added.status).toBe(303)
    expect((await town.read('worker', '/requirements?year=2026-27')).words).toContain(
      '1 line, £120,000.50, 60 people to start',
    )
    expect(await held()).toEqual([[1, 'Young people leaving care', 12_000_050, 60]])
    expect((await town.send('worker', `${at}/change`)).status).toBe(404)
  })
  test('whose sources do not come to its budget is refused with both sums', async () => {
    const { said, status } = await town.send('member', '/requirements/new', { ...line, sources: 'Council £30,000' })
    expect(status).toBe(422)
    expect(said).toContain('The sources come to £30,000.00, and the budget is £120,000.50')
  })
  test('is nobody else’s: another area finds nothing', async () => {
    expect((await town.read('islander', at)).status).toBe(404)
    expect((await town.read('islander', '/requirements?year=2026-27')).words).not.toContain('leaving care')
  })
  test('changed by two at once keeps what the second typed, and asks again', async () => {
    const browser = town.as('member')
    const opened = await browser.ask(`${at}/change`)
    await town.send('coordinator', `${at}/change`, { volume: '70' })
    const body = new URLSearchParams(
      opened
        .page('main form')
        .serializeArray()
        .map(({ name, value }) => [name, value]),
    )
    body.set('outcome', 'Forty in work')
    const answer = await browser.ask(`${at}/change`, { method: 'POST', body })
    expect(answer.status).toBe(422)
    expect(answer.body).toContain('changed this line while you wrote')
    expect(answer.page('[name=outcome]').text().trim()).toBe('Forty in work')
    expect(await held()).toEqual([[1, 'Young people leaving care', 12_000_050, 70]])
    expect((await town.read('lead', at)).words).toContain('Volumes 60 70')
  })
})

describe('the table brought back as a spreadsheet', () => {
  test('unchanged, has nothing to take', async () => {
    const { to } = await bring(await file())
    expect((await town.read('coordinator', to)).words).toContain('Nothing would change')
  })

  test('changed, shows every cell before anything is taken, then takes all of it', async () => {
    const text = (await file())
      .replace('A key worker each', 'A key worker and a peer')
      .replace(
        /^Total.*$/m,
        ',Lone parents,Childcare is short,College,10000,Council,20,Groups,8 in work,\r\nTotal,,,,130000.50,,,,,',
      )
    const { to } = await bring(text)
    const { words } = await town.read('coordinator', to)
    expect(words).toContain('What would change: 1 added, 1 changed')
    expect(words).toContain('The budget would be £10,000 greater')
    expect(words).toContain('Delivery Method A key worker each A key worker and a peer')
    expect(await held()).toHaveLength(1)
    expect((await town.send('coordinator', to)).status).toBe(303)
    expect(await held()).toEqual([
      [1, 'Young people leaving care', 12_000_050, 70],
      [2, 'Lone parents', 1_000_000, 20],
    ])
    expect((await town.read('coordinator', to)).words).toContain('These changes were taken')
  })

  test('with a sum that is wrong is refused with the cell and both sums, and nothing is taken', async () => {
    const before = await held()
    const { status, words } = await bring((await file()).replace('Total,,,,130000.5', 'Total,,,,140000'))
    expect(status).toBe(422)
    expect(words).toContain('E4 Budget The total says £140,000.00, and the lines above it come to £130,000.50')
    expect(await held()).toEqual(before)
  })

  test('without a line asks whether it is to be taken out', async () => {
    const { to } = await bring(
      (await file()).replace(/^2,Lone.*\r\n/m, '').replace('Total,,,,130000.5', 'Total,,,,120000.5'),
    )
    expect((await town.send('coordinator', to)).said).toContain('Say that these lines are to be taken out')
    expect(await held()).toHaveLength(2)
    expect((await town.send('coordinator', to, { removes: 'yes' })).status).toBe(303)
    expect(await held()).toHaveLength(1)
  })

  test('while somebody changed the table is not taken over their heads', async () => {
    const { to } = await bring((await file()).replace('30 in work or learning', '35 in work or learning'))
    const browser = town.as('coordinator')
    const shown = await browser.ask(to)
    await town.send('member', `${at}/change`, { partners: 'Harbour Fictus Trust and a college' })
    const body = new URLSearchParams(
      shown
        .page('main form')
        .serializeArray()
        .map(({ name, value }) => [name, value]),
    )
    const answer = await browser.ask(to, { method: 'POST', body })
    expect(answer.status).toBe(422)
    expect(answer.body).toContain('Somebody changed the table while you were looking')
    expect(answer.body).toContain('Changed here since the file was taken out')
    expect((await town.read('lead', at)).words).toContain('30 in work or learning')
  })
})

test('what lines answer to is said, and what nobody serves is shown', async () => {
  expect((await town.read('lead', '/requirements/alignment?year=2026-27')).words).toContain(
    '25 of 25 are served by no line',
  )
  await town.send('member', `${at}/answers-to`, {
    national_outcome: ['children', 'poverty'],
    policy_driver: 'the_promise',
    need: 'childcare',
  })
  const { words } = await town.read('lead', '/requirements/alignment?year=2026-27')
  expect(words).toContain('22 of 25 are served by no line')
  expect(words).toMatch(/The Promise Care experienced people 1 line: 1\. Young people leaving care/)
  expect(words).toMatch(/Place based approaches [^.]* No line/)
  await town.send('member', `${at}/answers-to`, { national_outcome: 'children', policy_driver: 'the_promise' })
  expect((await town.read('lead', at)).words).not.toContain('Poverty')
})
