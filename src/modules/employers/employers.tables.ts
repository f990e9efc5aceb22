// Made from the database by `npm run db:schema`; change a migration, never this file.
import type { Generated } from 'kysely'

export interface EmployerRow {
  id: string
  area_id: string
  name: string
  added_at: Generated<Date>
  added_by: string | null
}

export type EmployersTables = {
  'employers.employer': EmployerRow
}
