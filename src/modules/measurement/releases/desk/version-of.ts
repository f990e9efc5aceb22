import { found, Refused, type Visit } from '#platform/http'
import { type State, stateOf, type Version } from '../release.ts'
import { holdVersion, selectOptionalVersion } from '../releases.queries.ts'

/** Who makes the statistics. */
export const analysts = ['analyst'] as const

/** Why the desk's pages write no line of the audit trail: nothing on them is about a person. */
export const looking = { none: 'figures that name nobody, on the desk of those who make them' }

export const atTheDesk = (id: string) => `/statistics/national/releases/${id}`

/** The version that an address names, or not found. */
export const versionOf = async ({ tx, parameters }: Visit<{ version: string }>): Promise<Version> =>
  found(await selectOptionalVersion(tx, parameters.version))

/** The version as it is now that nobody else is changing it, in one of these states; refused in words otherwise. */
export async function versionIn(
  visit: Visit<{ version: string }>,
  states: readonly State[],
  words: string,
): Promise<Version> {
  await holdVersion(visit.tx, (await versionOf(visit)).release_id)
  const version = await versionOf(visit)
  if (!states.includes(stateOf(version))) throw new Refused(words)
  return version
}

export const subject = (id: string) => ({ subject: { kind: 'release_version', id } })

/** Who does something, as it is written down. */
export const byViewer = ({ viewer }: Visit) => ({ by_user: viewer.user_id, by_name: viewer.name })
