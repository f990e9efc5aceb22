import fc from 'fast-check'
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { testDatabase } from '#platform/testing'
import { selectOptionalItem } from '../delivery-plan/plans.queries.ts'
import { planTown } from '../plans.testing.ts'
import { currentText, saveText } from './texts.queries.ts'

const house = await testDatabase()
const town = await planTown(house)
/** The paragraphs of an item as they are read. */
const said = async (at: string) => {
  const { page } = await town.read('chair', at)
  return page('.nwd-document > p')
    .toArray()
    .map((each) => page(each).text())
}
const last = (to: string | null | undefined) => to?.split('/').at(-1) ?? ''

describe('an item that two people write at once', () => {
  test('keeps what each of them changed, and says who wrote what', async () => {
    const at = town.item('2.1')
    await town.send('hamish', `${at}/write`, { words: 'We want fair work for all.\n\nWe want it here.' })
    const mo = await town.opened('mo', `${at}/write`)
    const hassan = await town.opened('hassan', `${at}/write`)
    expect((await mo({ words: 'We want fair, settled work for all.\n\nWe want it here.' })).status).toBe(303)
    expect((await hassan({ words: 'We want fair work for all.\n\nWe want it here, and soon.' })).status).toBe(303)
    const { words } = await town.read('chair', at)
    expect(await said(at)).toEqual(['We want fair, settled work for all.', 'We want it here, and soon.'])
    expect(words).toContain('Mo Placeholder, Harbour Fictus Trust: 1 paragraph')
    expect(words).toContain('Hassan Placeholder, Harbour Housing: 1 paragraph')
    const versions = await town.read('morag', `${at}/versions`)
    expect(versions.words).toContain('put together with what Mo Placeholder, Harbour Fictus Trust had saved meanwhile')
    expect(versions.page('ins').text()).toContain(', and soon')
  })

  test('shows both where both changed the same, and keeps what was typed until its writer has chosen', async () => {
    const at = town.item('2.2')
    await town.send('hamish', `${at}/write`, { words: 'Ten jobs.' })
    const mo = await town.opened('mo', `${at}/write`)
    await town.send('hassan', `${at}/write`, { words: 'Twenty jobs.' })
    const held = await mo({ words: 'Thirty jobs.' })
    expect(held.to).toContain('/choose/')
    const choosing = await town.read('mo', held.to ?? '')
    expect(choosing.words).toContain('Hassan Placeholder, Harbour Housing wrote')
    expect(choosing.page('main').text()).toContain('Twenty')
    expect(choosing.page('main').text()).toContain('Thirty')
    // Its writer finds it again, whatever they did with their browser; nobody else does.
    expect((await town.read('mo', town.plan)).words).toContain('You and somebody else changed the same words of 2.2')
    expect((await town.read('hassan', held.to ?? '')).status).toBe(404)
    expect((await town.read('chair', at)).words).toContain('Twenty jobs.')
    expect((await town.send('mo', held.to ?? '', {})).said).toContain('Choose what stands at place 1')
    expect((await town.send('mo', held.to ?? '', { clash_1: 'both' })).to).toBe(at)
    expect(await said(at)).toEqual(['Twenty jobs.', 'Thirty jobs.'])
    expect((await town.read('mo', town.plan)).words).not.toContain('changed the same words')
  })

  test('loses no word under any order of writing and saving', async () => {
    const item = await house.asWorker((tx) => selectOptionalItem(tx, last(town.plan), last(town.item('2.3'))))
    if (item === undefined) throw new Error('there is no item 2.3')
    const writers = (['hamish', 'mo', 'hassan', 'chair'] as const).map((who) => town.viewer(who))
    let numbered = 0
    const step = fc.record({
      who: fc.nat({ max: 3 }),
      does: fc.constantFrom('open', 'open', 'add', 'change', 'save', 'save'),
      place: fc.nat({ max: 5 }),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 14 }), async (steps) => {
        const desks = writers.map((writer) => ({
          writer,
          began_from: null as string | null,
          words: '',
          mine: [] as string[],
        }))
        const typed: string[] = []
        for (const { who, does, place } of steps) {
          const desk = desks[who]
          if (desk === undefined) continue
          const paragraphs = desk.words === '' ? [] : desk.words.split('\n\n')
          numbered += 1
          const word = `word${numbered}`
          if (does === 'open') {
            const now = await house.asViewer(desk.writer, (tx) => currentText(tx, item.id))
            Object.assign(desk, { began_from: now?.id ?? null, words: now?.words ?? '', mine: [] })
          } else if (does === 'save') {
            const { began_from, words } = desk
            await house.asViewer(desk.writer, (tx) => saveText(tx, desk.writer, item, { began_from, words }))
            typed.push(...desk.mine)
          } else {
            if (does === 'add' || paragraphs.length === 0) paragraphs.splice(place, 0, `${word} begins`)
            else paragraphs[place % paragraphs.length] += ` ${word}`
            desk.words = paragraphs.join('\n\n')
            desk.mine.push(word)
          }
        }
        const kept = await wordsKept(item.id)
        for (const word of typed) expect(kept.has(word)).toBe(true)
      }),
      { numRuns: 60, interruptAfterTimeLimit: 8000, markInterruptAsFailure: false },
    )
  }, 20_000)

  test('by many at the same moment holds all that they wrote', async () => {
    const item = await house.asWorker((tx) => selectOptionalItem(tx, last(town.plan), last(town.item('2.4'))))
    if (item === undefined) throw new Error('there is no item 2.4')
    await Promise.all(
      Array.from({ length: 16 }, (_, at) =>
        house.asViewer(town.viewer(at % 2 === 0 ? 'mo' : 'hassan'), (tx) =>
          saveText(tx, town.viewer(at % 2 === 0 ? 'mo' : 'hassan'), item, {
            began_from: null,
            words: `Writer${at} was here`,
          }),
        ),
      ),
    )
    const now = await house.asWorker((tx) => currentText(tx, item.id))
    for (let at = 0; at < 16; at += 1) expect(now?.words).toContain(`Writer${at} was here`)
  })
})

/** Every word of an item that stands now, or waits for its writer to choose. */
async function wordsKept(item: string): Promise<Set<string>> {
  const { rows } = await sql<{ words: string }>`
    select words from plans.text where item_id = ${item} and until is null
    union all select words from plans.held_text where item_id = ${item} and settled_at is null`.execute(house.asOwner)
  return new Set(rows.flatMap(({ words }) => words.match(/\w+/g) ?? []))
}

describe('other words proposed', () => {
  test('are accepted by whoever answers for the item, in the name of who proposed them', async () => {
    const at = town.item('3.1')
    await town.send('hamish', `${at}/write`, { words: 'The shipyard closed.\n\nNobody came after.' })
    const suggested = await town.send('morag', `${at}/suggest`, {
      words: 'The shipyard closed.\n\nSmall firms came after.',
      why: 'It is not so any more',
    })
    expect(suggested.to).toBe(`${at}#suggestions`)
    const { page } = await town.read('morag', at)
    const link = page('a[href*="/suggestions/"]').attr('href') ?? ''
    expect((await town.read('morag', link)).page('del').text()).toContain('Nobody')
    expect((await town.send('morag', link, { decision: 'accepted' })).status).not.toBe(303)
    expect((await town.send('hamish', link, { decision: 'accepted', answer: 'Thank you' })).to).toBe(at)
    const { words } = await town.read('chair', at)
    expect(words).toContain('Small firms came after.')
    expect(words).toContain('Morag Placeholder, Harbour Fictus Trust: 1 paragraph')
    expect((await town.send('hamish', link, { decision: 'declined' })).status).not.toBe(303)
  })

  test('that change nothing are refused, and a key worker writes nothing by themself', async () => {
    const at = town.item('3.1')
    expect((await town.send('morag', `${at}/suggest`, { why: 'No reason' })).said).toContain('Change something')
    expect((await town.read('morag', `${at}/write`)).status).toBe(404)
    expect((await town.read('ailsa', at)).status).toBe(404)
  })
})

describe('what is said of an item', () => {
  test('stays open until somebody says what became of it', async () => {
    const at = town.item('3.2')
    expect((await town.send('morag', `${at}/comment`, { words: 'Which of the two plans?', about: '' })).status).toBe(
      303,
    )
    expect((await town.read('hamish', town.plan)).words).toContain('1 comment open')
    const { page } = await town.read('mo', at)
    const link = page('a[href*="/comments/"]').attr('href') ?? ''
    expect((await town.send('mo', link, { answer: 'The newer one, and the text says so now' })).to).toBe(at)
    const { words } = await town.read('morag', at)
    expect(words).toContain('Everything that was said is dealt with')
    expect(words).toContain('The newer one')
    expect((await town.read('hamish', town.plan)).words).not.toContain('1 comment open')
  })
})
