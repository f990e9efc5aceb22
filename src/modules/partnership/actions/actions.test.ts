import { describe, expect, test } from 'vitest'
import { testDatabase } from '#platform/testing'
import { day, last, partnershipTown } from '../partnership.testing.ts'

const house = await testDatabase()
const town = await partnershipTown(house)
const add = async (words: string, owner: string, due: string) =>
  last((await town.send('hamish', '/partnership/actions/new', { words, owner, ...day('due_on', due) })).to)

describe('an action', () => {
  test('stands first among what the partnership asks of its owner, and of nobody else', async () => {
    await add('Write to the bus company', town.seat('mo'), '2026-12-01')
    expect((await town.read('mo', '/partnership')).words).toContain('Write to the bus company')
    expect((await town.read('hassan', '/partnership')).words).not.toContain('Write to the bus company')
    expect((await town.read('hassan', '/partnership/actions?show=all')).words).toContain('Write to the bus company')
  })

  test('of an organisation is its members’ until somebody is named', async () => {
    const id = await add('Find a room', town.member('housing'), '2026-12-02')
    const at = `/partnership/actions/${id}`
    expect((await town.read('hassan', '/partnership')).words).toContain('Find a room')
    await town.send('hassan', `${at}/change`, { owner: town.seat('vice'), words: 'The college has rooms' })
    expect((await town.read('hassan', '/partnership')).words).not.toContain('Find a room')
    const { words } = await town.read('vice', at)
    expect(words).toContain('Vice Placeholder, Northtown College')
    expect(words).toContain('The college has rooms')
    expect(words).toContain('Agreed: Harbour Housing, by 2 December 2026')
  })

  test('is done with a word of what came of it, and not without', async () => {
    const id = await add('Ask three firms', town.seat('mo'), '2026-12-03')
    const at = `/partnership/actions/${id}`
    await town.send('mo', `${at}/progress`, { words: 'One has answered' })
    expect((await town.read('hamish', at)).words).toContain('One has answered')
    expect((await town.send('mo', `${at}/finish`, { state: 'done' })).said).toContain('what came of it')
    expect((await town.send('mo', `${at}/finish`, { state: 'done', words: 'Two firms will come' })).status).toBe(303)
    const { words } = await town.read('hassan', at)
    expect(words).toContain('What came of itTwo firms will come')
    for (const way of ['progress', 'finish', 'change']) expect((await town.read('mo', `${at}/${way}`)).status).toBe(404)
  })

  test('is changed by its owner and the coordinator alone', async () => {
    const id = await add('Ring the college', town.seat('mo'), '2026-12-04')
    for (const who of ['hassan', 'chair', 'morag', 'rory', 'ailsa'] as const)
      expect([who, (await town.read(who, `/partnership/actions/${id}/finish`)).status]).toEqual([who, 404])
    for (const who of ['morag', 'rory'] as const)
      expect((await town.read(who, `/partnership/actions/${id}`)).status).toBe(404)
  })

  test('is due on a day that is still to come', async () => {
    const past = await town.send('hamish', '/partnership/actions/new', {
      words: 'Late',
      owner: town.seat('mo'),
      ...day('due_on', '2026-11-20'),
    })
    expect(past.said).toContain('must be today or in the future')
  })

  test('is in the file with how it stands', async () => {
    const { body } = await town.as('mo').ask('/partnership/actions/file?format=csv')
    expect(body).toContain(
      '1,Write to the bus company,Harbour Fictus Trust,Mo Placeholder,2026-12-01,Open,0,2026-11-23,',
    )
    expect(body).toContain(
      '3,Ask three firms,Harbour Fictus Trust,Mo Placeholder,2026-12-03,Done,,2026-11-23,Two firms will come',
    )
  })
})
