import { type OfOrganisation, startsByOrganisation } from '#modules/measurement'
import { organisationsOf } from '#modules/partnership'
import type { Visit } from '#platform/http'
import { Table } from '#platform/ui'
import { pounds } from '../pounds.ts'
import { costInWords } from './in-words.ts'
import { paidByOrganisation } from './paid-by-organisation.queries.ts'
import { unitCost } from './unit-cost.ts'

/** An organisation that was paid or that started people in a year: what it was paid in pence, and whom it started. */
export interface Provider {
  organisation_id: string
  name: string
  paid: number
  starts: OfOrganisation | undefined
}

/** Every organisation that is paid out of a year's money or that first supported somebody registered in the year, by name. */
export async function providersIn(
  { tx, statistics, today }: Pick<Visit, 'tx' | 'statistics' | 'today'>,
  area: string,
  year: string,
): Promise<Provider[]> {
  const paid = await paidByOrganisation(tx, area, year)
  const starts = await statistics((inside) => startsByOrganisation(inside, { area, as_at: today, year }))
  const startsOf = new Map(starts.map((one) => [one.organisation_id, one]))
  const unpaid = (await organisationsOf(tx, area))
    .filter(({ id }) => startsOf.has(id) && !paid.some(({ organisation_id }) => organisation_id === id))
    .map(({ id, name }) => ({ organisation_id: id, name, paid: 0 }))
  return [...paid, ...unpaid]
    .map((one) => ({ ...one, starts: startsOf.get(one.organisation_id) }))
    .toSorted((a, b) => a.name.localeCompare(b.name))
}

/** Cost of a start, a job and a job that lasted, organisation by organisation. */
export function ByProvider({ providers }: { providers: readonly Provider[] }) {
  return (
    <>
      <p>
        People are counted by the organisation that supported them first; whoever helped them afterwards is not. An
        organisation that trains people for others starts few or none itself.
      </p>
      <Table
        caption="Cost of a start, a job and a job that lasted, by organisation"
        hideCaption
        dense
        stack
        empty="No organisation is paid out of this year’s money, and none started anybody."
        columns={[
          { key: 'who', text: 'Organisation' },
          { key: 'paid', text: 'Paid', numeric: true },
          { key: 'start', text: 'For each start' },
          { key: 'job', text: 'For each job begun' },
          { key: 'lasted', text: 'For each job of 26 weeks' },
        ]}
        rows={providers.map(({ name, paid, starts }) => ({
          who: name,
          paid: pounds(paid),
          start: costInWords(unitCost(paid, starts?.started ?? 0)),
          job: costInWords(unitCost(paid, starts?.entered_employment ?? 0, starts?.started)),
          lasted: costInWords(
            starts === undefined ? { not: 'none' } : unitCost(paid, starts.in_work_26w, starts.due_26w),
          ),
        }))}
      />
    </>
  )
}
