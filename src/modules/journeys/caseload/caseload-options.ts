import { z } from 'zod'
import type { Viewer } from '#platform/access'
import { isReferenceCode } from '#platform/reference'
import type { PeopleFilter } from '#platform/work'
import { type CaseloadOptions, caseloadSorts } from './caseload.queries.ts'
import { columnKeys, usualColumns } from './caseload-columns.ts'
import { quietWeeks } from './caseload-filters.ts'

const stageSchema = z.coerce.number().int().min(1).max(5)
const afterSchema = z.tuple([z.string(), z.uuid()])
const listed = (words: string | undefined) => words?.split('.') ?? []

/** The caseload that an address asks for. What it does not understand it leaves out; only a team lead may ask for the team. */
export function optionsFrom(
  url: URL,
  viewer: Viewer,
  filters: readonly PeopleFilter[],
  words?: string | undefined,
): CaseloadOptions {
  const asked = (name: string) => url.searchParams.get(name) ?? undefined
  const stage = stageSchema.safeParse(asked('stage'))
  const after = afterSchema.safeParse(asked('after')?.split('~'))
  const lead = z.uuid().safeParse(asked('lead'))
  const stream = asked('stream')
  const quiet = quietWeeks.find((weeks) => String(weeks) === asked('quiet'))
  const whose = viewer.role === 'team_lead' && asked('whose') === 'team' ? 'team' : 'mine'
  const only = filters.filter(({ key }) => listed(asked('only')).includes(key))
  const columns = columnKeys.filter((key) => listed(asked('cols')).includes(key))
  return {
    whose,
    sort: caseloadSorts.find((sort) => sort === asked('sort')) ?? 'name',
    direction: asked('dir') === 'desc' ? 'descending' : 'ascending',
    columns: columns.length === 0 ? usualColumns(whose) : columns,
    only,
    ...(stage.success && asked('stage') !== '' ? { stage: stage.data } : {}),
    ...(stream !== undefined && isReferenceCode('funding-streams', stream) ? { stream } : {}),
    ...(quiet === undefined ? {} : { quiet }),
    ...(whose === 'team' && lead.success ? { lead: lead.data } : {}),
    ...(words === undefined ? {} : { words }),
    ...(after.success ? { after: { key: after.data[0], person_id: after.data[1] } } : {}),
  }
}

/** Whether anything was asked for by which people are left out. */
export const isFiltered = ({ stage, stream, quiet, only, lead, words }: CaseloadOptions): boolean =>
  [stage, stream, quiet, lead, words].some((one) => one !== undefined) || (only ?? []).length > 0

/** What a list asks for, as it is kept: codes alone, without the words looked for and without the place in its pages. */
export function askedOf(url: URL): string {
  const kept = ['whose', 'stage', 'stream', 'quiet', 'only', 'lead', 'sort', 'dir', 'cols']
  const query = new URLSearchParams()
  for (const name of kept) {
    const value = url.searchParams.get(name)
    if (value !== null && value !== '' && /^[\w.-]{1,120}$/.test(value)) query.set(name, value)
  }
  return query.toString()
}

/** The same list with something changed: another sort begins at its first page. */
export function hrefWith(url: URL, change: Readonly<Record<string, string | undefined>>): string {
  const query = new URLSearchParams(url.searchParams)
  query.delete('after')
  for (const [name, value] of Object.entries(change)) {
    if (value === undefined) query.delete(name)
    else query.set(name, value)
  }
  const asked = query.toString()
  return asked === '' ? '/people' : `/people?${asked}`
}
