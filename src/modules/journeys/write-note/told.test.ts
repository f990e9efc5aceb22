import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { testDatabase } from '#platform/testing'
import { colleagueOf, neighbourhood, supportedPerson } from '../journeys.testing.ts'
import { site } from '../site.testing.ts'

const house = await testDatabase()
const { works, support } = await neighbourhood(house)
const morag = await colleagueOf(house, works)
const iain = await colleagueOf(house, works, 'key_worker', 'Iain Madeup')
const stranger = await colleagueOf(house, support)
const { open, send, events } = site(house)

const noteOn = { kind: 'phone', 'happened_on-day': '23', 'happened_on-month': '11', 'happened_on-year': '2026' }
const idOf = async (person: string) => {
  const { rows } = await sql<{
    id: string
  }>`select id from journeys.note where person_id = ${person} order by id`.execute(house.asOwner)
  return rows.map(({ id }) => id)
}

describe('a note that colleagues are told of', () => {
  it('waits for them until they have read it, and says so', async () => {
    const { person } = await supportedPerson(house, morag)
    const at = `/people/${person.id}/notes`
    await send(morag, `${at}/new`, { ...noteOn, words: 'Phone before noon', told: iain.user_id })
    expect((await open(morag, at)).html).toContain('Told: Iain Madeup (not read yet)')
    const [note] = await idOf(person.id)
    expect((await open(iain, `${at}/${note}/read`)).html).toContain('Phone before noon')
    await send(iain, `${at}/${note}/read`, {})
    expect((await open(morag, at)).html).toContain('Told: Iain Madeup (read on 23 November 2026)')
    expect(await events('journeys.note.read_by_colleague', person.id)).toBe(1)
  })

  it('may be told to nobody who does not work with them, and is read so by nobody who was not told', async () => {
    const { person } = await supportedPerson(house, morag)
    const at = `/people/${person.id}/notes`
    const refused = await send(morag, `${at}/new`, { ...noteOn, words: 'x', told: stranger.user_id })
    expect(refused.status).toBe(422)
    expect(await idOf(person.id)).toEqual([])
    await send(morag, `${at}/new`, { ...noteOn, words: 'x' })
    const [note] = await idOf(person.id)
    expect((await open(iain, `${at}/${note}/read`)).status).toBe(404)
    expect((await open(stranger, `${at}/${note}/read`)).status).toBe(404)
  })
})

describe('a note that is half written', () => {
  it('is kept as a draft of its writer alone, one however often, and is gone when it is saved', async () => {
    const { person } = await supportedPerson(house, morag)
    const at = `/people/${person.id}/notes/new`
    const token = /name="_form" value="([^"]+)"/.exec((await open(morag, at)).html.split('<main')[1] ?? '')?.[1] ?? ''
    const half = { words: 'We spoke about', _keep: 'draft' }
    const kept = await send(morag, at, half, token)
    expect(kept.to).toMatch(/\?draft=[0-9a-f-]{36}$/)
    expect((await send(morag, at, { ...half, words: 'We spoke about buses' }, token)).to).toBe(kept.to)
    expect((await open(morag, kept.to ?? '')).html).toContain('We spoke about buses')
    expect((await open(iain, kept.to ?? '')).html).not.toContain('We spoke about')
    expect(await idOf(person.id)).toEqual([])
    expect((await open(morag, '/people/notes/drafts')).html).toContain(kept.to)
    expect((await open(iain, '/people/notes/drafts')).html).not.toContain(kept.to)
    const page = await open(morag, kept.to ?? '')
    const again = /name="_form" value="([^"]+)"/.exec(page.html.split('<main')[1] ?? '')?.[1]
    await send(morag, at, { ...noteOn, words: 'We spoke about buses' }, again)
    expect(await idOf(person.id)).toHaveLength(1)
    expect((await open(morag, '/people/notes/drafts')).html).not.toContain(kept.to)
  })
})
