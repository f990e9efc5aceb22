import { describe, expect, test } from 'vitest'
import { testDatabase } from '#platform/testing'
import { day, last, partnershipTown } from '../partnership.testing.ts'

const house = await testDatabase()
const town = await partnershipTown(house)
const publish = (words: string, changes?: string) =>
  town.send('hamish', '/partnership/terms/new', {
    title: 'Terms of reference',
    words,
    ...(changes === undefined ? {} : { changes }),
    ...day('in_force_on', '2026-12-01'),
  })
const toAccept = async () => {
  const { page } = await town.read('mo', '/partnership/terms')
  return page('.nwd-next a').attr('href') ?? ''
}

describe('terms of reference', () => {
  test('the first version is asked of every member organisation, and their people are told that it waits', async () => {
    expect((await publish('What we are for')).status).toBe(303)
    expect((await town.read('morag', '/partnership/terms')).words).toContain('Who has accepted 0 of 4')
    const [letter] = await town.letters('mo')
    expect(letter?.subject).toBe('Terms of the partnership wait for you')
    expect(`${letter?.subject} ${letter?.body}`).not.toMatch(/Placeholder|Harbour|Northtown/)
    expect(await town.letters('morag')).toEqual([])
  })

  test('a member accepts for their organisation by name, once', async () => {
    const at = await toAccept()
    expect((await town.send('mo', at, {})).said).toContain('Tick the box')
    expect((await town.send('mo', at, { agree: 'yes' })).status).toBe(303)
    const { words } = await town.read('morag', '/partnership/terms')
    expect(words).toContain('Who has accepted 1 of 4')
    expect(words).toContain('Mo Placeholder')
    expect(words).toContain('Not yet: Harbour Housing, Northtown College, Northtown Council.')
    expect((await town.send('mo', at, { agree: 'yes' })).said).toContain('accepted this version already')
  })

  test('a new version asks again, and the old one and who accepted it stay', async () => {
    const before = await toAccept()
    expect(before).toBe('')
    const { page } = await town.read('hassan', '/partnership/terms')
    const first = page('.nwd-next a').attr('href') ?? ''
    expect((await publish('What we are for, in more words', 'More words')).status).toBe(303)
    expect((await town.read('morag', '/partnership/terms')).words).toContain('Who has accepted 0 of 4')
    expect((await town.send('hassan', first, { agree: 'yes' })).said).toContain('There is a newer version')
    const { page: now } = await town.read('morag', '/partnership/terms')
    const earlier = now('details a').attr('href') ?? ''
    expect((await town.read('morag', earlier)).words).toContain('What we are for')
    expect(last(earlier)).toBe(last(first.replace('/accept', '')))
    expect((await town.read('mo', '/partnership')).words).toContain(
      'Accept the terms of reference for your organisation',
    )
  })

  test('nobody accepts for another organisation, nor from outside', async () => {
    const at = await toAccept()
    for (const who of ['hamish', 'morag', 'rory', 'ailsa'] as const) expect((await town.read(who, at)).status).toBe(404)
  })
})
