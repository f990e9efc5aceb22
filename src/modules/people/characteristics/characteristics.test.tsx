import { load } from 'cheerio'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formOf } from '#platform/forms'
import { testDatabase } from '#platform/testing'
import { calendarDate } from '#platform/time'
import { renderPart } from '#platform/ui'
import { neighbourhood, personOf, viewerOf } from '../people.testing.ts'
import type { Answers } from './answers.ts'
import { currentCharacteristics, noticesOf, recordCharacteristics, recordNotice } from './characteristics.queries.ts'
import { characteristicsFields, characteristicsSections, checkCharacteristics } from './characteristics-form.ts'
import { CharacteristicsQuestions } from './characteristics-questions.tsx'

const house = await testDatabase()
const { works, support } = await neighbourhood(house)
const morag = viewerOf(works)
const today = calendarDate('2026-11-23')
const form = formOf(characteristicsFields(today), checkCharacteristics)

function answersTo(typed: Record<string, string | string[]>): Answers {
  const outcome = form.parse(typed, { today })
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.errors))
  return outcome.value
}

describe('the registration questions', () => {
  it('need no answer: left alone they are unknown, and "not asked" and "prefer not to say" stay what they are', () => {
    expect(answersTo({})).toMatchObject({ gender: 'unknown', conditions: [], children: null, unemployed_since: null })
    expect(answersTo({ gender: 'prefer_not_to_say', carer: 'not_asked' })).toMatchObject({
      gender: 'prefer_not_to_say',
      carer: 'not_asked',
    })
  })

  it('come back from answers as they were typed', () => {
    const answers = answersTo({
      gender: 'woman',
      children: '2',
      unemployed_since: '2025-01-31',
      conditions: ['autism'],
    })
    expect(answersTo(form.typedFrom(answers))).toEqual(answers)
  })

  it('take no answer that the list does not have, no 13th level and no birth tomorrow', () => {
    const wrong = form.parse(
      { gender: 'x', qualification_scqf: '13', youngest_child_date_of_birth: '2026-11-24' },
      { today },
    )
    expect(wrong.ok ? [] : wrong.errors.map((error) => error.field)).toEqual([
      'gender',
      'youngest_child_date_of_birth',
      'qualification_scqf',
    ])
  })

  it('see when two answers cannot both be', () => {
    const wrong = form.parse({ children: '0', youngest_child_date_of_birth: '2020-01-01' }, { today })
    expect(wrong).toMatchObject({ ok: false, errors: [{ field: 'youngest_child_date_of_birth' }] })
  })

  it('are asked only in the years in which they were, and are not asked before', () => {
    const early = calendarDate('2019-06-01')
    const then = formOf(characteristicsFields(early)).parse({ trans: 'yes', children: '2' }, { today })
    expect(then).toMatchObject({ ok: true, value: { trans: 'not_asked', lone_parent: 'not_asked', children: null } })
    const names = (on: typeof early) => characteristicsSections(on).flatMap((section) => section.names)
    expect(names(early)).not.toContain('trans')
    expect(names(today).toSorted()).toEqual(Object.keys(form.fields).toSorted())
  })

  it('say that nobody has to answer, offer all blanks, and show again what was typed', () => {
    const $ = load(renderPart(<CharacteristicsQuestions form={form} on={today} typed={{ carer: 'yes' }} errors={[]} />))
    expect($.text()).toContain('You do not have to answer')
    const values = $('input[name=carer]')
      .map((_, input) => $(input).val())
      .get()
    expect(values).toEqual(['yes', 'no', 'prefer_not_to_say', 'unknown', 'not_asked'])
    expect($('input[name=carer][checked]').val()).toBe('yes')
  })
})

describe('the answers of a person', () => {
  it('are kept as given; later ones supersede and nothing is lost', async () => {
    const isla = await personOf(house, morag)
    const first = answersTo({ gender: 'woman', children: '1' })
    const second = { ...first, children: 2 }
    await house.asViewer(morag, (tx) => recordCharacteristics(tx, morag, isla, first, calendarDate('2025-01-06')))
    await house.asViewer(morag, (tx) => recordCharacteristics(tx, morag, isla, second, today))
    const now = await house.asViewer(morag, (tx) => currentCharacteristics(tx, isla.id))
    expect(now).toEqual({ ...second, asked_on: today })
    const other = viewerOf(support)
    expect(await house.asViewer(other, (tx) => currentCharacteristics(tx, isla.id))).toBeUndefined()
  })

  it('whatever they are, come back from the database as they went in', async () => {
    const person = await personOf(house, morag)
    const blank = fc.constantFrom('yes', 'no', 'unknown', 'prefer_not_to_say', 'not_asked')
    const typed = fc.record({ carer: blank, homeless: blank, condition_12_months: blank, lone_parent: blank })
    await fc.assert(
      fc.asyncProperty(typed, async (given) => {
        const answers = answersTo(given)
        await house.asViewer(morag, (tx) => recordCharacteristics(tx, morag, person, answers, today))
        expect(await house.asViewer(morag, (tx) => currentCharacteristics(tx, person.id))).toMatchObject(given)
      }),
      { numRuns: 10 },
    )
  })
})

describe('the notices a person was given', () => {
  it('are known by version, format and day', async () => {
    const isla = await personOf(house, morag)
    const notice = { notice: 'privacy', version: '2', format: 'easy_read', given_on: today } as const
    await house.asViewer(morag, (tx) => recordNotice(tx, morag, isla, notice))
    expect(await house.asViewer(morag, (tx) => noticesOf(tx, isla.id))).toEqual([notice])
  })
})
