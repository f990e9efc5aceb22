import { stepsOf } from '../instruments/instrument.ts'
import { disagreement } from './disagreement.ts'
import type { Report, SectionTally, StatementTally } from './report.ts'

/** Where a section or a statement stands beside another report. Shares of the scale's strongest answer, in percent. */
export interface Beside {
  here: number | null
  nation: number | null
  last: number | null
}

/** A report as it is read: what is strong, what is weak, where people differ, and how it stands beside the nation and the last round. */
export interface Reading {
  strongest: StatementTally[]
  weakest: StatementTally[]
  differing: { statement: StatementTally; by: number }[]
  overall: Beside
  sections: (SectionTally & Beside)[]
}

export interface Others {
  nation?: Report | undefined
  last?: Report | undefined
}

const five = 5

/** Reads a report; ties stand in the order of the statements. */
export function readingOf(report: Report, { nation, last }: Others): Reading {
  const codes = stepsOf(report.scale).map(({ code }) => code)
  const best = codes[0] ?? ''
  const worst = codes.at(-1) ?? ''
  const share = (code: string) => (row: StatementTally) => row.pct[code] ?? -1
  const answered = report.statements.filter(({ given }) => given > 0)
  // Of a short checklist half may be strongest and half weakest, and none is both.
  const most = Math.min(five, Math.ceil(answered.length / 2))
  const by = (first: (row: StatementTally) => number, then: (row: StatementTally) => number) =>
    [...answered].sort((one, other) => first(other) - first(one) || then(one) - then(other)).slice(0, most)
  const strongest = by(share(best), share(worst))
  // By title, because another version of the instrument may number its sections otherwise.
  const shareOf = (from: Report | undefined, title: string) =>
    from?.sections.find((section) => section.title === title)?.pct[best] ?? null
  return {
    strongest,
    weakest: by(share(worst), share(best)).filter((row) => !strongest.includes(row)),
    differing: answered
      .map((statement) => ({ statement, by: disagreement(codes, statement) ?? 0 }))
      .filter((row) => row.by > 0)
      .sort((one, other) => other.by - one.by)
      .slice(0, five),
    overall: {
      here: report.overall.pct[best] ?? null,
      nation: nation?.overall.pct[best] ?? null,
      last: last?.overall.pct[best] ?? null,
    },
    sections: report.sections.map((section) => ({
      ...section,
      here: section.pct[best] ?? null,
      nation: shareOf(nation, section.title),
      last: shareOf(last, section.title),
    })),
  }
}
