import { v7 as uuid } from 'uuid'
import { describe, expect, test } from 'vitest'
import { testDatabase } from '#platform/testing'
import { answers, members, roundOf, viewerOf } from '../checklists.testing.ts'
import { clearedComments, closePart, commentsToClear, decideComment } from '../index.ts'

const house = await testDatabase()
const area = 'S12000049'
const small = 'S12000023'
const round = await roundOf(house, { key: 'comments', areas: [area, small] })
const [first, second, ...more] = await members(house, area, 6)
const islanders = await members(house, small, 4)
const coordinator = viewerOf('coordinator', area, uuid())
const analyst = viewerOf('analyst', null)

const toClear = () => house.asViewer(coordinator, (tx) => commentsToClear(tx, round.id, 'local', area))
const toClearForTheNation = () => house.asViewer(analyst, (tx) => commentsToClear(tx, round.id, 'national', null))
const decide = (
  who: typeof analyst,
  scope: 'local' | 'national',
  id: string,
  decision: 'cleared' | 'withheld',
  shown_text: string,
) => house.asViewer(who, (tx) => decideComment(tx, id, scope, { decision, shown_text, theme: 'Meetings' }))

for (const [at, member] of [first, second, ...more].entries())
  await answers(house, round, member, {
    '1.1': 'fully',
    '1.examples': `Words of number ${at + 1}`,
    '1.support': 'Time',
  })
for (const member of islanders)
  await answers(house, round, member, { '1.1': 'not', '1.examples': 'Words of an island' })

describe('comments', () => {
  test('are read by nobody before the part has closed', async () => {
    expect(await toClear()).toEqual([])
  })

  test('then the coordinator reads them without the organisation, in an order that says nothing', async () => {
    await house.asViewer(coordinator, (tx) => closePart(tx, round.id, area, coordinator.user_id))
    const comments = await toClear()
    expect(comments).toHaveLength(12)
    expect(Object.keys(comments[0] ?? {}).sort()).toEqual(
      ['box', 'decided_at', 'decision', 'id', 'section', 'shown_text', 'theme', 'words'].sort(),
    )
    // An identifier that counts up would say who came first.
    for (const { id } of comments) expect(id[14]).toBe('4')
    for (const stranger of [
      first.viewer,
      viewerOf('coordinator', small, uuid()),
      viewerOf('administrator', area, uuid()),
    ])
      expect(await house.asViewer(stranger, (tx) => commentsToClear(tx, round.id, 'local', area))).toEqual([])
  })

  test('are quoted once they are cleared, in the words they were cleared in, and no longer once withheld', async () => {
    const quoted = () => house.asViewer(first.viewer, (tx) => clearedComments(tx, round.id, 'local', area))
    expect(await quoted()).toEqual([])
    const [comment, another] = (await toClear()).filter(({ box }) => box === 'examples')
    await decide(coordinator, 'local', comment?.id ?? '', 'cleared', 'Words without a name')
    await decide(coordinator, 'local', another?.id ?? '', 'withheld', 'Nothing of it')
    expect(await quoted()).toEqual([{ section: 1, box: 'examples', words: 'Words without a name', theme: 'Meetings' }])
    await decide(coordinator, 'local', comment?.id ?? '', 'withheld', 'Words without a name')
    expect(await quoted()).toEqual([])
    await decide(coordinator, 'local', comment?.id ?? '', 'cleared', 'Words without a name')
  })

  test('are for the nation only what an area cleared and the analyst cleared again, without the area', async () => {
    const offered = await toClearForTheNation()
    expect(offered.map(({ words }) => words)).toEqual(['Words without a name'])
    expect(Object.keys(offered[0] ?? {})).not.toContain('area_id')
    const quoted = () => house.asViewer(analyst, (tx) => clearedComments(tx, round.id, 'national', null))
    expect(await quoted()).toEqual([])
    await decide(analyst, 'national', offered[0]?.id ?? '', 'cleared', 'Words for all')
    expect((await quoted()).map(({ words }) => words)).toEqual(['Words for all'])
    await decide(coordinator, 'local', offered[0]?.id ?? '', 'withheld', 'Nothing of it')
    expect(await quoted()).toEqual([])
  })

  test('of fewer than five organisations are read by nobody, also when the part has closed', async () => {
    const islandCoordinator = viewerOf('coordinator', small, uuid())
    await house.asViewer(islandCoordinator, (tx) => closePart(tx, round.id, small, islandCoordinator.user_id))
    expect(await house.asViewer(islandCoordinator, (tx) => commentsToClear(tx, round.id, 'local', small))).toEqual([])
  })

  test('of another area, or by somebody who may not, are not found to decide', async () => {
    const [comment] = await toClear()
    for (const who of [viewerOf('coordinator', small, uuid()), first.viewer, viewerOf('administrator', area, uuid())])
      await expect(decide(who, 'local', comment?.id ?? '', 'cleared', 'x')).rejects.toMatchObject({ name: 'NotFound' })
    await expect(decide(coordinator, 'national', comment?.id ?? '', 'cleared', 'x')).rejects.toMatchObject({
      name: 'NotFound',
    })
  })
})
