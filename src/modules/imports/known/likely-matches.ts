import { sql } from 'kysely'
import { recordEvent } from '#platform/audit'
import type { Tx } from '#platform/db'

/** A participant of a file who may be a person known here. */
export interface LikelyMatch {
  participant_id: string
  row: number
  person_id: string
  reasons: string[]
}

const reasonWords: Readonly<Record<string, string>> = {
  ni_number: 'the same National Insurance number',
  date_of_birth: 'the same date of birth',
  family_name: 'a similar family name',
  given_name: 'a similar given name',
  postcode: 'the same postcode',
  other_participant: 'the area has them under another identifier',
  same_file: 'both stand in one file',
}

/** Why somebody may be the same person: "the same date of birth and a similar family name". */
export const whyLikely = ({ reasons }: Pick<LikelyMatch, 'reasons'>): string =>
  new Intl.ListFormat('en-GB').format(reasons.map((reason) => reasonWords[reason] ?? reason))

/** Everybody in files of an area of whom nobody has decided yet whether they are known here, as far as the viewer sees who they may be. */
export async function likelyMatchesOf(tx: Tx, area_id: string): Promise<LikelyMatch[]> {
  const { rows } = await sql<LikelyMatch>`
    select participant_id, row, person_id, reasons from imports.likely_match where area_id = ${area_id} and decision is null
    order by found_at, row, person_id
  `.execute(tx)
  return rows
}

/**
 * Decides that a participant is one of those they may be, or none of them. Brought in again, the file takes them in accordingly. Returns how many likely
 * matches were decided: none when nothing waits, or the person is none of them.
 */
export async function decideMatch(
  tx: Tx,
  asked: { area_id: string; participant_id: string; same_as?: string | undefined },
) {
  const { area_id, participant_id, same_as = null } = asked
  const { rows } = await sql<{ person_id: string; decision: string }>`
    update imports.likely_match set decision = case when person_id = ${same_as}::uuid then 'same' else 'other' end, decided_at = nwd.clock(),
      decided_by = nwd.viewer_user()
    where area_id = ${area_id} and participant_id = ${participant_id} and decision is null and (${same_as}::uuid is null or exists (
      select 1 from imports.likely_match m where m.area_id = ${area_id} and m.participant_id = ${participant_id} and m.person_id = ${same_as}::uuid))
    returning person_id, decision
  `.execute(tx)
  for (const { person_id, decision } of rows)
    await recordEvent(tx, { event: 'imports.match.decided', area_id, person_id, detail: { decision } })
  return rows.length
}
