import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { instruments, inTheWay, kinds, optionsOf, type Question } from './instrument.ts'
import { type Answers, answered, before, type Given, nextAfter, pathOf } from './path.ts'

/** Questionnaires as anybody may write them, with branches on whatever was asked before; and those that are shipped. */
const anyQuestionnaire: fc.Arbitrary<Question[]> = fc.oneof(
  fc.constantFrom(...instruments.map(({ questions }) => questions)),
  fc
    .array(
      fc.record({
        kind: fc.constantFrom(...kinds),
        after: fc.nat(),
        branches: fc.boolean(),
        pick: fc.uniqueArray(fc.nat({ max: 3 }), { minLength: 1, maxLength: 3 }),
      }),
      { minLength: 1, maxLength: 12 },
    )
    .map((drawn) => {
      const questions: Question[] = []
      for (const [at, { kind, after, branches, pick }] of drawn.entries()) {
        const led = questions[after % Math.max(at, 1)]
        const codes = led === undefined ? [] : optionsOf(led).map(({ code }) => code)
        const is = pick.flatMap((n) => codes.slice(n, n + 1))
        questions.push({
          code: `q${at}`,
          section: 'Everything',
          kind,
          text: `Question ${at}?`,
          measures: `Thing ${at}`,
          ...(kind === 'choice' || kind === 'choices'
            ? { options: ['a', 'b', 'c'].map((code) => ({ code, text: code })) }
            : {}),
          ...(branches && led !== undefined && is.length > 0 ? { ask_when: { question: led.code, is } } : {}),
        })
      }
      return questions
    }),
)

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
const anyWalk = anyQuestionnaire.chain((questions) =>
  fc.record({
    instrument: fc.constant({ questions }),
    walk: fc.array(
      fc.constantFrom(...questions).chain((question) => anyAnswer(question).map((given) => ({ question, given }))),
      { maxLength: 40 },
    ),
  }),
)

const walked = (walk: readonly { question: Question; given: Given }[]) =>
  walk.reduce<Answers>((answers, { question, given }) => answered(answers, question.code, given), new Map())

describe('the path through the needs assessment', () => {
  it('asks at most twenty questions of somebody for whom nothing is in the way', () => {
    for (const instrument of instruments) {
      const length = pathOf(instrument, new Map()).length
      expect(length).toBeGreaterThanOrEqual(11)
      expect(length).toBeLessThanOrEqual(20)
    }
  })

  it('is drawn here of questionnaires that may be asked', () => {
    fc.assert(
      fc.property(anyQuestionnaire, (questions) => {
        expect(inTheWay(questions)).toEqual([])
      }),
    )
  })

  it('is finite, in order, each question once, and each there for an answer that was given, whatever was answered', () => {
    fc.assert(
      fc.property(anyWalk, ({ instrument, walk }) => {
        const answers = walked(walk)
        const path = pathOf(instrument, answers)
        const codes = path.map((question) => question.code)
        expect(new Set(codes).size).toBe(codes.length)
        const all = instrument.questions.map((question) => question.code)
        expect(codes).toEqual(all.filter((code) => codes.includes(code)))
        for (const { ask_when } of path) {
          if (ask_when === undefined) continue
          expect(codes).toContain(ask_when.question)
          expect(answers.get(ask_when.question)?.codes.some((code) => ask_when.is.includes(code))).toBe(true)
        }
      }),
    )
  })

  it('answered question by question comes to an end with nothing left out; stopped and resumed at any point it comes to the same', () => {
    fc.assert(
      fc.property(
        anyQuestionnaire,
        fc.array(fc.nat(), { minLength: 12, maxLength: 12 }),
        fc.array(fc.boolean()),
        (questions, dice, stops) => {
          const instrument = { questions }
          const answerTo = (question: Question): Given => {
            const options = optionsOf(question)
            const pick = options[(dice[questions.indexOf(question) % dice.length] ?? 0) % Math.max(options.length, 1)]
            return { codes: pick ? [pick.code] : [], words: pick ? null : 'words' }
          }
          const walkThrough = (stopsAt: (step: number) => boolean) => {
            let answers: Answers = new Map()
            let at = pathOf(instrument, answers)[0]
            for (let steps = 0; at !== undefined; steps++) {
              expect(steps).toBeLessThan(questions.length)
              answers = answered(answers, at.code, answerTo(at))
              // Somebody who comes back is led to the first question without an answer.
              at = nextAfter(pathOf(instrument, answers), answers, stopsAt(steps) ? '' : at.code)
            }
            expect(pathOf(instrument, answers).every((question) => answers.has(question.code))).toBe(true)
            return answers
          }
          const straight = walkThrough(() => false)
          const resumed = walkThrough((step) => stops[step] ?? false)
          expect(new Map([...resumed].sort())).toEqual(new Map([...straight].sort()))
        },
      ),
    )
  })

  it('can reach every question', () => {
    fc.assert(
      fc.property(anyQuestionnaire, (questions) => {
        for (const question of questions) {
          let answers: Answers = new Map()
          for (let q: Question | undefined = question; q?.ask_when !== undefined; ) {
            const { question: on, is }: NonNullable<Question['ask_when']> = q.ask_when
            answers = answered(answers, on, { codes: is.slice(0, 1), words: null })
            q = questions.find((one) => one.code === on)
          }
          expect(pathOf({ questions }, answers)).toContain(question)
        }
      }),
    )
  })

  it('is not asked of a questionnaire that leads nowhere, forward, or to answers that nobody can give', () => {
    const [first, second] = ['one', 'two'].map(
      (code): Question => ({ code, section: 'S', kind: 'scale', text: `${code}?`, measures: code }),
    )
    if (first === undefined || second === undefined) throw new Error('two were made')
    const wrong = (...questions: Question[]) => inTheWay(questions).map(({ message }) => message)
    expect(wrong(first, second)).toEqual([])
    expect(wrong()).toEqual(['There is no question yet'])
    expect(wrong(first, first)).toEqual(['“one” stands twice'])
    const nowhere = ['“two” is asked after an answer that nobody can give before it']
    expect(wrong(first, { ...second, ask_when: { question: 'one', is: ['yes'] } })).toEqual(nowhere)
    expect(wrong({ ...second, ask_when: { question: 'one', is: ['some'] } }, first)).toEqual(nowhere)
    expect(wrong({ ...first, kind: 'choice' })).toEqual(['“one” needs at least two answers to choose from'])
    expect(wrong(first, { ...second, section: 'T' }, { ...first, code: 'three', measures: 'three' })).toEqual([
      '“three” belongs with the others of “S”',
    ])
    const options = ['a', 'b'].map((code) => ({ code, text: code }))
    expect(wrong({ ...first, kind: 'choice', options, barrier: 'money' })).toHaveLength(1)
    expect(wrong({ ...first, barrier: 'nothing' })).toHaveLength(1)
  })

  it('back and forth never loses an answer: leaving a branch and coming back finds what was said', () => {
    fc.assert(
      fc.property(anyWalk, ({ instrument, walk }) => {
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
      fc.property(anyWalk, ({ instrument, walk }) => {
        const path = pathOf(instrument, walked(walk))
        const back = path.map((question) => before(path, question.code)?.code)
        expect(back).toEqual([undefined, ...path.slice(0, -1).map((question) => question.code)])
      }),
    )
  })
})
