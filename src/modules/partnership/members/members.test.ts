import { describe, expect, test } from 'vitest'
import { testDatabase } from '#platform/testing'
import { day, last, partnershipTown } from '../partnership.testing.ts'

const house = await testDatabase()
const town = await partnershipTown(house)

describe('who the partnership is', () => {
  test('the page says in words that nobody is from the private sector, until somebody is', async () => {
    expect((await town.read('morag', '/partnership/members')).words).toContain('Nobody from the private sector')
    const taken = await town.send('hamish', '/partnership/members/new', {
      organisation: town.place('firm'),
      ...day('since_on', '2026-11-01'),
    })
    expect(taken.status).toBe(303)
    const { words } = await town.read('morag', '/partnership/members')
    expect(words).not.toContain('Nobody from the private sector')
    expect(words).toContain('Nobody named for Sample Boats')
  })

  test('the sector that was not chosen is the usual one of the kind of organisation', async () => {
    const { page } = await town.read('morag', '/partnership/members')
    const section = page('h2:contains("Private sector")').parent()
    expect(section.text()).toContain('Sample Boats')
  })

  test('an organisation is a member once at a time', async () => {
    const { page } = await town.read('hamish', '/partnership/members/new')
    expect(page(`option[value="${town.place('firm')}"], input[value="${town.place('firm')}"]`)).toHaveLength(0)
    expect(page('main').text()).toContain('Every organisation of the area is a member')
  })

  test('there is one chair; a second waits until the first role ends', async () => {
    const at = `/partnership/members/${town.member('charity')}/people/new`
    const second = { name: 'Nova Fictus', role: 'chair', ...day('since_on', '2026-11-20') }
    const refused = await town.send('hamish', at, second)
    expect(refused.said).toContain('Chair Placeholder is chair now')
    const ended = await town.send(
      'hamish',
      `/partnership/seats/${town.seat('chair')}/end`,
      day('ended_on', '2026-11-22'),
    )
    expect(ended.status).toBe(303)
    expect((await town.read('morag', '/partnership')).words).toContain('No chair')
    expect((await town.send('hamish', at, second)).status).toBe(303)
    const { words } = await town.read('morag', '/partnership/members')
    expect(words).toContain('Nova Fictus (chair)')
    expect(words).toContain('Chair Placeholder stopped being chair for Northtown Council')
  })

  test('an organisation that leaves takes its people with it and stays in the history and the file', async () => {
    const at = `/partnership/members/${town.member('housing')}`
    expect(
      (await town.send('hamish', `${at}/end`, { reason: 'It has closed', ...day('ended_on', '2026-11-20') })).status,
    ).toBe(303)
    const { words } = await town.read('morag', '/partnership/members')
    expect(words).toContain('Harbour Housing left: It has closed')
    expect(words).not.toContain('Hassan Placeholder (member)')
    const file = await town.as('morag').ask('/partnership/members/file?format=csv')
    expect(file.body).toContain(
      'Harbour Housing,Third sector,2026-04-01,2026-11-20,Hassan Placeholder,Member,2026-04-01,2026-11-20',
    )
  })

  test('a quorum that the partnership agreed takes the place of the usual one', async () => {
    expect((await town.read('morag', '/partnership/members')).words).toContain('The usual rule')
    await town.send('hamish', '/partnership/quorum', {
      share_percent: '0',
      least: '2',
      sectors: 'third',
      reason: 'Meeting of 3 November',
    })
    const { words } = await town.read('morag', '/partnership/members')
    expect(words).toContain('when 2 of 4 member organisations are there, among them the third sector')
    expect(words).toContain('Agreed: Meeting of 3 November')
  })
})

describe('whose it is', () => {
  test.each(['/partnership/members/new', '/partnership/quorum', `/partnership/members/${town.member('charity')}/end`])(
    '%s is the coordinator’s alone',
    async (path) => {
      for (const who of ['mo', 'morag', 'chair'] as const) expect((await town.read(who, path)).status, who).toBe(404)
    },
  )

  test('another area’s coordinator and members find nothing of it', async () => {
    const at = `/partnership/members/${town.member('charity')}`
    for (const who of ['ailsa', 'rory'] as const) {
      expect((await town.read(who, at)).status).toBe(404)
      expect((await town.read(who, '/partnership/members')).words).not.toContain('Harbour Fictus Trust')
    }
    expect((await town.read('ailsa', `${at}/end`)).status).toBe(404)
  })

  test('somebody can be named by their account, once for each organisation', async () => {
    const at = `/partnership/members/${town.member('charity')}/people/new`
    const { user_id } = town.viewer('mo')
    const again = await town.send('hamish', at, { user_id, role: 'observer', ...day('since_on', '2026-11-20') })
    expect(again.said).toContain('has a role already')
    const { user_id: morag } = town.viewer('morag')
    const named = await town.send('hamish', at, { user_id: morag, role: 'adviser', ...day('since_on', '2026-11-20') })
    expect(last(named.to)).toBe(town.member('charity'))
    expect((await town.read('hamish', named.to ?? '')).words).toContain('Morag Placeholder')
  })
})
