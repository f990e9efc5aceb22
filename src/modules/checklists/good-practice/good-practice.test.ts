import { beforeAll, describe, expect, test } from 'vitest'
import type { Viewer } from '#platform/access'
import { testDatabase } from '#platform/testing'
import { tables } from '../checklists.db.ts'
import { viewerOf } from '../checklists.testing.ts'
import { ensureInstruments } from '../index.ts'
import { pagesOf } from '../pages.testing.ts'
import { sectionsOn } from './practice.queries.ts'
import { notARole } from './practice.ts'

const house = await testDatabase()
const [city, island] = ['S12000049', 'S12000023']
const coordinator = viewerOf('coordinator', city)
const member = viewerOf('member', city)
const elsewhere = viewerOf('coordinator', island)
const analyst = viewerOf('analyst', null)
const base = '/checklists/good-practice'
const { open, send } = pagesOf(house)

const words = {
  title: 'One desk in the library',
  item: '2.5',
  done: 'Four organisations keep one desk, each on its day.',
  changed: 'People stopped being sent round the town.',
  contact_role: 'Employability team lead at the council',
}
let about: string
let practice: string

beforeAll(async () => {
  await house.asWorker(ensureInstruments)
  const sections = await house.asWorker((tx) => sectionsOn(tx, house.clock.today()))
  const second = sections.find(({ instrument_title, number }) => number === 2 && /assessment/i.test(instrument_title))
  about = `${second?.version_id}:2`
})

describe('good practice', () => {
  test('is written by a member, and seen in their own area only', async () => {
    const wrong = await send(member, `${base}/new`, { ...words, about, item: '3.1' })
    expect(wrong.status).toBe(422)
    expect(wrong.words).toContain('There is no statement 3.1 in that section')
    const named = await send(member, `${base}/new`, { ...words, about, contact_role: 'morag@example.org' })
    expect(named.words).toContain('must be a role')
    const { status, to } = await send(member, `${base}/new`, { ...words, about })
    expect(status).toBe(303)
    practice = to
    expect((await open(coordinator, practice)).words).toContain('sent round the town')
    expect((await open(elsewhere, practice)).status).toBe(404)
    expect((await open(analyst, practice)).status).toBe(404)
    expect((await open(elsewhere, base)).words).not.toContain(words.title)
  })

  test('is submitted by the coordinator, who confirms that it names nobody; the member cannot', async () => {
    expect((await open(member, `${practice}/submit`)).status).toBe(404)
    expect((await send(coordinator, `${practice}/submit`, {})).status).toBe(422)
    expect((await send(coordinator, `${practice}/submit`, { read: 'yes' })).status).toBe(303)
    expect((await open(elsewhere, practice)).status).toBe(404)
    expect((await open(analyst, base)).words).toContain('To review 1')
    const late = await send(member, `${practice}/change`, { title: 'Otherwise' })
    expect(late.status).toBe(422)
  })

  test('is returned with what would make it right, mended as a version of its own, and published', async () => {
    expect((await send(analyst, `${practice}/review`, { decision: 'returned' })).status).toBe(422)
    await send(analyst, `${practice}/review`, { decision: 'returned', why: 'Say since when' })
    expect((await open(member, practice)).words).toContain('It was returned: Say since when')
    await send(member, `${practice}/change`, { changed: 'Since 2024 people stopped being sent round the town.' })
    await send(coordinator, `${practice}/submit`, { read: 'yes' })
    await send(analyst, `${practice}/review`, { decision: 'published' })
    const seen = await open(elsewhere, practice)
    expect(seen.words).toContain('Since 2024')
    expect(seen.words).not.toContain('Say since when')
    const list = await open(elsewhere, `${base}?section=${encodeURIComponent('Nothing of the kind')}`)
    expect(list.words).toContain('Published 0')
    expect((await open(elsewhere, base)).words).toContain('Published 1')
  })

  test('keeps what others see until the next version is published', async () => {
    await send(coordinator, `${practice}/change`, { title: 'Two desks in the library' })
    expect((await open(elsewhere, practice)).words).toContain('One desk')
    const inside = await open(coordinator, practice)
    expect(inside.words).toContain('Two desks')
    expect(inside.words).toContain('What other partnerships see')
    await send(coordinator, `${practice}/submit`, { read: 'yes' })
    await send(analyst, `${practice}/review`, { decision: 'published' })
    expect((await open(elsewhere, practice)).words).toContain('Two desks')
  })

  test('is withdrawn with a reason, and then nobody else sees it; nor an earlier version of it', async () => {
    expect((await open(elsewhere, `${practice}/withdraw`)).status).toBe(404)
    expect((await send(coordinator, `${practice}/withdraw`, { why: '' })).status).toBe(422)
    await send(coordinator, `${practice}/withdraw`, { why: 'The library has closed' })
    expect((await open(elsewhere, practice)).status).toBe(404)
    expect((await open(elsewhere, base)).words).not.toContain('desk')
    expect((await open(analyst, practice)).words).toContain('The library has closed')
  })
})

describe('the database holds the same line', () => {
  const change = (as: Viewer, set: Readonly<Record<string, unknown>>) =>
    house.asViewer(as, (tx) => tables(tx).updateTable('checklists.good_practice_version').set(set).executeTakeFirst())
  const nothing = { numUpdatedRows: 0n }

  test('what was submitted never changes, and nobody takes another’s step', async () => {
    await expect(change(coordinator, { title: 'Otherwise' })).rejects.toThrow(/never changes/)
    await expect(change(analyst, { title: 'Otherwise' })).rejects.toThrow(/never changes/)
    await expect(change(analyst, { submitted_at: null })).rejects.toThrow(/submits, once/)
    await expect(change(coordinator, { decision: null, decided_at: null })).rejects.toThrow(/decides, once/)
    await expect(change(coordinator, { withdrawn_at: null, withdrawn_why: null })).rejects.toThrow(/from view, once/)
    expect(await change(elsewhere, { title: 'Otherwise' })).toEqual(nothing)
    await send(member, `${base}/new`, { ...words, about })
    await expect(
      house.asViewer(member, (tx) =>
        tables(tx)
          .updateTable('checklists.good_practice_version')
          .set({ submitted_at: new Date() })
          .where('submitted_at', 'is', null)
          .execute(),
      ),
    ).rejects.toThrow(/coordinator submits/)
  })
})

test('whom to ask is a role: no address and no number', () => {
  expect(['Team lead, council', 'Head of 2 services'].map(notARole)).toEqual([undefined, undefined])
  for (const wrong of ['a@b.example', '07700 900123', 'www.example.org'])
    expect(notARole(wrong), wrong).toContain('role')
})
