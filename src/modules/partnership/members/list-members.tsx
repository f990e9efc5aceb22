import { page } from '#platform/http'
import { referenceText } from '#platform/reference'
import { formatDate } from '#platform/time'
import { Button, ButtonGroup, Columns, Count, Heading, Side, Table, Timeline } from '#platform/ui'
import { areaOf, ownBusiness, readers, runsIt } from '../partnership.access.ts'
import { happenings } from './history.ts'
import { allMembers, allSeats, type Member, membersNow, type Seat, seatsNow } from './members.queries.ts'
import { quorumRuleOn } from './quorum.queries.ts'
import { ruleInWords } from './quorum.ts'
import { bySector, gapsOf } from './sectors.ts'

/** Who makes up the partnership: organisations by sector, their people's roles, what is missing, and who came and went. */
export const listMembers = page({
  path: '/partnership/members',
  access: readers,
  audit: ownBusiness,
  async show({ tx, viewer, today }) {
    const area = areaOf(viewer)
    const members = await membersNow(tx, area)
    const seats = await seatsNow(tx, area, today)
    const rule = await quorumRuleOn(tx, area, today)
    const past = happenings(await allMembers(tx, area), await allSeats(tx, area))
    const coordinator = runsIt(viewer)
    return {
      title: 'Members of the partnership',
      wide: true,
      filesElsewhere: true,
      back: { href: '/partnership', text: 'The partnership' },
      main: (
        <>
          <Heading sub={`${members.length} member organisations, ${seats.length} people with a role.`}>
            Members of the partnership
          </Heading>
          {coordinator && (
            <ButtonGroup>
              <Button href="/partnership/members/new">Take in an organisation</Button>
              <Button href="/partnership/quorum" kind="secondary">
                Set the quorum
              </Button>
            </ButtonGroup>
          )}
          <Columns
            side={
              <Side
                label="What is missing"
                heading
                items={[
                  { term: 'Gaps', detail: <Gaps gaps={gapsOf(members, seats, today)} /> },
                  {
                    term: 'By sector',
                    detail: bySector(members, today)
                      .map(({ text, count }) => `${text}: ${count === 0 ? 'none' : count}`)
                      .join('. ')
                      .concat('.'),
                  },
                  {
                    term: 'Quorum',
                    detail: (
                      <>
                        {ruleInWords(rule, members.length)}{' '}
                        {rule.agreed === null
                          ? 'The usual rule: this area has agreed none of its own.'
                          : `Agreed: ${rule.agreed.reason}.`}
                      </>
                    ),
                  },
                ]}
              />
            }
          >
            {bySector(members, today).map(({ code, text, count }) => (
              <section class="nwd-steps" key={code}>
                <h2>
                  {text} <Count>{count}</Count>
                </h2>
                <Sector
                  sector={text}
                  members={members.filter(({ sector }) => sector === code)}
                  seats={seats}
                  coordinator={coordinator}
                />
              </section>
            ))}
            <p class="nwd-sub">
              Download: <a href="/partnership/members/file?format=csv">CSV</a>,{' '}
              <a href="/partnership/members/file?format=xlsx">XLSX</a>
            </p>
            <h2>Who came and went</h2>
            {past.length === 0 ? (
              <p class="nwd-empty">Nobody has joined or left yet.</p>
            ) : (
              <Timeline
                label="Who came and went, the latest first"
                items={past
                  .slice(0, 20)
                  .map(({ on, what }) => ({ when: formatDate(on), datetime: on, what: `${what.join('. ')}.` }))}
              />
            )}
          </Columns>
        </>
      ),
    }
  },
})

/** What is missing, each in words; one calm sentence when nothing is. */
export function Gaps({ gaps }: { gaps: readonly string[] }) {
  if (gaps.length === 0)
    return <>Nothing: each sector is here, somebody is chair, and each organisation has named somebody.</>
  return (
    <ul class="nwd-plain">
      {gaps.map((gap) => (
        <li key={gap}>{gap}.</li>
      ))}
    </ul>
  )
}

interface SectorProps {
  sector: string
  members: readonly Member[]
  seats: readonly Seat[]
  coordinator: boolean
}

function Sector({ sector, members, seats, coordinator }: SectorProps) {
  return (
    <Table
      caption={`Members: ${sector}`}
      hideCaption
      dense
      stack
      empty={`No member organisation yet. ${coordinator ? 'Take one in with the button above.' : ''}`}
      columns={[
        { key: 'organisation', text: 'Organisation' },
        { key: 'people', text: 'People' },
        { key: 'since', text: 'Since', nowrap: true },
      ]}
      rows={members.map((member) => ({
        organisation: <a href={`/partnership/members/${member.id}`}>{member.organisation}</a>,
        people:
          seats
            .filter(({ member_id }) => member_id === member.id)
            .map(({ name, role }) => `${name} (${referenceText('partnership-roles', role).toLowerCase()})`)
            .join(', ') || 'Nobody named yet',
        since: formatDate(member.since_on),
      }))}
    />
  )
}
