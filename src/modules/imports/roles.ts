import { found, type Visit } from '#platform/http'
import type { FileInHand, Standing, Work } from './work/file.ts'
import { standingOf } from './work/file.ts'
import { selectOptionalFile, worksOf } from './work/files.queries.ts'

/** Who brings files in: the area's coordinators, and administrators what is their own. */
export const bringers = ['coordinator', 'administrator'] as const
/** Who decides whether somebody in a file is known here: who coordinates, and who leads those who support them. */
export const deciders = ['coordinator', 'team_lead'] as const

export interface InHand {
  file: FileInHand
  works: Work[]
  standing: Standing
}

/** The file that an address names, and where it stands. @throws NotFound */
export async function fileInHand({ tx, parameters }: Visit<{ file: string }>): Promise<InHand> {
  const file = found(await selectOptionalFile(tx, parameters.file))
  const works = await worksOf(tx, file.id)
  return { file, works, standing: standingOf(file, works) }
}

/** What an event about a file is about. */
export const aboutFile = ({ id, area_id }: Pick<FileInHand, 'id' | 'area_id'>) => ({
  area_id,
  subject: { kind: 'imports.file', id },
})

export const backToFiles = { href: '/imports', text: 'Files brought in' }
export const backToFile = ({ id }: Pick<FileInHand, 'id'>) => ({ href: `/imports/${id}`, text: 'The file' })
