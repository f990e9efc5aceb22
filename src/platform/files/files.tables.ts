// Made from the database by `npm run db:schema`; change a migration, never this file.
import type { Generated } from 'kysely'

export interface FileRow {
  id: string
  area_id: string
  person_id: string
  organisation_id: string
  about_kind: string | null
  about_id: string | null
  name: string
  media_type: string
  size: number
  sha256: string
  content: Buffer | null
  stored_at: Generated<Date>
  stored_by: string | null
  removed_at: Date | null
  removed_by: string | null
}

export type FilesTables = {
  'files.file': FileRow
}
