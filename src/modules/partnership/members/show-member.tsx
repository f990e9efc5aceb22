import { found, page } from '#platform/http'
import { referenceText } from '#platform/reference'
import { formatDate } from '#platform/time'
import { Button, ButtonGroup, Heading, InsetText, SummaryList, Table } from '#platform/ui'
import { areaOf, ownBusiness, readers, runsIt } from '../partnership.access.ts'
import { currentAgreement, whoAccepted } from '../terms/terms.queries.ts'
import { allSeats, selectOptionalMember } from './members.queries.ts'

/** One member organisation: who speaks for it now and before, and whether it has accepted the terms. */
export const showMember = page({
  path: '/partnership/members/:member',
  access: readers,
  audit: ownBusiness,
  async show({ tx, viewer, parameters, today }) {
    const member = found(await selectOptionalMember(tx, parameters.member))
    const area = areaOf(viewer)
    const seats = (await allSeats(tx, area)).filter(({ member_id }) => member_id === member.id)
    const agreement = await currentAgreement(tx, area)
    const accepted = agreement && (await whoAccepted(tx, agreement.id)).find(({ member_id }) => member_id === member.id)
    const at = `/partnership/members/${member.id}`
    const here = member.ended_on === null
    return {
      title: member.organisation,
      wide: true,
      back: { href: '/partnership/members', text: 'Members' },
      main: (
        <>
          <Heading sub={referenceText('partnership-sectors', member.sector)}>{member.organisation}</Heading>
          {!here && (
            <InsetText>
              Left on {formatDate(member.ended_on ?? today)}: {member.ended_reason}
            </InsetText>
          )}
          <SummaryList
            rows={[
              { key: 'Member since', value: formatDate(member.since_on) },
              {
                key: 'Terms of reference',
                value:
                  agreement === undefined
                    ? 'None put out yet'
                    : accepted === undefined
                      ? `Version ${agreement.version} not accepted yet`
                      : `Version ${agreement.version} accepted by ${accepted.by_name}`,
              },
            ]}
          />
          <h2>People</h2>
          <Table
            caption={`People of ${member.organisation} in the partnership`}
            hideCaption
            dense
            stack
            empty="Nobody is named yet. Until somebody is, the organisation cannot be counted at a meeting."
            columns={[
              { key: 'name', text: 'Name' },
              { key: 'role', text: 'Role' },
              { key: 'since', text: 'Since', nowrap: true },
              { key: 'until', text: 'Until', nowrap: true },
              ...(runsIt(viewer)
                ? [
                    { key: 'account', text: 'Account' },
                    { key: 'end', text: 'End' },
                  ]
                : []),
            ]}
            rows={seats.map((seat) => ({
              name: seat.name,
              role: referenceText('partnership-roles', seat.role),
              since: formatDate(seat.since_on),
              until: seat.ended_on === null ? 'now' : formatDate(seat.ended_on),
              account: seat.user_id === null ? 'None: cannot be written to' : 'Yes',
              end:
                seat.ended_on === null ? (
                  <a href={`/partnership/seats/${seat.id}/end`}>
                    End<span class="visually-hidden"> the role of {seat.name}</span>
                  </a>
                ) : (
                  ''
                ),
            }))}
          />
          {runsIt(viewer) && here && (
            <ButtonGroup>
              <Button href={`${at}/people/new`}>Name somebody</Button>
              <Button href={`${at}/end`} kind="secondary">
                The organisation leaves
              </Button>
            </ButtonGroup>
          )}
        </>
      ),
    }
  },
})
