import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { testDatabase } from '#platform/testing'
import { colleagueOf, neighbourhood, supportedPerson } from '../journeys.testing.ts'
import { site } from '../site.testing.ts'
import { barriersIn, severityOf } from './barriers.ts'
import { changedInWords, compareAnswers } from './compare.ts'
import { instruments, optionsOf, type Question } from './instrument.ts'

const house = await testDatabase()
const { works, support } = await neighbourhood(house)
const morag = await colleagueOf(house, works)
const { open, send } = site(house)

const questions = instruments.at(-1)?.questions ?? []
const rowOf = (question: Question, codes: string[]) => ({
  question: question.code,
  asked: true,
  superseded_at: null,
  given: { codes, words: null },
  shown: {
    version: '2',
    order: 0,
    section: question.section,
    text: question.text,
    kind: question.kind,
    measures: question.measures,
    barrier: question.barrier,
    options: [...optionsOf(question)],
  },
})
const anyAnswers = fc
  .tuple(
    ...questions.map((question) =>
      fc.option(
        fc
          .subarray([...optionsOf(question).map(({ code }) => code), 'prefer_not_to_say'], {
            minLength: 1,
            maxLength: question.kind === 'choices' ? 3 : 1,
          })
          .map((codes) => rowOf(question, codes)),
      ),
    ),
  )
  .map((rows) => rows.filter((row) => row !== null))

describe('two assessments side by side', () => {
  it('with itself is all alike; turned round, less is more and new is no more; each question once', () => {
    fc.assert(
      fc.property(anyAnswers, anyAnswers, (before, now) => {
        expect(compareAnswers(now, now).every(({ became }) => became === 'alike')).toBe(true)
        const [there, back] = [compareAnswers(before, now), compareAnswers(now, before)]
        const turned = {
          less: 'more',
          more: 'less',
          new: 'no_more',
          no_more: 'new',
          alike: 'alike',
          otherwise: 'otherwise',
        }
        expect(there.length).toBe(new Set([...before, ...now].map(({ question }) => question)).size)
        for (const one of there)
          expect(back.find(({ question }) => question === one.question)?.became).toBe(turned[one.became])
      }),
    )
  })

  it('what stands in the way weighs as much as the most that was chosen, and a blank is not nothing', () => {
    fc.assert(
      fc.property(anyAnswers, (answers) => {
        for (const { code, severity } of barriersIn(answers)) {
          const of = answers.filter(({ shown }) => shown.barrier === code)
          const said = of.flatMap(({ given, shown }) =>
            given.codes.flatMap((chosen) => shown.options.filter((option) => option.code === chosen)),
          )
          const weights = said.map((option) => option.severity ?? 0)
          expect(severity).toBe(weights.length === 0 ? null : weights.reduce((a, b) => (a > b ? a : b)))
        }
      }),
    )
    const [health] = questions.filter(({ code }) => code === 'health')
    if (health === undefined) throw new Error('health is asked')
    expect(severityOf(rowOf(health, ['prefer_not_to_say']))).toBeNull()
    expect(barriersIn([rowOf(health, ['prefer_not_to_say'])])).toMatchObject([{ code: 'health', severity: null }])
  })

  it('says on their page what changed since the last time, and keeps both', async () => {
    const { person } = await supportedPerson(house, morag)
    const at = `/people/${person.id}/assessment`
    const answerAll = async (choose: Readonly<Record<string, string>>) => {
      let page = (await send(morag, at, {})).to ?? ''
      while (!page.endsWith('/check')) {
        const { html } = await open(morag, page)
        const first = /name="answer" value="([^"]+)"/.exec(html)?.[1] ?? 'Their own words'
        page = (await send(morag, page, { answer: choose[page.split('/').at(-1) ?? ''] ?? first })).to ?? '/check'
      }
      return (await send(morag, `${at}/check`, {})).to ?? ''
    }
    await answerAll({ health: 'a_lot', digital: 'not_at_all', housing: 'none' })
    const now = await answerAll({ health: 'a_little', digital: 'some', housing: 'prefer_not_to_say' })
    const { html } = await open(morag, now)
    expect(html).toMatch(/1 gets in the way less, 1 more, 1 answered otherwise/)
    const compared = (await open(morag, `${now}/compare`)).html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')
    expect(compared).toMatch(/Physical health A lot A little gets in the way less/)
    expect(compared).toMatch(/Adjustments needed .*?not asked this time/)
    expect((await open(morag, `${now}/print`)).html).toContain('This is yours to keep')
    const stranger = await colleagueOf(house, support)
    for (const path of [now, `${now}/compare`, `${now}/print`]) expect((await open(stranger, path)).status).toBe(404)
    expect(changedInWords([])).toBe('No question was asked both times.')
  })
})
