import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { instruments, optionsOf, type Question } from './instrument.ts'
import { type Answers, answered, before, type Given, nextAfter, pathOf } from './path.ts'

const [instrument] = instruments
if (instrument === undefined) throw new Error('there is no instrument')
const { questions } = instrument

/** Anything somebody may answer to a question. */
const anyAnswer = (question: Question): fc.Arbitrary<Given> => {
  const codes = optionsOf(question).map((option) => option.code)
  if (question.kind === 'words')
    return fc.constantFrom({ codes: [], words: 'dogs' }, { codes: ['unknown'], words: null })
  const most = question.kind === 'choices' ? 3 : 1
  return fc
    .subarray([...codes, 'prefer_not_to_say'], { minLength: 1, maxLength: most })
    .map((chosen) => ({ codes: chosen, words: null }))
}

/** Somebody answers in any order, goes back and changes their mind, as often as they like. */
const anyWalk = fc.array(
  fc.constantFrom(...questions).chain((question) => anyAnswer(question).map((given) => ({ question, given }))),
  { maxLength: 60 },
)

const walked = (walk: readonly { question: Question; given: Given }[]) =>
  walk.reduce<Answers>((answers, { question, given }) => answered(answers, question.code, given), new Map())

describe('the path through the needs assessment', () => {
  it('asks about a dozen questions of somebody for whom nothing is in the way', () => {
    const length = pathOf(instrument, new Map()).length
    expect(length).toBeGreaterThanOrEqual(11)
    expect(length).toBeLessThanOrEqual(14)
  })

  it('is finite, in order, each question once, and each there for an answer that was given, whatever was answered', () => {
    fc.assert(
      fc.property(anyWalk, (walk) => {
        const answers = walked(walk)
        const path = pathOf(instrument, answers)
        const codes = path.map((question) => question.code)
        expect(new Set(codes).size).toBe(codes.length)
        expect(codes).toEqual(questions.map((question) => question.code).filter((code) => codes.includes(code)))
        for (const { ask_when } of path) {
          if (ask_when === undefined) continue
          expect(codes).toContain(ask_when.question)
          expect(answers.get(ask_when.question)?.codes.some((code) => ask_when.is.includes(code))).toBe(true)
        }
      }),
    )
  })

  it('answered question by question comes to an end with nothing left out', () => {
    fc.assert(
      fc.property(fc.infiniteStream(fc.nat()), (stream) => {
        let answers: Answers = new Map()
        let at = pathOf(instrument, answers)[0]
        for (let steps = 0; at !== undefined; steps++) {
          expect(steps).toBeLessThan(questions.length)
          const options = optionsOf(at)
          const pick = options[(stream.next().value ?? 0) % Math.max(options.length, 1)]
          answers = answered(answers, at.code, { codes: pick ? [pick.code] : [], words: pick ? null : 'words' })
          at = nextAfter(pathOf(instrument, answers), answers, at.code)
        }
        expect(pathOf(instrument, answers).every((question) => answers.has(question.code))).toBe(true)
      }),
    )
  })

  it('can reach every question', () => {
    for (const question of questions) {
      let answers: Answers = new Map()
      for (let q: Question | undefined = question; q?.ask_when !== undefined; ) {
        const { question: on, is }: NonNullable<Question['ask_when']> = q.ask_when
        answers = answered(answers, on, { codes: is.slice(0, 1), words: null })
        q = questions.find((one) => one.code === on)
      }
      expect(pathOf(instrument, answers)).toContain(question)
    }
  })

  it('back and forth never loses an answer: leaving a branch and coming back finds what was said', () => {
    fc.assert(
      fc.property(anyWalk, (walk) => {
        const answers = walked(walk)
        const last = new Map(walk.map(({ question, given }) => [question.code, given]))
        expect(answers).toEqual(last)
        for (const question of pathOf(instrument, answers)) {
          const changed = answered(answers, question.code, { codes: ['prefer_not_to_say'], words: null })
          const given = answers.get(question.code)
          if (given)
            expect(pathOf(instrument, answered(changed, question.code, given))).toEqual(pathOf(instrument, answers))
        }
      }),
    )
  })

  it('leads back one by one to its beginning', () => {
    fc.assert(
      fc.property(anyWalk, (walk) => {
        const path = pathOf(instrument, walked(walk))
        const back = path.map((question) => before(path, question.code)?.code)
        expect(back).toEqual([undefined, ...path.slice(0, -1).map((question) => question.code)])
      }),
    )
  })
})
