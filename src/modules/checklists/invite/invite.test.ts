import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import type { Tx } from '#platform/db'
import { testDatabase } from '#platform/testing'
import { type Member, members, movingClock, roundOf, viewerOf } from '../checklists.testing.ts'
import { closePart, takeSeat } from '../index.ts'
import { checklistSite, type Nobody } from '../site.testing.ts'

const clock = movingClock('2026-11-23T10:00:00Z')
const house = await testDatabase(clock)
const site = checklistSite(house)
const city = 'S12000049'
const coordinator = viewerOf('coordinator', city)
const elsewhere = viewerOf('coordinator', 'S12000023')
const [college, charity] = await members(house, city, 2)
const somebody = (nobody: string): Nobody => ({ nobody })
let keys = 0

/** A round of the city, in which these people are asked by these addresses, and the letters have left. */
async function asking(wanted: readonly (readonly [Member, string])[], closes_at = '2026-12-18T17:00:00Z') {
  keys += 1
  const round = await roundOf(house, {
    key: `invited-${keys}`,
    areas: [city],
    area_id: city,
    closes_at: new Date(closes_at),
  })
  const at = `/checklists/${round.id}`
  const nobody = [college, charity].map((member) => [member, ''] as const)
  const boxes = Object.fromEntries(
    [...nobody, ...wanted].map(([{ organisation_id }, addresses]) => [`to_${organisation_id}`, addresses]),
  )
  const { status, body } = await site.send(coordinator, `${at}/invite`, boxes)
  if (status !== 303) throw new Error(body)
  await site.job('send-checklist-letters')
  return { round, at, behind: `${at}/by-link` }
}
async function linkTo(address: string) {
  const letter = (await site.lettersTo(address)).at(-1)
  if (letter === undefined) throw new Error(`no letter to ${address}`)
  return letter.link
}
/** Somebody opens a link and says who they are. */
const begin = (who: Nobody, link: string, name: string) => site.send(who, link, { name })

describe('an invitation', () => {
  test('goes to several people of several organisations at once, and says that something waits and until when, nothing more', async () => {
    const { at } = await asking([
      [college, 'Ada Invented <ada@college.example>, bo@college.example'],
      [charity, 'cy@charity.example'],
    ])
    for (const address of ['ada@college.example', 'bo@college.example', 'cy@charity.example']) {
      const [letter] = await site.lettersTo(address)
      expect(letter?.link).toMatch(/^\/checklists\/invited\/[0-9a-f-]{36}$/)
      expect(letter?.body).toContain('until 18 December 2026, 5pm')
      const said = `${letter?.subject} ${letter?.body}`
      for (const word of ['Ada', 'Round', 'checklist ', college.name, charity.name, 'Glasgow', 'assess'])
        expect(said, word).not.toContain(word)
    }
    const page = await site.open(coordinator, at)
    expect(page.words).toContain('Ada Invented Sent 23 November 2026')
    expect(page.words).toContain('2 organisations, 0 sent in')
  })

  test('keeps nothing of the link but its hash', async () => {
    await asking([[college, 'hash@college.example']])
    const secret = (await linkTo('hash@college.example')).split('/').at(-1) ?? ''
    const { rows } = await sql<{ all: string }>`
      select (select json_agg(l)::text from checklists.letter l) || (select json_agg(i)::text from checklists.invitation i) as all`.execute(
      house.asOwner,
    )
    expect(rows[0]?.all).not.toContain(secret)
  })

  test('with a wrong address among right ones is sent to nobody, and what was typed stays', async () => {
    const { at } = await asking([[college, 'first@college.example']])
    const wrong = await site.send(coordinator, `${at}/invite`, {
      [`to_${college.organisation_id}`]: 'FIRST@college.example',
      [`to_${charity.organisation_id}`]: 'right@charity.example, wrong@',
    })
    expect(wrong.status).toBe(422)
    expect(wrong.words).toContain('“wrong@” must be an e-mail address')
    expect(wrong.words).toContain('first@college.example was asked already')
    expect(wrong.page(`[name=to_${charity.organisation_id}]`).val()).toContain('right@charity.example, wrong@')
    await site.job('send-checklist-letters')
    expect(await site.lettersTo('right@charity.example')).toEqual([])
    const empty = { [`to_${charity.organisation_id}`]: ' ' }
    expect((await site.send(coordinator, `${at}/invite`, empty)).words).toContain('Write at least one e-mail address')
  })

  test('is the coordinator’s of the area alone: another’s sees neither who was asked nor what became of it', async () => {
    const { at, round } = await asking([[college, 'own@college.example']])
    expect((await site.open(elsewhere, `${at}/invite`)).status).toBe(404)
    const seen = (viewer: typeof coordinator) =>
      house.asViewer(viewer, async (tx) => {
        const { rows } = await sql<{ n: number }>`
          select (select count(*) from checklists.asked(${round.id})) + (select count(*) from checklists.letter) as n`.execute(
          tx,
        )
        return Number(rows[0]?.n)
      })
    expect(await seen(coordinator)).toBeGreaterThan(1)
    for (const other of [elsewhere, viewerOf('analyst', null), charity.viewer, viewerOf('administrator', city)])
      expect(await seen(other)).toBe(0)
  })

  test('stands ready in the next round, for whom it was in the last', async () => {
    const { at } = await asking([[charity, 'Cy <cy@charity.example>']])
    clock.moveTo('2026-11-23T10:05:00Z')
    const next = await asking([[college, 'x@college.example']])
    const page = await site.open(coordinator, `${next.at}/invite`)
    expect(page.page(`[name=to_${charity.organisation_id}]`).val()).toBe('Cy <cy@charity.example>')
    expect(page.page(`[name=to_${college.organisation_id}]`).val() ?? '').toBe('')
    expect(at).not.toBe(next.at)
  })
})

describe('a link', () => {
  test('says who will see what before anybody begins, and looking at it begins nothing', async () => {
    const { at } = await asking([[college, 'look@college.example']])
    const link = await linkTo('look@college.example')
    const page = await site.open(somebody('looks'), link)
    expect(page.status).toBe(200)
    expect(page.words).toContain(`${college.name} is asked`)
    for (const said of ['Who will see what', 'Never what', 'at least five organisations', '57 statements'])
      expect(page.words).toContain(said)
    expect((await site.open(coordinator, at)).words).not.toContain('Opened 23')
    const unnamed = await begin(somebody('unnamed'), link, ' ')
    expect([unnamed.status, unnamed.words]).toEqual([422, expect.stringContaining('Enter your name')])
  })

  test('leads two people of an organisation to one response, each under their own name; one sends it in, once', async () => {
    const { at, behind } = await asking([
      [college, 'ada2@college.example'],
      [charity, 'cy2@charity.example'],
    ])
    const link = await linkTo('ada2@college.example')
    const [ada, bo, cy] = [somebody('ada'), somebody('bo, to whom Ada passed it on'), somebody('cy')]
    expect((await begin(ada, link, 'Ada Invented')).to).toBe(behind)
    await begin(bo, link, 'Bo Colleague')
    await begin(cy, await linkTo('cy2@charity.example'), 'Cy Stranger')
    await site.send(ada, `${behind}/1`, { of_1_1: 'fully', of_1_examples: 'Words of the college' })
    await site.send(bo, `${behind}/2`, { of_2_1: 'not' })
    await site.send(cy, `${behind}/1`, { of_1_2: 'not' })

    const together = await site.open(bo, behind)
    expect(together.words).toContain('1 of 5')
    for (const name of ['Ada Invented', 'Bo Colleague']) expect(together.words).toContain(name)
    const stranger = await site.open(cy, `${behind}/copy`)
    for (const other of ['Words of the college', 'Ada Invented', college.name])
      expect(stranger.body).not.toContain(other)

    expect((await site.send(bo, `${behind}/send`)).to).toBe(behind)
    const second = await site.send(ada, `${behind}/send`)
    expect([second.status, second.words]).toEqual([422, expect.stringContaining('sent in its answers already')])
    const seen = await site.open(coordinator, at)
    expect(seen.words).toContain('Bo Colleague')
    for (const theirs of ['Words of the college', 'Ada Invented', 'Cy Stranger', 'Fully'])
      expect(seen.body).not.toContain(theirs)
    expect((await site.open(ada, link)).words).toContain('sent in by Bo Colleague')
  })

  test('shows who came by it to the organisation alone, in the database too', async () => {
    await asking([
      [college, 'who@college.example'],
      [charity, 'who@charity.example'],
    ])
    const link = await linkTo('who@college.example')
    await begin(somebody('ada'), link, 'Ada Invented')
    await begin(somebody('cy'), await linkTo('who@charity.example'), 'Cy Stranger')
    const names = async (tx: Tx) => {
      const { rows } = await sql<{ name: string }>`select name from checklists.sitting`.execute(tx)
      return rows.map(({ name }) => name)
    }
    const held = await house.asNobody(async (tx) => {
      await takeSeat(tx, link.split('/').at(-1) ?? '')
      return names(tx)
    })
    expect(held).toEqual(['Ada Invented'])
    expect(await house.asNobody(names)).toEqual([])
    for (const viewer of [coordinator, charity.viewer, viewerOf('analyst', null)])
      expect(await house.asViewer(viewer, names)).toEqual([])
  })

  test('and an account of the organisation write the same response', async () => {
    const { at, behind } = await asking([[college, 'both@college.example']])
    const ada = somebody('ada')
    await begin(ada, await linkTo('both@college.example'), 'Ada Invented')
    await site.send(ada, `${behind}/1`, { of_1_1: 'fully' })
    const colleague = viewerOf('member', city, college.organisation_id)
    expect((await site.open(colleague, `${at}/answer`)).words).toContain('Ada Invented')
    await site.send(colleague, `${at}/answer/send`)
    expect((await site.open(ada, behind)).words).toContain('Sent in by Invented member')
  })

  test('takes up again what was sent in, under the name of who did, and it is sent in again; a copy can be kept', async () => {
    const { behind, round } = await asking([[college, 'amend@college.example']])
    const ada = somebody('ada')
    await begin(ada, await linkTo('amend@college.example'), 'Ada Invented')
    await site.send(ada, `${behind}/1`, { of_1_1: 'fully', of_1_examples: '=1+1, "quoted"' })
    await site.send(ada, `${behind}/send`)
    expect((await site.send(ada, `${behind}/1`, { of_1_1: 'not' })).status).toBe(422)
    expect((await site.open(ada, `${behind}/1`)).words).toContain('take them up again')
    expect((await site.send(ada, `${behind}/again`)).to).toBe(behind)
    await site.send(ada, `${behind}/1`, { of_1_1: 'not' })
    expect((await site.open(ada, `${behind}/copy`)).words).toContain('Being changed')
    await site.send(ada, `${behind}/send`)
    const { rows } = await sql<{ reopened_by_name: string | null }>`
      select reopened_by_name from checklists.submission where round_id = ${round.id} order by submitted_at, id`.execute(
      house.asOwner,
    )
    expect(rows).toEqual([{ reopened_by_name: 'Ada Invented' }, { reopened_by_name: null }])

    const copy = await site.open(ada, `${behind}/copy`)
    expect(copy.words).toContain('Sent in by Ada Invented')
    expect(copy.words).toContain('=1+1, "quoted"')
    const file = (await site.open(ada, `${behind}/copy/file`)).body.split('\r\n')
    expect(file[0]).toBe('section,item,statement,answer')
    expect(file.find((line) => line.includes(',1.1,'))).toMatch(/,Not in place$|,Not[^,]*$/)
    expect(file.find((line) => line.includes(',1.examples,'))).toContain(`"'=1+1, ""quoted"""`)
    expect(file.filter((line) => line !== '')).toHaveLength(1 + 57 + 18)
  })

  test('sent again or with a reminder is one more: the earlier ones go on working', async () => {
    const { at, behind } = await asking([[college, 'again@college.example']])
    const first = await linkTo('again@college.example')
    const ada = somebody('ada')
    await begin(ada, first, 'Ada Invented')
    const contact = (await site.open(coordinator, at)).page('a[href*="/invitations/"]').attr('href') ?? ''
    expect((await site.send(coordinator, contact, { what: 'remind' })).status).toBe(422)
    expect((await site.send(coordinator, contact, { what: 'again' })).status).toBe(303)
    await site.job('send-checklist-letters')
    const second = await linkTo('again@college.example')
    expect(second).not.toBe(first)
    for (const link of [first, second]) expect((await site.open(somebody('new'), link)).words).toContain('Your name')
    expect((await site.open(ada, `${behind}/1`)).status).toBe(200)
    expect((await site.open(ada, second)).page('[name=name]').attr('value')).toBe('Ada Invented')
  })

  test('that was taken back opens nothing any more, also for whoever is in; what was put down stays the organisation’s', async () => {
    const { at, behind } = await asking([[college, 'back@college.example']])
    const link = await linkTo('back@college.example')
    const ada = somebody('ada')
    await begin(ada, link, 'Ada Invented')
    await site.send(ada, `${behind}/1`, { of_1_1: 'fully' })
    const contact = (await site.open(coordinator, at)).page('a[href*="/invitations/"]').attr('href') ?? ''
    await site.send(coordinator, contact, { what: 'withdraw' })
    expect((await site.open(ada, link)).words).toContain('This link was taken back')
    expect((await site.open(ada, `${behind}/1`)).status).toBe(404)
    expect((await site.open(ada, behind)).words).toContain('Open the link in your e-mail')
    expect((await site.open(viewerOf('member', city, college.organisation_id), `${at}/answer`)).words).toContain(
      '1 of 5',
    )
    expect(
      (await site.send(coordinator, `${at}/invite`, { [`to_${college.organisation_id}`]: 'back@college.example' }))
        .status,
    ).toBe(303)
  })

  test('lets nobody in once the part has closed; who was writing keeps their words, and for a day a copy', async () => {
    const { at, behind, round } = await asking([[college, 'late@college.example']])
    const link = await linkTo('late@college.example')
    const ada = somebody('ada')
    await begin(ada, link, 'Ada Invented')
    await site.send(ada, `${behind}/1`, { of_1_1: 'fully' })
    const writing = await site.open(ada, `${behind}/2`)
    const token = writing.page('main form [name=_form]').attr('value') ?? ''
    await house.asViewer(coordinator, (tx) => closePart(tx, round.id, city, coordinator.user_id))
    const body = new URLSearchParams({ _form: token, of_2_1: 'not', of_2_examples: 'Words of half an hour' })
    const late = await site.post(ada, `${behind}/2`, body)
    expect(late.status).toBe(422)
    for (const said of ['takes no more answers', 'Words of half an hour']) expect(late.words).toContain(said)
    expect((await site.open(somebody('new'), link)).words).toContain('This round has closed')
    expect((await site.open(somebody('new'), link)).page('main form').length).toBe(0)
    expect((await site.open(ada, `${behind}/copy`)).words).toContain('Fully')
    expect(
      (await site.send(coordinator, `${at}/invite`, { [`to_${charity.organisation_id}`]: 'a@b.example' })).status,
    ).toBe(422)
    clock.moveTo('2026-11-24T10:06:00Z')
    expect((await site.open(ada, `${behind}/copy`)).status).toBe(404)
    clock.moveTo('2026-11-23T10:06:00Z')
  })

  test('cannot be sent before the round opens, and the page says when that is', async () => {
    const round = await roundOf(house, {
      key: 'opens-later',
      areas: [city],
      area_id: city,
      opens_at: new Date('2026-12-01T09:00:00Z'),
    })
    const boxes = { [`to_${college.organisation_id}`]: 'soon@college.example' }
    const early = await site.send(coordinator, `/checklists/${round.id}/invite`, boxes)
    expect([early.status, early.words]).toEqual([422, expect.stringContaining('opens on 1 December 2026')])
  })

  test('that nobody sent, or of another shape, is not found; nor are answers without one', async () => {
    const { behind } = await asking([[college, 'none@college.example']])
    const guess = '7f0c2f0e-3a52-4b5c-9d0e-1a2b3c4d5e6f'
    for (const path of [
      `/checklists/invited/${guess}`,
      `/checklists/invited/${guess}/no-reminders`,
      `${behind}/1`,
      `${behind}/copy/file`,
    ])
      expect((await site.open(somebody('guesses'), path)).status, path).toBe(404)
    const words = (await site.open(somebody('guesses'), behind)).words
    expect(words).toContain('Open the link in your e-mail')
    expect(words).not.toContain(college.name)
  })

  test('leaves a computer that others use: the browser keeps nothing', async () => {
    const { behind } = await asking([[college, 'leave@college.example']])
    const ada = somebody('ada')
    await begin(ada, await linkTo('leave@college.example'), 'Ada Invented')
    await site.send(ada, `${behind}/leave`)
    expect((await site.open(ada, behind)).words).toContain('Open the link in your e-mail')
  })
})

test('who was asked is forgotten a year after the round; that the organisation was asked is not', async () => {
  const { round } = await asking([[college, 'old@college.example']])
  await begin(somebody('ada'), await linkTo('old@college.example'), 'Ada Invented')
  const kept = async () => {
    const { rows } = await sql<{ email: string | null; letters: number; sittings: number }>`
      select i.email, (select count(*)::int from checklists.letter l where l.invitation_id = i.id) as letters,
        (select count(*)::int from checklists.sitting s where s.invitation_id = i.id) as sittings
      from checklists.invitation i where i.round_id = ${round.id}`.execute(house.asOwner)
    return rows
  }
  clock.moveTo('2027-12-18T16:00:00Z')
  await site.job('forget-checklist-contacts')
  expect(await kept()).toEqual([{ email: 'old@college.example', letters: 1, sittings: 1 }])
  clock.moveTo('2027-12-18T18:00:00Z')
  await site.job('forget-checklist-contacts')
  expect(await kept()).toEqual([{ email: null, letters: 0, sittings: 0 }])
})
