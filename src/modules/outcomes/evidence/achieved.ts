import { spellsOf } from '#modules/journeys'
import type { Tx } from '#platform/db'
import { referenceText } from '#platform/reference'
import type { CalendarDate } from '#platform/time'
import { everyJobRow, type Job } from '../jobs.queries.ts'
import { everyOutcomeRow } from '../outcomes.queries.ts'
import { type Fact, jobFacts, outcomeFacts } from '../record-outcome/outcome-words.ts'
import type { Verification } from '../verify/verification.queries.ts'
import { verificationsOf } from '../verify/verification.queries.ts'
import { type EvidenceSeen, evidenceOf, type RecordRef } from './evidence.queries.ts'
import { type EvidenceRule, evidenceRule, lacking } from './evidence-rule.ts'

/** A job or another outcome, as one row has it. */
interface Written extends RecordRef {
  /** A code of outcome-types. */
  type: string
  on: CalendarDate
  area_id: string
  person_id: string
  spell_id: string | null
  facts: Fact[]
  /** The job, when it is one. */
  job: Job | null
  recorded_by: string | null
  recorded_at: Date
  corrects: string | null
  superseded_at: Date | null
  superseded_reason: string | null
}

/** What a person achieved, as it stands now or was taken out, with all it was before and all that stands behind it. */
export interface Achieved extends Written {
  title: string
  /** The rows that it corrected, the latest first. */
  before: readonly Written[]
  evidence: readonly EvidenceSeen[]
  rule: EvidenceRule | undefined
  /** What its fund still asks before somebody can verify it. */
  lacks: 'evidence' | 'copy' | null
  verification: Verification | undefined
  /** Every state of it and of what it corrected, first to last. */
  states: readonly Verification[]
}

async function writtenOf(tx: Tx, person: string): Promise<Written[]> {
  const jobs = await everyJobRow(tx, person)
  const outcomes = await everyOutcomeRow(tx, person)
  return [
    ...jobs.map((row) => ({
      ...row,
      kind: 'job' as const,
      type: 'employment',
      on: row.started_on,
      facts: jobFacts(row),
      job: row,
    })),
    ...outcomes.map((row) => ({
      ...row,
      kind: 'outcome' as const,
      type: row.kind,
      on: row.on_date,
      facts: outcomeFacts(row),
      job: null,
    })),
  ]
}

/** Everything a person achieved, latest first: what stands now, and what was taken out. What was corrected stands within what corrects it. */
export async function achievedBy(tx: Tx, person: string): Promise<Achieved[]> {
  const rows = await writtenOf(tx, person)
  if (rows.length === 0) return []
  const evidence = await evidenceOf(tx, person)
  const spells = await spellsOf(tx, person)
  const ruleOf = (row: Written) =>
    evidenceRule((spells.find(({ id }) => id === row.spell_id) ?? spells[0])?.stream ?? '', row)
  const states = rows.some((row) => ruleOf(row)?.verified) ? await verificationsOf(tx, person) : []
  const byId = new Map(rows.map((row) => [row.id, row]))
  const corrected = new Set(rows.map(({ corrects }) => corrects))
  return rows
    .filter(({ id }) => !corrected.has(id))
    .sort((a, b) => b.on.localeCompare(a.on) || b.id.localeCompare(a.id))
    .map((row) => {
      const before: Written[] = []
      for (let was = byId.get(row.corrects ?? ''); was !== undefined; was = byId.get(was.corrects ?? ''))
        before.push(was)
      const ids = [row, ...before].map(({ id }) => id)
      const seen = evidence.filter(({ record_id }) => ids.includes(record_id))
      const rule = ruleOf(row)
      const own = states.filter(({ record_id }) => ids.includes(record_id))
      return {
        ...row,
        title: referenceText('outcome-types', row.type),
        before,
        evidence: seen,
        rule,
        lacks: lacking(rule, seen),
        verification: own.find((state) => state.record_id === row.id && state.superseded_at === null),
        states: own,
      }
    })
}

/** What a person achieved under an identifier of any of its rows: a link to what was corrected since leads to what stands now. */
export const achievementWith = (all: readonly Achieved[], id: string): Achieved | undefined =>
  all.find((one) => one.id === id || one.before.some((was) => was.id === id))
