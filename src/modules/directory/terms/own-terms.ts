import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Tx } from '#platform/db'
import { type ReferenceRow, referenceList } from '#platform/reference'
import type { CalendarDate } from '#platform/time'
import { allAttributes } from '../open-referral/parts.ts'
import type { FullService } from '../open-referral/service.ts'

/** Our two lists of terms, as reference data. */
export const ownLists = ['support-needs', 'support-situations'] as const
export type OwnList = (typeof ownLists)[number]

const titles: Readonly<Record<OwnList, { name: string; description: string }>> = {
  'support-needs': {
    name: 'What a service helps with',
    description: 'Needs, in the plain words the public chooses from',
  },
  'support-situations': {
    name: 'Whom a service is for',
    description: 'Groups that a service is kept for, where it is not for everybody',
  },
}

/** The identifier of a list, or of a term in it: the same wherever this program runs, so that one feed fits another. */
export function termId(list: OwnList, code = ''): string {
  const bytes = createHash('sha256').update(`no-wrong-door ${list} ${code}`).digest('hex')
  return `${bytes.slice(0, 8)}-${bytes.slice(8, 12)}-5${bytes.slice(13, 16)}-a${bytes.slice(17, 20)}-${bytes.slice(20, 32)}`
}

/** A row of our own lists as a term of Open Referral UK. */
export const ownTerm = (list: OwnList, row: ReferenceRow<OwnList>) => ({
  id: termId(list, row.code),
  name: row.text,
  description: 'meaning' in row ? row.meaning : row.question,
  taxonomy: titles[list].name,
  taxonomy_id: termId(list),
  term: row.code,
})

/** Sees to it that the directory holds our own two taxonomies as they are today; a term that is no longer in the list stays, for the entries that have it. */
export async function ensureTerms(tx: Tx, today: CalendarDate): Promise<void> {
  const taxonomies = ownLists.map((key) => ({ id: termId(key), key, ...titles[key] }))
  const terms = ownLists.flatMap((key) =>
    referenceList(key, today).map((row) => ({ ...ownTerm(key, row), code: row.code })),
  )
  await sql`insert into directory.taxonomy (id, key, name, description)
    select * from jsonb_to_recordset(${JSON.stringify(taxonomies)}::jsonb) as x (id uuid, key text, name text, description text)
    on conflict (id) do update set name = excluded.name, description = excluded.description
    where (taxonomy.name, taxonomy.description) is distinct from (excluded.name, excluded.description)`.execute(tx)
  await sql`insert into directory.taxonomy_term (id, taxonomy_id, code, name, description, taxonomy, term)
    select * from jsonb_to_recordset(${JSON.stringify(terms)}::jsonb)
      as x (id uuid, taxonomy_id uuid, code text, name text, description text, taxonomy text, term text)
    on conflict (id) do update set name = excluded.name, description = excluded.description
    where (taxonomy_term.name, taxonomy_term.description) is distinct from (excluded.name, excluded.description)`.execute(
    tx,
  )
}

/** What is worked out of an entry, so that it can be chosen by it. */
export interface Sorted {
  needs: string[]
  situations: string[]
  /** Words it is found by besides its own. */
  found_by: string
}

/**
 * What an entry helps with and whom alone it is for. By our own terms where it has any; needs otherwise by its name, its other terms and its words, because most
 * feeds know nothing of our terms. A situation is never guessed: that would turn people away.
 */
export function sortedBy(service: FullService, today: CalendarDate): Sorted {
  const termIds = new Set(allAttributes(service).flatMap((one) => one.taxonomy_term?.id ?? one.taxonomy_term_id ?? []))
  const chosen = (list: OwnList) => referenceList(list, today).filter(({ code }) => termIds.has(termId(list, code)))
  const own = chosen('support-needs')
  const text = wordsOf(service)
  const needs =
    own.length > 0
      ? own
      : referenceList('support-needs', today).filter((need) => need.words.some((word) => text.includes(` ${word} `)))
  return {
    needs: needs.map(({ code }) => code),
    situations: chosen('support-situations').map(({ code }) => code),
    found_by: own.flatMap((need) => [need.text, ...need.words]).join(' '),
  }
}

const wordsOf = (service: FullService): string => {
  const terms = allAttributes(service).map((one) => one.taxonomy_term?.name ?? '')
  return ` ${[service.name, service.description ?? '', ...terms]
    .join(' ')
    .toLowerCase()
    .replace(/[^a-z0-9-]+/g, ' ')} `
}
