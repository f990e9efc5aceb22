import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { testDatabase } from '#platform/testing'
import { addAction } from '../actions/actions.queries.ts'
import { day, last, partnershipTown } from '../partnership.testing.ts'
import { putOnAgenda } from './agenda.queries.ts'

const house = await testDatabase()
const town = await partnershipTown(house)
const meeting = {
  title: 'November meeting',
  ...day('on_date', '2026-11-23'),
  at_time: '2pm',
  minutes_long: '90',
  place: 'Town hall',
  rhythm: 'once',
}
const called = last((await town.send('hamish', '/partnership/meetings/new', meeting)).to)
const at = `/partnership/meetings/${called}`
const linkTo = async (who: 'hamish' | 'mo', path: string, words: string) =>
  (await town.read(who, path)).page(`a:contains("${words}")`).first().attr('href') ?? ''

describe('before a meeting', () => {
  test('a link that a browser would run is refused, and so is a meeting that is nowhere', async () => {
    const bad = await town.send('hamish', '/partnership/meetings/new', { ...meeting, link: 'javascript:alert(1)' })
    expect(bad.said).toContain('web address that begins with https://')
    expect((await town.send('hamish', '/partnership/meetings/new', { ...meeting, place: '' })).said).toContain(
      'Enter a place',
    )
    const paper = { title: 'A paper', purpose: 'note', minutes_needed: '5', paper_link: 'javascript:alert(1)' }
    expect((await town.send('mo', '/partnership/agenda/new', paper)).said).toContain('must begin with https://')
  })

  test('a series is called at once, a holiday giving way to the next working day', async () => {
    const series = { ...meeting, title: 'Series', ...day('on_date', '2026-12-04'), rhythm: '4', times: '3' }
    expect((await town.send('hamish', '/partnership/meetings/new', series)).to).toBe('/partnership/meetings')
    const { words } = await town.read('mo', '/partnership/meetings')
    // Four weeks after 4 December is New Year's Day, a Friday; 2 January, a Saturday, is kept on the Monday.
    const { rows } = await sql<{ on_date: string }>`
      select to_char(t.on_date, 'YYYY-MM-DD') as on_date from partnership.meeting_time t join partnership.meeting m on m.id = t.meeting_id
      where m.title = 'Series' order by 1`.execute(house.asOwner)
    expect(rows.map(({ on_date }) => on_date)).toEqual(['2026-12-04', '2027-01-05', '2027-01-29'])
    expect(words).toContain('5 January 2027')
  })

  test('a member puts something forward; the coordinator places it, first if need be', async () => {
    const item = { title: 'Buses to the harbour', purpose: 'decide', minutes_needed: '20' }
    await town.send('mo', '/partnership/agenda/new', item)
    await town.send('hamish', `/partnership/agenda/new?meeting=${called}`, {
      ...item,
      title: 'Grants',
      minutes_needed: '80',
    })
    expect((await town.read('hamish', '/partnership')).words).toContain('1 put forward, on no agenda yet')
    const place = await linkTo('hamish', '/partnership/meetings', 'Put on an agenda')
    await town.send('hamish', place, { meeting: called, place: '1' })
    const { words } = await town.read('mo', at)
    expect(words).toMatch(/2\. Buses to the harbour.*3\. Grants/)
    expect(words).toContain('100 of 90 minutes: more than there is')
  })

  test('other rooms put items on an agenda and make actions through the front door', async () => {
    const viewer = town.viewer('hamish')
    const area_id = viewer.area_id ?? ''
    const from = { kind: 'improvement', id: called, link: '/partnership/members' }
    await house.asViewer(viewer, async (tx) => {
      await putOnAgenda(tx, viewer, {
        area_id,
        title: 'What we improve',
        words: null,
        purpose: 'note',
        minutes_needed: 5,
        organisation_id: null,
        from,
      })
      const owner = {
        organisation_id: town.place('charity'),
        user_id: town.viewer('mo').user_id,
        name: 'Mo Placeholder',
      }
      const due_on = '2026-11-20' as Parameters<typeof addAction>[2]['due_on']
      await addAction(tx, viewer, { area_id, words: 'Write the plan', due_on, owner, from })
    })
    expect(await linkTo('mo', '/partnership/meetings', 'What we improve')).toBe('/partnership/members')
    const { words } = await town.read('mo', at)
    expect(words).toContain('2. Actions that are due')
    expect(words).toContain('Write the plan')
  })

  test('the papers are sent by a message that says something waits, and of nothing and nobody', async () => {
    expect((await town.send('hamish', `${at}/papers`, {})).status).toBe(303)
    const [letter] = await town.letters('mo')
    expect(letter?.subject).toBe('Papers for a meeting of the partnership wait for you')
    expect(`${letter?.subject} ${letter?.body}`).not.toMatch(/Buses|Grants|Placeholder|Town hall/)
    expect((await town.letters('rory')).map(({ subject }) => subject)).not.toContain(letter?.subject)
  })

  test('members say whether they come, and the quorum is looked at ahead', async () => {
    await town.send('mo', `${at}/coming`, { how: 'coming' })
    await town.send('chair', `${at}/coming`, { how: 'apologies' })
    const { words } = await town.read('hamish', at)
    expect(words).toContain('Will comeMo Placeholder')
    expect(words).toContain('Not enough to decide: 1 of 4 member organisations there, 3 needed')
    expect((await town.read('hamish', `${at}/coming`)).status).toBe(404)
  })

  test('it goes into a calendar without a word about anybody', async () => {
    const { body } = await town.as('mo').ask(`${at}/calendar`)
    expect(body).toContain('DTSTART:20261123T140000Z')
    expect(body).not.toMatch(/Placeholder|ORGANIZER|ATTENDEE|@town/)
  })
})

describe('at a meeting', () => {
  const attendance = {
    [`seat_${town.seat('chair')}`]: 'present',
    [`seat_${town.seat('vice')}`]: 'apologies',
    [`seat_${town.seat('mo')}`]: 'online',
    [`seat_${town.seat('hassan')}`]: 'present',
    others: 'A guest from the college',
  }
  const agenda = async (words: string, what: string) => {
    const { page } = await town.read('hamish', at)
    const part = page(`.nwd-note:has(h3:contains("${words}"))`)
    return part.find(`a:contains("${what}")`).attr('href') ?? ''
  }

  test('nothing can be minuted before it is said who was there', async () => {
    expect(await agenda('Buses', 'Write what was said')).toBe('')
    const saved = await town.send('hamish', `${at}/attendance`, attendance)
    expect(saved.status).toBe(303)
    expect((await town.read('hamish', at)).words).toContain(
      'Enough to decide: 3 of 4 member organisations there, 3 needed',
    )
    expect(await agenda('Buses', 'Write what was said')).not.toBe('')
  })

  test('guests are corrected with the rest, and the form shows what was said before', async () => {
    const { page } = await town.read('hamish', `${at}/attendance`)
    expect(page('input[name=others]').attr('value')).toBe('A guest from the college')
    await town.send('hamish', `${at}/attendance`, { others: 'Two guests from the college' })
    expect((await town.read('mo', `${at}/minutes`)).words).toContain('Also thereTwo guests from the college')
    const { rows } = await sql<{ words: string; held: boolean }>`
      select words, until is null as held from partnership.meeting_others order by held`.execute(house.asOwner)
    expect(rows).toEqual([
      { words: 'A guest from the college', held: false },
      { words: 'Two guests from the college', held: true },
    ])
  })

  test('when somebody leaves the room for an item, too few are left to decide it; for another item they are not', async () => {
    await town.send('hamish', await agenda('Grants', 'Interest declared'), {
      seat: town.seat('mo'),
      words: 'The trust bids',
      did: 'left',
    })
    const grants = await agenda('Grants', 'Record a decision')
    expect((await town.read('hamish', grants)).words).toContain('Not enough to decide: 2 of 4')
    await town.send('hamish', grants, { words: 'Five bids go ahead' })
    await town.send('hamish', await agenda('Buses', 'Record a decision'), {
      words: 'A shared taxi',
      why: 'The bus is cut',
    })
    const { words } = await town.read('morag', '/partnership/decisions')
    expect(words).toMatch(/A shared taxi Decision 2.*Holds.*Five bids go ahead Decision 1.*To be confirmed/)
  })

  test('staying and speaking does not cost the quorum', async () => {
    await town.send('hamish', await agenda('Buses', 'Interest declared'), {
      seat: town.seat('mo'),
      words: 'A cousin drives',
      did: 'spoke',
    })
    expect((await town.read('hamish', await agenda('Buses', 'Record a decision'))).words).toContain(
      'Enough to decide: 3 of 4',
    )
  })

  test('a note that is written again keeps its former words on record', async () => {
    const note = await agenda('Buses', 'Write what was said')
    await town.send('hamish', note, { words: 'First words' })
    await town.send('hamish', note, { words: 'Better words' })
    expect((await town.read('mo', at)).words).toContain('Better words')
    const { rows } = await sql<{ words: string; held: boolean }>`
      select words, until is null as held from partnership.agenda_note order by since, held`.execute(house.asOwner)
    expect(rows).toEqual([
      { words: 'First words', held: false },
      { words: 'Better words', held: true },
    ])
  })

  test('an action is born there, and late ones are carried over together with a reason', async () => {
    await town.send('hamish', await agenda('Buses', 'Add an action'), {
      words: 'Ring the taxi firm',
      owner: town.seat('hassan'),
      ...day('due_on', '2026-12-10'),
    })
    const { page } = await town.read('hamish', `${at}/carry-over`)
    const late = page('input[name=actions]')
      .map((_, box) => page(box).attr('value'))
      .get()
    expect(late).toHaveLength(1)
    await town.send('hamish', `${at}/carry-over`, {
      actions: late,
      ...day('due_on', '2026-12-18'),
      words: 'No time yet',
    })
    const { words } = await town.read('mo', `/partnership/actions/${late[0]}`)
    expect(words).toContain('18 December 2026')
    expect(words).toContain('No time yet')
    expect((await town.read('mo', at)).words).not.toContain('Actions that are due')
  })

  test('an item that was not reached goes to the next meeting and stays in these minutes', async () => {
    const series = (await town.read('hamish', '/partnership/meetings'))
      .page('a:contains("4 December 2026")')
      .attr('href')
    await town.send('hamish', await agenda('Grants', 'Carry over'), { meeting: last(series ?? '') })
    expect((await town.read('mo', series ?? '')).words).toContain('Grants')
    expect((await town.read('mo', `${at}/minutes`)).words).toMatch(/Grants.*Carried over to another meeting/)
  })
})

describe('after a meeting', () => {
  test('the minutes say who was there, what was decided and what is to do', async () => {
    const { words } = await town.read('mo', `${at}/minutes`)
    expect(words).toContain('Chair Placeholder, Northtown Council (chair)')
    expect(words).toContain('ApologiesVice Placeholder')
    expect(words).toContain('Also thereTwo guests from the college')
    expect(words).toContain('Decision 2: A shared taxi. Why: The bus is cut.')
    expect(words).toContain('Mo Placeholder, Harbour Fictus Trust: The trust bids. They left the room.')
    expect(words).toContain('Ring the taxi firm. Hassan Placeholder, Harbour Housing, by 10 December 2026.')
    expect((await town.read('morag', `${at}/minutes`)).status).toBe(404)
  })

  test('they are a Word document too, with the same words', async () => {
    const answer = await town.app.request(`http://127.0.0.1:3000${at}/minutes/document`, {
      headers: { cookie: 'who=mo' },
    })
    expect(answer.headers.get('content-disposition')).toBe('attachment; filename="minutes-2026-11-23.docx"')
    const bytes = Buffer.from(await answer.arrayBuffer())
    expect(bytes.subarray(0, 2).toString()).toBe('PK')
    expect(await wordsOf(bytes)).toContain('Decision 2: A shared taxi.')
  })

  test('once agreed at a later meeting, nothing in them changes', async () => {
    await town.send('hamish', `${at}/minutes/ready`, {})
    expect((await town.letters('mo'))[0]?.subject).toBe('Minutes of the partnership wait for you')
    const next =
      (await town.read('hamish', '/partnership/meetings')).page('a:contains("4 December 2026")').attr('href') ?? ''
    expect((await town.read('hamish', `${at}/minutes/agree`)).words).toContain('No later meeting has taken place yet')
    await sql`update partnership.meeting_time set on_date = '2026-11-22' where meeting_id = ${called} and until is null`.execute(
      house.asOwner,
    )
    await sql`update partnership.meeting_time set on_date = '2026-11-23' where meeting_id = ${last(next)} and until is null`.execute(
      house.asOwner,
    )
    const note = (await town.read('hamish', at)).page('a:contains("Change what was said")').attr('href') ?? ''
    expect((await town.send('hamish', `${at}/minutes/agree`, { meeting: last(next) })).status).toBe(303)
    for (const path of [note, `${at}/attendance`, `${at}/carry-over`, `${at}/minutes/ready`])
      expect([path, (await town.read('hamish', path)).status]).toEqual([path, 404])
    expect((await town.read('mo', `${at}/minutes`)).words).toContain('Agreed on 23 November 2026')
  })

  test('a decision is replaced by another and stays as it was; it is replaced once', async () => {
    const next =
      (await town.read('hamish', '/partnership/meetings')).page('main a:contains("23 November 2026")').attr('href') ??
      ''
    await town.send('hamish', `${next}/attendance`, {
      [`seat_${town.seat('chair')}`]: 'present',
      [`seat_${town.seat('mo')}`]: 'present',
      [`seat_${town.seat('vice')}`]: 'present',
    })
    const replace =
      (await town.read('hamish', '/partnership/decisions')).page('a:contains("decision 1")').attr('href') ?? ''
    expect((await town.send('hamish', replace, { words: 'Six bids go ahead' })).status).toBe(303)
    const { words } = await town.read('morag', '/partnership/decisions')
    expect(words).toMatch(/Six bids go ahead Decision 3.*Holds; replaces decision 1/)
    expect(words).toMatch(/Five bids go ahead Decision 1.*Replaced by decision 3/)
    expect((await town.read('hamish', replace)).status).toBe(404)
    expect((await town.read('mo', `${next}/minutes`)).words).toContain('It replaces decision 1')
  })

  test('a meeting that is moved or cancelled tells its members, and keeps why', async () => {
    const coming =
      (await town.read('hamish', '/partnership/meetings')).page('a:contains("5 January 2027")').attr('href') ?? ''
    await town.send('hamish', `${coming}/move`, { ...day('on_date', '2027-01-12'), reason: 'The hall is taken' })
    expect((await town.letters('mo'))[0]).toMatchObject({
      subject: 'A meeting of the partnership has moved',
      body: expect.stringContaining('12 January 2027'),
    })
    expect((await town.as('mo').ask(`${coming}/calendar`)).body).toContain('SEQUENCE:1')
    await town.send('hamish', `${coming}/cancel`, { reason: 'Nothing to decide' })
    expect((await town.read('mo', coming)).words).toContain('Cancelled: Nothing to decide')
    expect((await town.as('mo').ask(`${coming}/calendar`)).body).toContain('STATUS:CANCELLED')
  })

  test('another area’s people find none of it', async () => {
    for (const path of [at, `${at}/minutes`, `${at}/calendar`])
      for (const who of ['ailsa', 'rory'] as const) expect((await town.read(who, path)).status).toBe(404)
  })
})

/** The text of a Word document, by unpacking it. */
async function wordsOf(bytes: Buffer): Promise<string> {
  const { inflateRawSync } = await import('node:zlib')
  const name = bytes.indexOf('word/document.xml')
  const header = bytes.lastIndexOf('PK\u0003\u0004', name, 'latin1')
  const start = header + 30 + bytes.readUInt16LE(header + 26) + bytes.readUInt16LE(header + 28)
  const xml = inflateRawSync(bytes.subarray(start)).toString()
  return xml.replace(/<\/w:p>/g, '\n').replace(/<[^>]+>/g, '')
}
