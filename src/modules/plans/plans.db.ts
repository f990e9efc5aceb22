import { v7 as uuid } from 'uuid'
import type { Viewer } from '#platform/access'
import type { Tx } from '#platform/db'
import type { PlansTables } from './plans.tables.ts'

/** The transaction with the tables of this module. */
export const tables = (tx: Tx) => tx.withTables<PlansTables>()

/** What every new row begins with: an identifier, and the area of the partnership. */
export const newRow = (area_id: string) => ({ id: uuid(), area_id })

/** Who did it, as it is kept beside the account: names change, what was written does not. */
export const nameNow = ({ name, organisation_name }: Pick<Viewer, 'name' | 'organisation_name'>): string =>
  organisation_name === '' ? name : `${name}, ${organisation_name}`

/** What every new row of the nation's begins with: it is of no one area. */
export const newNationalRow = () => ({ id: uuid(), area_id: null })
