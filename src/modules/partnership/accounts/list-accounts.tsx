import { type Role, roleNames, roles } from '#platform/access'
import type { Auth } from '#platform/auth'
import { found, page, type Route } from '#platform/http'
import { dateInLondon, formatDate } from '#platform/time'
import { Button, Heading, Table } from '#platform/ui'
import { type AreaMembership, type Invitation, invitationsIn, membershipsIn } from './accounts.queries.ts'

/** What a stored role is called. */
export const nameOfRole = (role: string) => {
  const known: Role | undefined = roles.find((each) => each === role)
  return known === undefined ? role : roleNames[known]
}

/** Who may sign in for an area's organisations, and who has been invited to. */
export function listAccounts(auth: Auth): Route {
  return page({
    path: '/accounts',
    access: ['administrator'],
    audit: { none: 'staff accounts of the administrator’s own area; no participant is shown' },
    async show({ viewer, tx, clock }) {
      const area = found(viewer.area_id)
      const memberships = await membershipsIn(tx, area)
      const accounts = await auth.accountsById(memberships.map((each) => each.user_id))
      const people = new Set(memberships.map((each) => each.user_id)).size
      return {
        title: 'Accounts',
        wide: true,
        main: (
          <>
            <Heading sub={`${people} people may sign in for the organisations of this area.`}>Accounts</Heading>
            <Button href="/accounts/invite">Invite somebody</Button>
            <Memberships
              memberships={memberships}
              emailOf={(user) => accounts.get(user)?.email ?? ''}
              self={viewer.user_id}
            />
            <Waiting invitations={await invitationsIn(tx, area)} now={clock.now()} />
          </>
        ),
      }
    },
  })
}

interface MembershipsProps {
  memberships: readonly AreaMembership[]
  emailOf(user: string): string
  self: string
}

function Memberships({ memberships, emailOf, self }: MembershipsProps) {
  return (
    <>
      <h2>Who may sign in</h2>
      <Table
        caption="Who may sign in"
        hideCaption
        dense
        stack
        columns={[
          { key: 'name', text: 'Name' },
          { key: 'email', text: 'E-mail address' },
          { key: 'organisation', text: 'Organisation' },
          { key: 'role', text: 'Role' },
          { key: 'since', text: 'Since' },
          { key: 'end', text: 'End', acts: true },
        ]}
        rows={memberships.map((each) => ({
          name: each.name,
          email: emailOf(each.user_id),
          organisation: each.organisation ?? '',
          role: nameOfRole(each.role),
          since: formatDate(dateInLondon(each.since)),
          end:
            each.user_id === self ? (
              'You'
            ) : (
              <a href={`/accounts/${each.id}/end`}>
                End access<span class="visually-hidden"> of {each.name}</span>
              </a>
            ),
        }))}
      />
    </>
  )
}

function Waiting({ invitations, now }: { invitations: readonly Invitation[]; now: Date }) {
  return (
    <>
      <h2>Invited</h2>
      <Table
        caption="Invitations that wait for an answer"
        hideCaption
        dense
        stack
        empty="No invitation waits for an answer."
        columns={[
          { key: 'name', text: 'Name' },
          { key: 'email', text: 'E-mail address' },
          { key: 'organisation', text: 'Organisation' },
          { key: 'role', text: 'Role' },
          { key: 'until', text: 'Link works until' },
          { key: 'withdraw', text: 'Take back', acts: true },
        ]}
        rows={invitations.map((each) => ({
          name: each.name,
          email: each.email,
          organisation: each.organisation,
          role: nameOfRole(each.role),
          until: each.expires_at <= now ? 'Expired: invite again' : formatDate(dateInLondon(each.expires_at)),
          withdraw: (
            <a href={`/accounts/invitations/${each.id}/withdraw`}>
              Take back<span class="visually-hidden"> the invitation of {each.name}</span>
            </a>
          ),
        }))}
      />
    </>
  )
}
