import { nameOf } from '#modules/partnership'
import { page } from '#platform/http'
import { formatDateTime } from '#platform/time'
import { Table } from '#platform/ui'
import { fullName } from '../people.queries.ts'
import { personOfRecord } from './amend.tsx'
import { amendmentsOf } from './former-values.ts'

const columns = [
  { key: 'when', text: 'When' },
  { key: 'what', text: 'What' },
  { key: 'from', text: 'From' },
  { key: 'to', text: 'To' },
  { key: 'by', text: 'By' },
]

/** What was amended about a person: from what to what, when, by whom. */
export const detailsHistory = page({
  path: '/people/:person/details/history',
  access: ['key_worker', 'team_lead', 'provider_worker', 'coordinator'],
  audit: 'people.history.viewed',
  async show(visit) {
    const person = await personOfRecord(visit, visit.parameters.person)
    await visit.record({ person_id: person.id })
    const amendments = await amendmentsOf(visit.tx, person.id)
    const names = new Map<string, string | undefined>()
    for (const { by } of amendments) if (by !== null && !names.has(by)) names.set(by, await nameOf(visit.tx, by))
    return {
      title: `Changes to the details of ${fullName(person)}`,
      back: { href: `/people/${person.id}/details`, text: 'Details' },
      main: (
        <>
          <h1>Changes to the details of {fullName(person)}</h1>
          <Table
            caption="Changes, newest first"
            columns={columns}
            dense
            empty="Nothing has been changed since they were written down."
            rows={amendments.map(({ what, from, to, at, by }) => ({
              when: formatDateTime(at),
              what,
              from: from ?? 'Blank',
              to: to ?? 'Blank',
              by: (by !== null && names.get(by)) || 'The system',
            }))}
          />
        </>
      ),
    }
  },
})
