import type { Instrument } from '../instruments/instrument.ts'
import { type Tally, tallyOf, together } from './tally.ts'

/** A section or a statement of a report. */
export interface SectionTally extends Tally {
  number: number
  title: string
}

export interface StatementTally extends Tally {
  /** `1.5` */
  item: string
  section: number
  /** What respondents saw: the official wording where it has been loaded, else our own words. */
  text: string
}

/** What the organisations of an area, or of the nation, say together. Nobody in it can be told apart. */
export interface Report {
  /** The round's key. */
  round: string
  /** `national`, or the code of an area. */
  scope: string
  /** Areas with a response in it. */
  areas: number
  /** Organisations whose answers it counts; one response each an area. */
  organisations: number
  /** Answers given. */
  answers: number
  /** The scale it is counted by, from the strongest. */
  scale: { code: string; label: string }[]
  overall: Tally
  sections: SectionTally[]
  statements: StatementTally[]
}

/** How many gave one answer to one statement. */
export interface Count {
  item: string
  answer: string
  answers: number
}

export type ReportHead = Pick<Report, 'round' | 'scope' | 'areas' | 'organisations'>

/** The report of counted answers: statements from the counts, sections and the overall row from the statements' counts. */
export function reportOf(instrument: Instrument, head: ReportHead, counts: readonly Count[]): Report {
  const scale = instrument.scale.map(({ code }) => code)
  const byItem = new Map<string, Map<string, number>>()
  for (const { item, answer, answers } of counts)
    byItem.set(item, (byItem.get(item) ?? new Map<string, number>()).set(answer, answers))

  const statementsIn = (section: number): StatementTally[] =>
    (instrument.sections.find(({ number }) => number === section)?.statements ?? []).map(({ item, text }) => ({
      item,
      section,
      text,
      ...tallyOf(scale, byItem.get(item) ?? new Map(), head.organisations),
    }))

  const sections = instrument.sections.map(({ number, title }) => {
    const statements = statementsIn(number)
    return { statements, tally: { number, title, ...together(scale, statements) } }
  })
  const overall = together(
    scale,
    sections.map(({ tally }) => tally),
  )
  return {
    ...head,
    answers: overall.given,
    scale: instrument.scale,
    overall,
    sections: sections.map(({ tally }) => tally),
    statements: sections.flatMap(({ statements }) => statements),
  }
}
