import type { Code, ColumnToMatch } from '../kind.ts'
import { folded } from '../person-file/mapping.ts'
import type { ColumnFound, FileInHand } from '../work/file.ts'
import { codeFor } from './guess-codes.ts'

/** What a form can take; what stands in more columns than that is told by the check. */
const mostAsked = 300

/** A column whose values are not our codes, and what they likely are. */
export interface AskedColumn {
  theirs: ColumnFound
  ours: ColumnToMatch
  codes: readonly Code[]
  values: { theirs: string; rows: number; guess: string | undefined }[]
}

/** Every column that was matched to one of codes and holds something else than codes, the values that do. */
export function asksFor(
  { survey, columns }: Pick<FileInHand, 'survey' | 'columns'>,
  all: readonly ColumnToMatch[],
): AskedColumn[] {
  let left = mostAsked
  return (survey?.columns ?? []).flatMap((theirs) => {
    const ours = all.find(({ name }) => name === columns?.[folded(theirs.name)])
    const codes = ours?.codes
    if (ours === undefined || codes === undefined || theirs.values === undefined) return []
    const other = theirs.values
      .filter((value) => !codes.some(({ code }) => folded(code) === folded(value.theirs)))
      .slice(0, left)
    left -= other.length
    if (other.length === 0) return []
    return [{ theirs, ours, codes, values: other.map((value) => ({ ...value, guess: codeFor(value.theirs, codes) })) }]
  })
}
