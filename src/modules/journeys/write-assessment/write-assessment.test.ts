import fc from 'fast-check'
import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { testDatabase } from '#platform/testing'
import { addDays } from '#platform/time'
import { instruments, inTheWay, type Question } from '../assess-needs/instrument.ts'
import { instrumentHeldOn } from '../assess-needs/instruments.queries.ts'
import { colleagueOf, neighbourhood, supportedPerson, today } from '../journeys.testing.ts'
import { site } from '../site.testing.ts'
import { questionUse, verdictOn } from './use.queries.ts'
import { codeFor, placed, questionFrom, typedOf } from './written-question.ts'

const house = await testDatabase()
const { works, islandWorks, support } = await neighbourhood(house)
const morag = await colleagueOf(house, works)
const hamish = await colleagueOf(house, works, 'coordinator', 'Hamish Imaginary')
const admin = await colleagueOf(house, works, 'administrator', 'Ada Madeup')
const islander = await colleagueOf(house, islandWorks, 'coordinator', 'Una Fictus')
const { open, send } = site(house)
const all = '/assessment-questions'

const phone = {
  section: 'Getting there',
  text: 'How does your phone work for you?',
  help: 'Signal, credit, a cracked screen.',
  kind: 'choice',
  answers: 'Well | not\nIt runs out of credit | some\nI have none | a lot',
  measures: 'Phone',
  barrier: 'digital',
  after: 'digital',
  after_answers: 'Some\na lot',
  place: 'digital',
}

describe('the questions of a partnership', () => {
  it('are written as a draft, previewed, published for good, asked from their day; those answered before stay as they were asked', async () => {
    const early = await supportedPerson(house, morag)
    const before = await send(morag, `/people/${early.person.id}/assessment`, {})
    const draft = (await send(hamish, all, {})).to ?? ''
    expect((await send(hamish, all, {})).html).toContain('There is a draft already')
    expect((await open(morag, draft)).status).toBe(404)
    expect((await open(islander, draft)).status).toBe(404)
    expect((await open(admin, draft)).status).toBe(200)

    const wrong = await send(hamish, `${draft}/questions/new`, { ...phone, after_answers: 'Blue' })
    expect(wrong.html).toContain(
      '“Digital access and skill” has no answer “Blue”. It has: Not at all; A little; Some; A lot',
    )
    expect((await send(hamish, `${draft}/questions/new`, { ...phone, answers: 'Well | bad\nNo' })).html).toContain(
      'After the bar write not, a little, some or a lot',
    )
    await send(hamish, `${draft}/questions/new`, phone)
    expect((await open(hamish, `${draft}/preview/phone`)).html).toContain('It runs out of credit')
    await send(hamish, `${draft}/questions/phone`, { ...phone, was: phone.text, text: 'Does your phone work?' })
    expect((await send(hamish, `${draft}/questions/phone`, { ...phone, was: phone.text })).html).toContain(
      'A colleague changed this question meanwhile',
    )
    await send(hamish, `${draft}/questions/numbers`, {
      ...phone,
      was: 'How much do numbers and sums get in the way?',
      remove: 'yes',
    })

    const published = { about: 'We ask about phones', from_on: today }
    expect((await send(hamish, `${draft}/publish`, { ...published, from_on: addDays(today, -1) })).status).toBe(422)
    await send(hamish, `${draft}/publish`, published)
    for (const path of ['/publish', '/questions/new', '/give-up'])
      expect((await open(hamish, `${draft}${path}`)).status).toBe(404)
    await expect(
      sql`update journeys.instrument_version set contents = '[]' where published_at is not null`.execute(house.asOwner),
    ).rejects.toThrow('never changes')

    const late = await supportedPerson(house, morag)
    const at = `/people/${late.person.id}/assessment`
    await send(morag, at, {})
    await send(morag, `${at}/digital`, { answer: 'a_lot' })
    expect((await open(morag, `${at}/phone`)).html).toContain('Does your phone work?')
    expect((await open(morag, `${at}/numbers`)).status).toBe(404)
    expect((await open(morag, (before.to ?? '').replace('hopes', 'phone'))).status).toBe(404)
    expect((await open(morag, (before.to ?? '').replace('hopes', 'numbers'))).status).toBe(200)

    expect((await house.asViewer(islander, (tx) => instrumentHeldOn(tx, 'S12000013', today))).version).toBe('2')
    await send(hamish, `${draft}/end`, { ended_on: today })
    const third = await supportedPerson(house, morag)
    await send(morag, `/people/${third.person.id}/assessment`, {})
    expect((await open(morag, `/people/${third.person.id}/assessment/numbers`)).status).toBe(200)
    expect((await open(morag, `${at}/phone`)).status, 'begun with it, it goes on with it').toBe(200)
  })

  it('given up is found by nobody, and another is begun', async () => {
    const draft = (await send(hamish, all, {})).to ?? ''
    await send(hamish, `${draft}/give-up`, {})
    expect((await open(hamish, draft)).status).toBe(404)
    expect((await send(hamish, all, {})).status).toBe(303)
  })

  it('are written by nobody past the pages', async () => {
    for (const viewer of [morag, islander])
      await expect(
        house.asViewer(viewer, (tx) =>
          sql`insert into journeys.instrument_version (id, area_id, number, about, contents, begun_by_name)
            values (gen_random_uuid(), ${hamish.area_id}, 77, '', '[]', 'Morag')`.execute(tx),
        ),
      ).rejects.toThrow('row-level security')
  })
})

const shippedQuestions = instruments.flatMap(({ questions }) => questions)

describe('a question as it is typed', () => {
  it('comes back as it was, with its codes, whatever it is; put in another place the others keep their order', () => {
    fc.assert(
      fc.property(fc.constantFrom(...instruments), fc.nat(), fc.nat(), ({ questions }, pick, to) => {
        const question = questions[pick % questions.length] as Question
        const others = questions.filter((one) => one !== question)
        const { alone: _, ...rest } = { alone: undefined, ...question }
        expect(questionFrom(typedOf(question, others), question.code, question, others)).toEqual({ value: rest })
        const after = others[to % others.length]?.code ?? null
        const moved = placed(questions, question, after)
        expect(moved.filter((one) => one !== question)).toEqual(others)
        expect(moved[moved.indexOf(question) - 1]?.code).toBe(after)
      }),
    )
    expect(codeFor('Phone', new Set(['phone', 'phone_2']))).toBe('phone_3')
    expect(codeFor('1. Où?', new Set())).toBe('ou')
    expect(inTheWay(shippedQuestions.slice(0, 0))).toHaveLength(1)
  })
})

describe('how questions are used', () => {
  it('is counted over the area’s assessments by the answers that hold, and shown to those who write them alone', async () => {
    const hopes = async (answer: string) => {
      const { person } = await supportedPerson(house, morag)
      const at = `/people/${person.id}/assessment`
      await send(morag, at, {})
      await send(morag, `${at}/hopes`, { answer })
      await send(morag, `${at}/health`, { answer: 'a_lot' })
      await send(morag, `${at}/health`, { answer: 'prefer_not_to_say' })
    }
    for (const answer of ['', '', '', '', '', 'A boat']) await hopes(answer)
    const { rows } = await sql<{ version: string; question: string; codes: string[] }>`
      select a.version, w.question, array(select jsonb_array_elements_text(w.answer -> 'codes')) as codes
      from journeys.answer w join journeys.assessment a on a.id = w.assessment_id
      where w.asked and w.superseded_at is null and a.area_id = ${hamish.area_id}`.execute(house.asOwner)
    const used = await house.asViewer(hamish, questionUse)
    expect(used.length).toBeGreaterThan(0)
    for (const { version, questions } of used)
      for (const one of questions) {
        const mine = rows.filter((row) => row.version === version && row.question === one.question)
        const with_ = (code: string) => mine.filter(({ codes }) => codes.includes(code)).length
        expect(one).toEqual({
          question: one.question,
          asked: mine.length,
          skipped: with_('unknown'),
          prefer_not_to_say: with_('prefer_not_to_say'),
          answered: mine.length - with_('unknown') - with_('prefer_not_to_say'),
        })
      }
    const page = (await open(hamish, `${all}/use`)).html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')
    expect(page).toMatch(/get in the way of work\? 6 0 0 6 Nobody answers it/)
    expect(page).toMatch(/year from now\? 6 hidden hidden 0 Used/)
    expect(page).toContain('Never asked')
    for (const viewer of [morag, islander, await colleagueOf(house, support)])
      expect(await house.asViewer(viewer, questionUse)).toEqual([])
    expect((await open(morag, `${all}/use`)).status).toBe(404)
  })

  it('says little of few', () => {
    expect(verdictOn({ asked: 4, answered: 0 }, 40)).toBe('too_few')
    expect(verdictOn(undefined, 40)).toBe('never_asked')
    expect(verdictOn(undefined, 4)).toBe('too_few')
    expect(verdictOn({ asked: 40, answered: 3 }, 40)).toBe('hardly')
    expect(verdictOn({ asked: 40, answered: 4 }, 40)).toBe('used')
  })
})
