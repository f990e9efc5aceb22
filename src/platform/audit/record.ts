import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import type { Tx } from '#platform/db'

export interface AuditEvent {
  /** `module.thing.verb`, in lower case */
  event: string
  person_id?: string | undefined
  area_id?: string | null | undefined
  subject?: { kind: string; id: string } | undefined
  /** Codes that explain the event. Never anything a person said, wrote or is called. */
  detail?: Record<string, string | number | boolean | null> | undefined
}

/** The same event for each of many people, in one statement. */
export async function recordForEach(
  tx: Tx,
  people: readonly { area_id: string; person_id: string }[],
  { event, subject, detail }: Pick<AuditEvent, 'event' | 'subject' | 'detail'>,
): Promise<void> {
  const rows = people.map(({ area_id, person_id }) => ({ id: uuid(), area_id, person_id }))
  await sql`
    insert into audit.event (id, area_id, user_id, organisation_id, role, event, person_id, subject_kind, subject_id, detail)
    select p.id, p.area_id, nwd.viewer_user(), nwd.viewer_organisation(), nwd.viewer_role(), ${event}, p.person_id,
      ${subject?.kind ?? null}, ${subject?.id ?? null}, ${JSON.stringify(detail ?? {})}::jsonb
    from json_to_recordset(${JSON.stringify(rows)}::json) as p (id uuid, area_id text, person_id uuid)
  `.execute(tx)
}

/**
 * Writes one line of the audit trail in the transaction of the change, as the viewer of that transaction (design §5 rule 3).
 *
 * Who, for which organisation and in what role are read from the transaction itself, so that a caller cannot get them wrong.
 */
export async function recordEvent(tx: Tx, { event, person_id, area_id, subject, detail }: AuditEvent): Promise<void> {
  await sql`
    insert into audit.event (id, area_id, user_id, organisation_id, role, event, person_id, subject_kind, subject_id, detail)
    values (${uuid()}, coalesce(${area_id ?? null}, nwd.viewer_area()), nwd.viewer_user(), nwd.viewer_organisation(), nwd.viewer_role(),
      ${event}, ${person_id ?? null}, ${subject?.kind ?? null}, ${subject?.id ?? null}, ${JSON.stringify(detail ?? {})}::jsonb)
  `.execute(tx)
}
