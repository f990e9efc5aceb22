import { z } from 'zod'
import type { Viewer } from '#platform/access'
import { type CaseloadOptions, caseloadSorts } from './caseload.queries.ts'

const stageSchema = z.coerce.number().int().min(1).max(5)
const afterSchema = z.tuple([z.string(), z.uuid()])

/** The caseload that an address asks for. What it does not understand it leaves out; only a team lead may ask for the team. */
export function optionsFrom(url: URL, viewer: Viewer, words: string | undefined): CaseloadOptions {
  const asked = (name: string) => url.searchParams.get(name) ?? undefined
  const stage = stageSchema.safeParse(asked('stage'))
  const after = afterSchema.safeParse(asked('after')?.split('~'))
  return {
    whose: viewer.role === 'team_lead' && asked('whose') === 'team' ? 'team' : 'mine',
    sort: caseloadSorts.find((sort) => sort === asked('sort')) ?? 'name',
    direction: asked('dir') === 'desc' ? 'descending' : 'ascending',
    ...(stage.success && asked('stage') !== '' ? { stage: stage.data } : {}),
    ...(words === undefined ? {} : { words }),
    ...(after.success ? { after: { key: after.data[0], person_id: after.data[1] } } : {}),
  }
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
