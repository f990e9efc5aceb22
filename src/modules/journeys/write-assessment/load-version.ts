import { found, type Visit } from '#platform/http'
import { type OwnVersion, selectOptionalVersion } from './versions.queries.ts'

/** Who writes the questions of an area's needs assessment. */
export const authors = ['coordinator', 'administrator'] as const

/** What a page about questions is audited as when it is only shown. */
export const shown = { none: 'questions, which are about nobody' }

export const versionsAt = { href: '/assessment-questions', text: 'Questions of the needs assessment' }

export const versionAt = ({ id, number }: Pick<OwnVersion, 'id' | 'number'>) => ({
  href: `${versionsAt.href}/${id}`,
  text: `Our version ${number}`,
})

/** The version of the path, of the viewer's own area. */
export async function loadVersion({ tx, viewer, parameters }: Visit<{ version: string }>) {
  const version = found(await selectOptionalVersion(tx, found(viewer.area_id), parameters.version))
  return { version, back: versionAt(version) }
}

/** The same while it is a draft; otherwise not found. */
export async function loadDraft(visit: Visit<{ version: string }>) {
  const loaded = await loadVersion(visit)
  found(loaded.version.published_at === null ? loaded : undefined)
  return loaded
}
