import { page } from '#platform/http'
import { type CalendarDate, dateInLondon, formatDate } from '#platform/time'
import { Table, Tag } from '#platform/ui'
import { personOfRecord } from '../details/amend.tsx'
import { callName } from '../people.queries.ts'
import { permissionsOf } from '../sharing.ts'
import { partnersOf, partsInWords } from './share-words.ts'

const columns = [
  { key: 'partner', text: 'With' },
  { key: 'parts', text: 'What' },
  { key: 'given', text: 'Agreed' },
  { key: 'ends', text: 'Until' },
  { key: 'state', text: 'Now' },
  { key: 'do', text: 'Change', acts: true },
]

type Permission = Awaited<ReturnType<typeof permissionsOf>>[number]

const how: Readonly<Record<string, string>> = { spoken: 'in words', written: 'in writing', online: 'online' }

/** Whether a permission holds on a day, was withdrawn, or has run out. */
export function stateOf(
  { withdrawn_at, expires_on }: Pick<Permission, 'withdrawn_at' | 'expires_on'>,
  today: CalendarDate,
) {
  if (withdrawn_at !== null) return { holds: false, text: `Taken back on ${formatDate(dateInLondon(withdrawn_at))}` }
  return expires_on !== null && expires_on < today
    ? { holds: false, text: 'Has run out' }
    : { holds: true, text: 'Holds' }
}

/** What a person agreed may be shared, withdrawn and run-out agreements too. */
export const sharingPage = page({
  path: '/people/:person/sharing',
  access: ['key_worker', 'team_lead', 'provider_worker', 'coordinator', 'participant'],
  audit: 'people.sharing.viewed',
  async show(visit) {
    const person = await personOfRecord(visit, visit.parameters.person)
    const themself = visit.viewer.role === 'participant'
    const permissions = await permissionsOf(visit.tx, person.id)
    const partners = await partnersOf(visit.tx, permissions)
    await visit.record({ person_id: person.id })
    const title = themself ? 'What you agreed to share' : `What ${callName(person)} agreed to share`
    const row = (given: Permission) => {
      const state = stateOf(given, visit.today)
      const partner = partners.get(given.partner_id) ?? 'A partner'
      return {
        partner,
        parts: partsInWords(given.parts, themself),
        given: `${formatDate(dateInLondon(given.given_at))}, ${how[given.given_how] ?? given.given_how}`,
        ends: given.expires_on === null ? 'It is taken back' : formatDate(given.expires_on),
        state: <Tag tone={state.holds ? 'green' : 'grey'}>{state.text}</Tag>,
        do: state.holds ? (
          <a href={`/people/${person.id}/sharing/${given.id}/withdraw`}>
            Take back<span class="visually-hidden"> sharing with {partner}</span>
          </a>
        ) : (
          ''
        ),
      }
    }
    const back = themself
      ? { href: '/my/access', text: 'Who can see what' }
      : { href: `/people/${person.id}`, text: callName(person) }
    return {
      title,
      back,
      main: (
        <>
          <h1>{title}</h1>
          <Table
            caption={`${title}, newest first`}
            hideCaption
            stack
            columns={columns}
            rows={permissions.map(row)}
            empty="Nothing has been agreed. What is to be shared is agreed with each referral."
          />
        </>
      ),
    }
  },
})
