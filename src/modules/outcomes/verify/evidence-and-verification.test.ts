import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import { beforeEach, describe, expect, it } from 'vitest'
import { openSpellOf, registerPerson } from '#modules/journeys'
import type { Viewer } from '#platform/access'
import { testDatabase } from '#platform/testing'
import { calendarDate } from '#platform/time'
// The tests of every room lean on the same invented neighbourhood.
import { colleagueOf, neighbourhood, referredPerson, today, viewerOf } from '../../journeys/journeys.testing.ts'
import { type Achieved, achievedBy } from '../evidence/achieved.ts'
import { toVerifyList } from '../index.ts'
import { siteOf, typedDate } from '../outcomes.site.testing.ts'
import { setVerification } from './verification.queries.ts'

const house = await testDatabase()
const places = await neighbourhood(house)
const morag = await colleagueOf(house, places.works)
const fiona = await colleagueOf(house, places.works, 'team_lead', 'Fiona Invented')
const site = siteOf(house, morag)
beforeEach(() => site.signIn(morag))

/** Somebody whom a fund has supported since 2023, and the page of an outcome of theirs. */
async function supportedBy(stream: string) {
  const person = await referredPerson(house, morag)
  await house.asViewer(morag, async (tx) => {
    await registerPerson(tx, morag, { person, registered_on: calendarDate('2023-06-05'), stream }, today)
    expect((await openSpellOf(tx, person.id))?.stream).toBe(stream)
  })
  await sql`update people.relationship set since = '2023-06-05' where person_id = ${person.id}`.execute(house.asOwner)
  const at = `/people/${person.id}/outcomes`
  const achieved = async (as: Viewer = morag): Promise<Achieved | undefined> =>
    (await house.asViewer(as, (tx) => achievedBy(tx, person.id)))[0]
  const page = async () => `${at}/${(await achieved())?.id}`
  return { person, at, achieved, page }
}
const gained = { ...typedDate('on_date', '2024-03-04'), what: 'Food hygiene', scqf_level: '5' }
const job = {
  employer: 'another',
  new_employer: 'Placeholder Bakery',
  ...typedDate('started_on', '2024-06-03'),
  contract: 'permanent',
}
const pdf = Buffer.from('%PDF-1.7\n1 0 obj << /Type /Catalog >> endobj\n%%EOF\n')
const payslip = (bytes: Uint8Array<ArrayBuffer> = Buffer.from(pdf), name = 'March.pdf') => new File([bytes], name)
const seen = { kind: 'payslip', ...typedDate('seen_on', '2024-07-01') }
const list = (viewer: Viewer, person: string) =>
  house.asViewer(viewer, async (tx) => {
    const items = await toVerifyList.select({ tx, viewer } as Parameters<typeof toVerifyList.select>[0])
    return items.filter((item) => item.person_id === person)
  })
const files = async (person: string) =>
  (
    await sql<{ name: string }>`select name from files.file where person_id = ${person} order by stored_at`.execute(
      house.asOwner,
    )
  ).rows

describe('evidence', () => {
  it('is that something was seen, by whom and on which day; no copy is asked for or kept where the fund does not ask', async () => {
    const { person, at, page, achieved } = await supportedBy('NOLB')
    const saved = await site.send(`${at}/new/qualification`, { ...gained, evidence: 'certificate' })
    expect(saved.to).toBe(`/people/${person.id}`)
    expect((await achieved())?.evidence).toMatchObject([
      { kind: 'certificate', seen_on: '2026-11-23', seen_by_name: 'Morag Fictus', copies: 0 },
    ])
    const { html } = await site.get(`${await page()}/evidence`)
    expect(html).toContain('No copy is kept')
    expect(html).not.toMatch(/type="file"|multipart/)
    const sent = await site.send(`${await page()}/evidence`, { ...seen, kind: 'certificate', copy: payslip() })
    expect(sent.status).toBe(303)
    expect(await files(person.id)).toEqual([])
    expect(await list(fiona, person.id)).toEqual([])
  })

  it('comes with a copy where the fund asks for one; until then the record says what is missing', async () => {
    const { person, at, page, achieved } = await supportedBy('UKSPF')
    const saved = await site.send(`${at}/job`, job)
    expect(saved.to).toBe(await page())
    expect((await site.get(await page())).html).toContain('Evidence is still needed')
    await site.send(`${await page()}/evidence`, seen)
    expect((await site.get(await page())).html).toContain('A copy of the evidence is still needed')
    expect(await list(fiona, person.id)).toEqual([])
    const { html } = await site.get(`${await page()}/evidence`)
    expect(html).toMatch(/enctype="multipart\/form-data"[\s\S]*type="file"/)
    expect((await site.send(`${await page()}/evidence`, { ...seen, copy: payslip() })).status).toBe(303)
    expect(await files(person.id)).toEqual([{ name: 'March.pdf' }])
    expect((await achieved())?.lacks).toBeNull()
    expect(await list(fiona, person.id)).toMatchObject([
      { do: 'Verify', waiting: 'Started a job, asked by Morag Fictus' },
    ])
  })

  it('stands in one place with what was seen of everything else, and with what the fund still asks for', async () => {
    const { person, at, page } = await supportedBy('UKSPF')
    const here = `/people/${person.id}/files`
    await site.send(`${at}/job`, job)
    expect((await site.get(here)).html).toContain('asks for evidence')
    await site.send(`${await page()}/evidence`, { ...seen, copy: payslip() })
    const full = (await site.get(here)).html
    expect(full).toMatch(/Morag Fictus, 1 July 2024[\s\S]*Download/)
    expect(full).not.toMatch(/asks for (evidence|a copy)<|Add it/)
    const [path = ''] = full.match(/\/people\/[0-9a-f-]+\/files\/[0-9a-f-]{36}/) ?? []
    for (const viewer of [viewerOf(places.support), viewerOf(places.school, 'key_worker')]) {
      site.signIn(viewer)
      expect([(await site.get(here)).status, (await site.get(path)).status]).toEqual([404, 404])
    }
  })

  it('without a fund that asks for a copy says so, and offers nowhere to put one', async () => {
    const { person, at } = await supportedBy('NOLB')
    await site.send(`${at}/new/qualification`, { ...gained, evidence: 'certificate' })
    const { html } = await site.get(`/people/${person.id}/files`)
    expect(html).toContain('None: seeing it is enough')
    expect(html).not.toMatch(/Add it|type="file"/)
  })

  it.each([
    ['a program with a PDF’s name', payslip(Buffer.from(`MZ${'\0'.repeat(99)}`), 'payslip.pdf'), 'must be a PDF'],
    ['an empty file', payslip(Buffer.alloc(0)), 'is empty'],
  ])('is not recorded with %s', async (_, copy, says) => {
    const { at, page, achieved } = await supportedBy('UKSPF')
    await site.send(`${at}/job`, job)
    const sent = await site.send(`${await page()}/evidence`, { ...seen, copy })
    expect([sent.status, sent.html.includes(says)]).toEqual([422, true])
    expect((await achieved())?.evidence).toEqual([])
  })

  it('that was of somebody else is taken out, its copy destroyed, and what rested on it is to be verified anew', async () => {
    const { person, at, page, achieved } = await supportedBy('UKSPF')
    await site.send(`${at}/job`, job)
    await site.send(`${await page()}/evidence`, { ...seen, copy: payslip() })
    const [evidence] = (await achieved())?.evidence ?? []
    const gone = await site.send(`${await page()}/evidence/${evidence?.id}/take-out`, { reason: 'It was her sister’s' })
    expect(gone.status).toBe(303)
    const rows = await sql`select content, name from files.file where person_id = ${person.id}`.execute(house.asOwner)
    expect(rows.rows).toEqual([{ content: null, name: 'removed' }])
    expect(await achieved()).toMatchObject({ evidence: [], lacks: 'evidence', verification: undefined })
    expect(await list(fiona, person.id)).toEqual([])
    const kept = await sql`select taken_out_reason from outcomes.evidence where person_id = ${person.id}`.execute(
      house.asOwner,
    )
    expect(kept.rows).toEqual([{ taken_out_reason: 'It was her sister’s' }])
  })
})

describe('verification', () => {
  async function waiting() {
    const all = await supportedBy('OTHER')
    await site.send(`${all.at}/new/qualification`, { ...gained, evidence: 'certificate' })
    expect((await all.achieved())?.verification?.state).toBe('asked')
    return all
  }

  it('is by a second person: never by who wrote it down, in the list, on the page, or past both', async () => {
    const { person, at, achieved, page } = await supportedBy('OTHER')
    site.signIn(fiona)
    await site.send(`${at}/new/qualification`, { ...gained, evidence: 'certificate' })
    expect(await list(fiona, person.id)).toEqual([])
    const sent = await site.send(`${await page()}/verify`, { decision: 'verified' })
    expect([sent.status, sent.html.includes('somebody else verifies it')]).toEqual([422, true])
    const one = await achieved()
    if (one === undefined) throw new Error('nothing was written down')
    const past = house.asViewer(fiona, (tx) => setVerification(tx, fiona, one, { state: 'verified', reason: null }))
    await expect(past).rejects.toThrow('nobody verifies what they wrote down')
    const boss = await colleagueOf(house, places.works, 'team_lead', 'Una Madeup')
    expect(await list(boss, person.id)).toHaveLength(1)
    site.signIn(boss)
    expect((await site.send(`${await page()}/verify`, { decision: 'verified' })).to).toBe('/verify')
    expect((await achieved())?.verification).toMatchObject({ state: 'verified', by_name: 'Una Madeup' })
  })

  it('is not for a key worker, by the page or past it', async () => {
    const { achieved, page } = await waiting()
    const omar = await colleagueOf(house, places.works, 'key_worker', 'Omar Sample')
    site.signIn(omar)
    expect((await site.get(`${await page()}/verify`)).status).toBe(404)
    expect((await site.get('/verify')).status).toBe(404)
    const one = await achieved()
    if (one === undefined) throw new Error('nothing was written down')
    await expect(
      house.asViewer(omar, (tx) => setVerification(tx, omar, one, { state: 'verified', reason: null })),
    ).rejects.toThrow('row-level security')
  })

  it('sends back with a reason, and comes again once evidence is added; every state is kept', async () => {
    const { person, page, achieved } = await waiting()
    site.signIn(fiona)
    expect((await site.send(`${await page()}/verify`, { decision: 'sent_back' })).html).toContain(
      'Say what is missing or wrong',
    )
    await site.send(`${await page()}/verify`, { decision: 'sent_back', reason: 'The name cannot be read' })
    expect(await list(fiona, person.id)).toEqual([])
    site.signIn(morag)
    expect((await site.get(await page())).html).toContain(
      'Sent back by Fiona Invented on 23 November 2026: The name cannot be read',
    )
    await site.send(`${await page()}/evidence`, { kind: 'confirmed', ...typedDate('seen_on', '2026-11-20') })
    expect(await list(fiona, person.id)).toHaveLength(1)
    site.signIn(fiona)
    await site.send(`${await page()}/verify`, { decision: 'verified' })
    expect((await achieved())?.states.map(({ state }) => state)).toEqual(['asked', 'sent_back', 'asked', 'verified'])
    const again = await site.send(`${await page()}/verify`, { decision: 'verified' })
    expect(again.html).toContain('Nobody has asked for this to be verified now')
  })

  it('does not outlive a correction: the record is verified anew, and its evidence stays with it', async () => {
    const { person, page, achieved } = await waiting()
    site.signIn(fiona)
    await site.send(`${await page()}/verify`, { decision: 'verified' })
    site.signIn(morag)
    const right = { ...gained, scqf_level: '6', happened: 'yes', reason: 'The certificate says six' }
    await site.send(`${await page()}/correct`, right)
    expect(await achieved()).toMatchObject({
      lacks: null,
      verification: { state: 'asked' },
      evidence: [{ kind: 'certificate' }],
    })
    expect((await site.get(await page())).html).toContain('Before: Verified by Fiona Invented')
    await site.send(`${await page()}/correct`, { ...right, happened: 'no' })
    expect(await list(fiona, person.id)).toEqual([])
  })

  it('is not listed for another organisation or another area', async () => {
    const { person } = await waiting()
    for (const place of [places.support, places.islandWorks])
      expect(await list(viewerOf(place, 'team_lead'), person.id)).toEqual([])
    expect(await list({ ...fiona, user_id: uuid() }, person.id)).toHaveLength(1)
  })
})
