import type { Instrument, Question } from './instrument.ts'

/** An answer: the codes chosen, and words where words were asked for. A blank is a code of its own. */
export interface Given {
  codes: string[]
  words: string | null
}

/** Answers by the code of their question, whether or not the path still leads there. */
export type Answers = ReadonlyMap<string, Given>

/**
 * The questions that these answers lead to, in order. A question that depends on another is asked when that one is itself asked and
 * was answered so; an answer to a question no longer asked leads nowhere.
 */
export function pathOf(instrument: Pick<Instrument, 'questions'>, answers: Answers): Question[] {
  const asked = new Set<string>()
  for (const { code, ask_when } of instrument.questions) {
    if (ask_when === undefined) asked.add(code)
    else if (asked.has(ask_when.question)) {
      const given = answers.get(ask_when.question)?.codes ?? []
      if (ask_when.is.some((answer) => given.includes(answer))) asked.add(code)
    }
  }
  return instrument.questions.filter((question) => asked.has(question.code))
}

/** Answers with one more, or another in its place. Nothing else is touched: what is off the path waits to be on it again. */
export function answered(answers: Answers, question: string, given: Given): Answers {
  return new Map(answers).set(question, given)
}

/** The question to go to after one was answered: the next unanswered on the path, then any before it; undefined when all are. */
export function nextAfter(path: readonly Question[], answers: Answers, question: string): Question | undefined {
  const at = path.findIndex((one) => one.code === question)
  const round = [...path.slice(at + 1), ...path.slice(0, at + 1)]
  return round.find((one) => !answers.has(one.code))
}

/** The question before one on the path. */
export function before(path: readonly Question[], question: string): Question | undefined {
  return path[path.findIndex((one) => one.code === question) - 1]
}
