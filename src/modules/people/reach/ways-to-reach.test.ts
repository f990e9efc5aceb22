import { describe, expect, it } from 'vitest'
import { testDatabase } from '#platform/testing'
import { calendarDate } from '#platform/time'
import { type ContactDetails, updateContactDetails } from '../people.queries.ts'
import { neighbourhood, personOf, viewerOf } from '../people.testing.ts'
import { recordTold } from '../told-once/told-once.queries.ts'
import type { Told } from '../told-once/told-words.ts'
import { isRuledOut, waysToReach } from './ways-to-reach.ts'

const house = await testDatabase()
const { works, support } = await neighbourhood(house)
const morag = viewerOf(works)
const today = calendarDate('2026-11-23')

const reached = { preferred_contact: 'text', phone: '07700900123', email: 'isla@home.example' }
const told = (kind: string, words: string | null, codes: string[] = []): Told => ({ kind, words, codes })

async function known(contact: Partial<ContactDetails>, things: readonly Told[] = []) {
  const isla = await personOf(house, morag)
  await house.asViewer(morag, async (tx) => {
    await updateContactDetails(tx, morag, isla.id, { ...reached, ...contact })
    await recordTold(tx, morag, isla, things, today)
  })
  return isla.id
}
const asked = async (contact: Partial<ContactDetails>, things?: readonly Told[]) => {
  const id = await known(contact, things)
  return house.asWorker((tx) => waysToReach(tx, id))
}

describe('a program writes to somebody', () => {
  it('by text or e-mail, as they chose, and by no other way', async () => {
    expect(await asked({})).toEqual({ text: '07700900123', never: false, refused: [], why: null })
    expect(await asked({ preferred_contact: 'email' })).toMatchObject({ email: 'isla@home.example', why: null })
    expect(await asked({ preferred_contact: 'letter' })).toEqual({ never: false, refused: [], why: 'other_way' })
    expect((await asked({ preferred_contact: 'unknown' })).why).toBe('never_asked')
  })

  it('only where there is an address, and a number that takes texts', async () => {
    expect((await asked({ phone: null })).why).toBe('no_address')
    expect((await asked({ phone: '01414960000' })).why).toBe('no_address')
    expect((await asked({ preferred_contact: 'email', email: null })).why).toBe('no_address')
  })

  it('never when they asked not to be contacted, whatever else they chose', async () => {
    const never = await asked({}, [told('no_contact', null, ['yes'])])
    expect(never).toEqual({ never: true, refused: [], why: 'no_contact' })
  })

  it('not before a person has read what should not be done', async () => {
    expect((await asked({ do_not: 'Do not ring after six' })).why).toBe('read_first')
    expect((await asked({ do_not: '  ' })).why).toBeNull()
  })

  it.each<[string, Told]>([
    ['texts were ruled out', told('not_by', null, ['phone', 'text'])],
    ['no message may be left', told('no_message', null, ['yes'])],
    ['there are hours not to call', told('not_when', 'Before he leaves for work')],
    ['the number was ruled out', told('not_these', '07700 900 123')],
    ['the number was ruled out as it is typed abroad', told('not_these', 'old phone: +44 7700 900123')],
  ])('by no text when %s', async (_, thing) => {
    const ways = await asked({}, [thing])
    expect([ways.text, ways.email, ways.why]).toEqual([undefined, undefined, 'refused_way'])
  })

  it('by e-mail all the same, when what they ruled out is the telephone', async () => {
    const things = [told('not_by', null, ['text']), told('no_message', null, ['yes']), told('not_when', 'Evenings')]
    expect((await asked({ preferred_contact: 'email' }, things)).email).toBe('isla@home.example')
    const out = await asked({ preferred_contact: 'email' }, [told('not_these', 'Isla@Home.example (shared)')])
    expect(out.why).toBe('refused_way')
    const near = await asked({ preferred_contact: 'email' }, [told('not_these', 'mum@home.example')])
    expect(near.why).toBeNull()
  })

  it('again, once what they told no longer holds', async () => {
    const id = await known({}, [told('no_contact', null, ['yes'])])
    await house.asViewer(morag, (tx) => recordTold(tx, morag, { id, area_id: works.area_id }, [], today))
    expect((await house.asWorker((tx) => waysToReach(tx, id))).text).toBe('07700900123')
  })
})

describe('who asks', () => {
  it('and sees nothing of the person learns nothing, and writes to nobody', async () => {
    const id = await known({})
    const seen = await house.asViewer(viewerOf(support), (tx) => waysToReach(tx, id))
    expect(seen).toEqual({ never: true, refused: [], why: 'not_seen' })
  })

  it('about an address of the moment is told whether it was ruled out', async () => {
    const id = await known({}, [told('not_these', 'shared@home.example')])
    const out = (box: string) => house.asViewer(morag, (tx) => isRuledOut(tx, id, box))
    expect([await out('shared@home.example'), await out('own@home.example')]).toEqual([true, false])
  })
})
