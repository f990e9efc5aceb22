import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { testDatabase } from '#platform/testing'
import { tables } from '../checklists.db.ts'
import { answers, members, viewerOf } from '../checklists.testing.ts'
import {
  closePart,
  ensureInstruments,
  instrumentsOn,
  openRound,
  selectInstrument,
  selectOptionalRound,
  statementsOf,
  versionOn,
} from '../index.ts'
import { pagesOf } from '../pages.testing.ts'
import { inTheWay } from './check.ts'
import { boxesOf, keyOf, linesOf, scaleOf } from './lines.ts'

const house = await testDatabase()
const [city, island] = ['S12000049', 'S12000023']
const coordinator = viewerOf('coordinator', city)
const analyst = viewerOf('analyst', null)
const elsewhere = viewerOf('coordinator', island)
const { ask, open, send } = pagesOf(house)
const base = '/checklists/instruments'
const idOf = (at: string) => at.slice(at.lastIndexOf('/') + 1)
const instrument = (at: string) => house.asWorker((tx) => selectInstrument(tx, idOf(at)))

beforeAll(() => house.asWorker(ensureInstruments))

describe('a coordinator writes a checklist of their partnership’s own', () => {
  let at: string

  test('from nothing, and is told what stands in the way', async () => {
    const begun = await send(coordinator, `${base}/new`, { title: 'How we meet', about: 'Our meetings.' })
    expect(begun.status).toBe(303)
    at = begun.to
    const { words } = await open(coordinator, at)
    expect(words).toContain('The scale needs at least two answers')
    expect(words).toContain('There is no section yet')
    const refused = await send(coordinator, `${at}/publish`, { source: 'Our own words' })
    expect(refused.status).toBe(422)
    expect(refused.words).toContain('There is no section yet')
    const twice = await send(coordinator, `${base}/new`, { title: 'How we meet', about: 'Our meetings.' })
    expect(twice.words).toContain('There is a checklist called How we meet already')
  })

  test('with a scale, an answer beside it, boxes, and sections pasted as lines', async () => {
    await send(coordinator, `${at}/scale`, {
      steps: 'Yes, always\nSometimes\n\n  Hardly ever ',
      beside: 'Not for us',
      boxes: 'What shows this?\nWho could help?',
    })
    await send(coordinator, `${at}/sections/new`, {
      title: 'Before',
      statements: '1. Papers come early.\n• Everybody can add an item.',
    })
    await send(coordinator, `${at}/sections/new`, {
      title: 'During',
      statements: 'We end on time.\npapers come  early',
    })
    await send(coordinator, `${at}/sections/new`, { title: 'After', statements: '' })
    const { words } = await open(coordinator, at)
    expect(words).toContain('2 things must be put right')
    expect(words).toContain('Statements 1.1 and 2.2 say the same')
    expect(words).toContain('Section 3, After, has no statement')
    await send(coordinator, `${at}/sections/2`, { statements: 'We end on time.\nDecisions are written down.' })
    await send(coordinator, `${at}/sections/3`, { statements: 'Actions are done by the next meeting.' })
    expect((await open(coordinator, at)).words).toContain('Nothing stands in the way')
  })

  test('puts sections in another order without a script, and statements keep with their section', async () => {
    await send(coordinator, `${at}/sections/order`, { place_3: '1' })
    const { sections } = await instrument(at)
    expect(sections.map(({ number, title }) => `${number} ${title}`)).toEqual(['1 After', '2 Before', '3 During'])
    expect(sections.flatMap(({ statements }) => statements.map(({ item, text }) => `${item} ${text}`))).toEqual([
      '1.1 Actions are done by the next meeting.',
      '2.1 Papers come early.',
      '2.2 Everybody can add an item.',
      '3.1 We end on time.',
      '3.2 Decisions are written down.',
    ])
    await send(coordinator, `${at}/sections/order`, { place_1: '3' })
    expect((await instrument(at)).sections.map(({ title }) => title)).toEqual(['Before', 'During', 'After'])
  })

  test('whose section somebody else has moved meanwhile is not overwritten', async () => {
    const wrong = await send(coordinator, `${at}/sections/1`, { was: 'During', title: 'Something else' })
    expect(wrong.status).toBe(422)
    expect(wrong.words).toContain('in another order meanwhile')
    expect((await instrument(at)).sections[0]?.title).toBe('Before')
  })

  test('sees it as a respondent will; nobody else sees the draft', async () => {
    const { page } = await open(coordinator, `${at}/preview/1`)
    const asked = page('main fieldset').first().text().replace(/\s+/g, ' ')
    expect(asked).toContain('1.1 Papers come early.')
    expect(asked).toContain('Hardly ever')
    expect(page('main form button')).toHaveLength(0)
    for (const other of [analyst, elsewhere]) {
      expect((await open(other, at)).status).toBe(404)
      expect((await open(other, base)).words).not.toContain('How we meet')
    }
  })

  test('publishes it for good: nothing of it changes, and a round can ask it', async () => {
    const early = await send(coordinator, `${at}/publish`, {
      source: 'Our own words',
      'holds_from-day': '1',
      'holds_from-month': '3',
      'holds_from-year': '2021',
    })
    expect(early.words).toContain('must be today or later')
    expect((await send(coordinator, `${at}/publish`, { source: 'Our own words' })).status).toBe(303)
    for (const path of ['scale', 'sections/1', 'sections/new', 'sections/order', 'publish', 'discard', 'about'])
      expect((await open(coordinator, `${at}/${path}`)).status, path).toBe(404)
    await expect(
      house.asViewer(coordinator, (tx) =>
        tables(tx).updateTable('checklists.section').set({ title: 'X' }).where('version_id', '=', idOf(at)).execute(),
      ),
    ).rejects.toThrow(/never changes/)
    const offered = (viewer: typeof coordinator) =>
      house.asViewer(viewer, (tx) => instrumentsOn(tx, house.clock.today()))
    expect((await offered(coordinator)).map(({ title }) => title)).toContain('How we meet')
    expect((await offered(elsewhere)).map(({ title }) => title)).not.toContain('How we meet')
    expect((await open(elsewhere, at)).status).toBe(404)
  })

  test('is answered in a round of its own, and has a report by its own scale', async () => {
    const all = await members(house, city, 5)
    const round = await house.asViewer(coordinator, async (tx) => {
      const id = await openRound(tx, {
        key: 'how-we-meet',
        title: 'How we meet, autumn',
        version_id: idOf(at),
        area_id: city,
        areas: [city],
        opens_at: house.clock.now(),
        closes_at: null,
        opened_by: coordinator.user_id,
      })
      return selectOptionalRound(tx, id)
    })
    if (round === undefined) throw new Error('a round just opened is there')
    const { scale, boxes } = await instrument(at)
    expect(scale.map(({ code, stands }) => `${code} ${stands}`)).toEqual([
      'yes_always in_order',
      'sometimes in_order',
      'hardly_ever in_order',
      'not_for_us beside',
    ])
    for (const [nth, member] of all.entries())
      await answers(house, round, member, {
        '1.1': nth < 3 ? 'yes_always' : 'not_for_us',
        '2.1': nth < 1 ? 'sometimes' : 'hardly_ever',
        [`1.${boxes[0]?.code}`]: 'The minutes.',
      })
    await house.asViewer(coordinator, (tx) => closePart(tx, round.id, city, coordinator.user_id))
    const { words } = await open(coordinator, `/checklists/${round.id}/report`)
    expect(words).toContain('30% of answers say “Yes, always”')
    expect((await open(coordinator, base)).words).toContain('In use')
  })
})

describe('the analyst writes for the nation', () => {
  let next: string

  test('the next version of a shipped checklist, as a copy; one draft at a time', async () => {
    const shipped = await house.asWorker((tx) => versionOn(tx, 'self-assessment', house.clock.today()))
    const at = `${base}/${shipped?.version_id}`
    expect((await open(coordinator, `${at}/next`)).status).toBe(404)
    const begun = await send(analyst, `${at}/next`, {})
    next = begun.to
    const [copy, original] = [await instrument(next), await instrument(at)]
    expect(copy.number).toBe(2)
    expect(statementsOf(copy).map(({ text }) => text)).toEqual(statementsOf(original).map(({ own_words }) => own_words))
    expect(copy.scale).toEqual(original.scale)
    const second = await send(analyst, `${at}/next`, {})
    expect(second.words).toContain('There is a draft of the next version already')
    const renamed = await send(analyst, `${next}/about`, { title: 'Another name' })
    expect(renamed.words).toContain('keeps its title')
  })

  test('given up, it is gone, and another can be begun', async () => {
    expect((await send(analyst, `${next}/discard`, {})).to).toBe(base)
    expect((await open(analyst, next)).status).toBe(404)
    const shipped = await house.asWorker((tx) => versionOn(tx, 'self-assessment', house.clock.today()))
    next = (await send(analyst, `${base}/${shipped?.version_id}/next`, {})).to
    expect((await instrument(next)).number).toBe(3)
  })

  test('the official wording comes from a file or is pasted, with each problem by row', async () => {
    const shipped = await house.asWorker((tx) => versionOn(tx, 'self-assessment', house.clock.today()))
    const at = `${base}/${shipped?.version_id}`
    const path = `${at}/wording`
    expect((await open(coordinator, path)).status).toBe(404)
    const file = (content: string, name = 'wording.csv') => new File([content], name, { type: 'text/csv' })
    const none = await send(analyst, path, {})
    expect(none.words).toContain('Choose a file, or paste the wording')
    const wrong = await send(analyst, path, { file: file('item,text\n1.9,No such\n1.1,\n1.2,Said\n1.2,Twice\n') })
    expect(wrong.status).toBe(422)
    expect(wrong.words).toContain('Row 2, item: “1.9” is no statement')
    expect(wrong.words).toContain('Row 3, text: there are no words')
    expect(wrong.words).toContain('Row 5, item: 1.2 has a wording further up already')
    const other = await send(analyst, path, { file: file('PK\u0003\u0004 a book', 'wording.xlsx') })
    expect(other.words).toContain('wording.xlsx is a spreadsheet')
    expect(statementsOf(await instrument(at)).filter(({ official }) => official !== null)).toEqual([])
    expect(
      (await send(analyst, path, { file: file('item,text\n1.1,"One, as agreed"\n1.2,Two as agreed\n') })).status,
    ).toBe(303)
    const tabbed = await send(analyst, path, { pasted: '1.2\tTwo, as mended\n1.3\tThree' })
    expect(tabbed.status).toBe(303)
    const short = await send(analyst, path, { pasted: '1.4,Four, with a comma' })
    expect(short.words).toContain('Row 1: there are 3 columns')
    const { words } = await open(analyst, at)
    expect(words).toContain('3 of 57 statements')
    const [first, second, third] = statementsOf(await instrument(at))
    expect([first?.text, second?.text, third?.text]).toEqual(['One, as agreed', 'Two, as mended', 'Three'])
    expect(first?.own_words).not.toBe(first?.text)
    // Respondents are asked in the official words; ours stand beside them for who writes the next version.
    expect((await open(coordinator, `${at}/preview/1`)).words).toContain('1.1 One, as agreed')
    expect((await open(coordinator, at)).words).toContain(first?.own_words)
  })

  test('a published next version keeps the official wording of what it left as it was', async () => {
    const [{ statements = [] } = {}] = (await instrument(next)).sections
    const changed = statements.map(({ own_words }, at) => (at === 1 ? 'Something quite new.' : own_words)).join('\n')
    await send(analyst, `${next}/sections/1`, { statements: changed })
    expect((await send(analyst, `${next}/publish`, {})).status).toBe(303)
    const [first, second, third, fourth] = statementsOf(await instrument(next))
    expect([first, second, third, fourth].map((one) => one?.official ?? null)).toEqual([
      'One, as agreed',
      null,
      'Three',
      null,
    ])
    expect(await house.asWorker((tx) => versionOn(tx, 'self-assessment', house.clock.today()))).toMatchObject({
      number: 3,
    })
  })

  test('a member writes none, and cannot find where', async () => {
    const member = viewerOf('member', city)
    for (const path of [base, `${base}/new`, next]) expect((await ask(member, path)).status).toBe(404)
  })
})

describe('what is typed as lines', () => {
  test('loses numbers and bullets of a document, and nothing else', () => {
    expect(linesOf('1.1 First\n - Second\n• Third\n\n2 people agree\n3) Last')).toEqual([
      'First',
      'Second',
      'Third',
      '2 people agree',
      'Last',
    ])
    expect(linesOf('90% of us agree\n2-day notice')).toEqual(['90% of us agree', '2-day notice'])
  })

  test('has a code each, never the same, never one that reports use for something else; what was there keeps its own', () => {
    const line = fc.oneof(
      fc.string({ minLength: 1, maxLength: 12 }),
      fc.constantFrom('Later', 'Text', 'All', 'Yes', 'yes!', 'Number'),
    )
    fc.assert(
      fc.property(
        fc.uniqueArray(line, { minLength: 1, maxLength: 8 }),
        fc.uniqueArray(line, { maxLength: 4 }),
        (now, before) => {
          const there = scaleOf(before, [], [])
          const scale = scaleOf(now, [], there)
          expect(new Set(scale.map(({ code }) => code)).size).toBe(now.length)
          for (const { code, label } of scale) {
            expect(code).toMatch(/^[a-z][a-z_]*$/)
            expect(['later', 'unanswered', 'pct', 'text', 'number', 'all']).not.toContain(code)
            const same = there.find((one) => one.label === label)
            if (same !== undefined) expect(code).toBe(same.code)
          }
          expect(boxesOf(now, []).map(({ asks }) => asks)).toEqual(now)
        },
      ),
    )
  })

  test('a title gives a name for addresses', () => {
    expect([keyOf('How we meet: Ùist’s own!'), keyOf('…')]).toEqual(['how-we-meet-uists-own', ''])
  })
})

test('what stands in the way is found: each rule by itself', () => {
  const statement = (item: string, own_words: string) => ({
    item,
    section: Number(item.split('.')[0]),
    number: Number(item.split('.')[1]),
    text: own_words,
    own_words,
    official: null,
  })
  const good = {
    scale: [
      { code: 'yes', label: 'Yes' },
      { code: 'no', label: 'No' },
    ],
    boxes: [],
    sections: [
      { number: 1, title: 'One', statements: [statement('1.1', 'This.')] },
      { number: 2, title: 'Two', statements: [statement('2.1', 'That.')] },
    ],
  }
  expect(inTheWay(good)).toEqual([])
  const found = (part: Partial<Parameters<typeof inTheWay>[0]>) =>
    inTheWay({ ...good, ...part }).map(({ message }) => message)
  expect(
    found({
      scale: [
        { code: 'yes', label: 'Yes' },
        { code: 'none', label: 'No need', stands: 'beside' },
      ],
    }),
  ).toHaveLength(1)
  expect(found({ scale: [...good.scale, { code: 'yes_b', label: 'yes' }] })[0]).toContain(
    '1 and 3 of the scale say the same',
  )
  expect(found({ sections: good.sections.map((section) => ({ ...section, title: 'One' })) })[0]).toContain('same title')
  expect(found({ sections: good.sections.slice(1) })[0]).toContain('out of order')
  expect(found({ sections: [{ number: 1, title: 'One', statements: [statement('1.2', 'This.')] }] })[0]).toContain(
    'should be 1.1',
  )
  expect(
    found({ sections: [{ number: 1, title: 'One', statements: [statement('1.1', 'x'.repeat(301))] }] })[0],
  ).toContain('301')
})
