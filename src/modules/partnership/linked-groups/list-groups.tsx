import { page } from '#platform/http'
import { referenceText } from '#platform/reference'
import { type CalendarDate, formatDate } from '#platform/time'
import { Button, ButtonGroup, Details, Heading, Late, SummaryList, Table } from '#platform/ui'
import { areaOf, ownBusiness, readers, runsIt } from '../partnership.access.ts'
import { type GroupReport, groupsOf, type LinkedGroup, reportsOf } from './groups.queries.ts'
import { nextReport } from './next-report.ts'

/** The boards and groups that the partnership answers to: how, what it told them last, and when it is next. */
export const listGroups = page({
  path: '/partnership/groups',
  access: readers,
  audit: ownBusiness,
  async show({ tx, viewer, today }) {
    const groups = await groupsOf(tx, areaOf(viewer))
    const reports = await reportsOf(tx, areaOf(viewer))
    const counted = groups.length === 1 ? '1 board or group' : `${groups.length} boards and groups`
    return {
      title: 'Boards and groups we report to',
      wide: true,
      back: { href: '/partnership', text: 'The partnership' },
      main: (
        <>
          <Heading sub={`${counted} that the partnership reports to or works beside.`}>
            Boards and groups we report to
          </Heading>
          {runsIt(viewer) && (
            <ButtonGroup>
              <Button href="/partnership/groups/new" kind={groups.length === 0 ? 'primary' : 'secondary'}>
                Add a group
              </Button>
            </ButtonGroup>
          )}
          {groups.length === 0 && (
            <p class="nwd-empty">
              None yet. A partnership works within community planning: begin with the community planning partnership.
            </p>
          )}
          {groups.map((group) => (
            <Group
              key={group.id}
              group={group}
              reports={reports.filter(({ group_id }) => group_id === group.id)}
              today={today}
              coordinator={runsIt(viewer)}
            />
          ))}
        </>
      ),
    }
  },
})

interface GroupProps {
  group: LinkedGroup
  reports: readonly GroupReport[]
  today: CalendarDate
  coordinator: boolean
}

function Group({ group, reports, today, coordinator }: GroupProps) {
  const [last] = reports
  const next = nextReport(last, group.every_months)
  const overdue = next !== null && next < today
  return (
    <section>
      <h2>{group.name}</h2>
      <SummaryList
        dense
        rows={[
          { key: 'What it is', value: referenceText('linked-group-kinds', group.kind) },
          { key: 'How we report', value: group.how },
          {
            key: 'Last report',
            value: last === undefined ? 'None yet' : `${formatDate(last.reported_on)}: ${last.words}`,
          },
          {
            key: 'Next report',
            value:
              next === null ? (
                'No day agreed'
              ) : overdue ? (
                <Late>{`due since ${formatDate(next)}`}</Late>
              ) : (
                formatDate(next)
              ),
          },
        ]}
      />
      {coordinator && (
        <p>
          <a href={`/partnership/groups/${group.id}/report`}>
            Write down a report<span class="visually-hidden"> to {group.name}</span>
          </a>
          {' · '}
          <a href={`/partnership/groups/${group.id}/end`}>
            End the link<span class="visually-hidden"> with {group.name}</span>
          </a>
        </p>
      )}
      {reports.length > 1 && (
        <Details summary={`All reports to ${group.name}`}>
          <Table
            caption={`Reports to ${group.name}`}
            hideCaption
            dense
            stack
            columns={[
              { key: 'on', text: 'Day', nowrap: true },
              { key: 'words', text: 'What was reported' },
              { key: 'by', text: 'Written down by' },
            ]}
            rows={reports.map(({ reported_on, words, by_name }) => ({
              on: formatDate(reported_on),
              words,
              by: by_name,
            }))}
          />
        </Details>
      )}
    </section>
  )
}
