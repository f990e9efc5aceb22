import type { Viewer } from '#platform/access'
import type { Tx } from '#platform/db'
import { page } from '#platform/http'
import { type CalendarDate, formatDate } from '#platform/time'
import { Button, Columns, Count, Heading, NextStep, Side, Table, TaskList } from '#platform/ui'
import { lateBy } from '../actions/action.ts'
import { actionsOf } from '../actions/actions.queries.ts'
import { type Decision, decisionsOf } from '../decisions/decisions.queries.ts'
import { standingOfDecision } from '../decisions/list-decisions.tsx'
import { whenInWords } from '../meetings/meeting.ts'
import { comingMeetings, type Meeting } from '../meetings/meetings.queries.ts'
import { Gaps } from '../members/list-members.tsx'
import { membersNow, seatsNow } from '../members/members.queries.ts'
import { bySector, gapsOf } from '../members/sectors.ts'
import { partnershipOf } from '../organisations.queries.ts'
import { areaOf, ownBusiness, readers, runsIt, takesPart } from '../partnership.access.ts'
import { risksOf } from '../risks/risks.queries.ts'
import { type Duty, dutiesOf } from './duties.ts'

/** The partnership's page: for members what it asks of them, the next meeting and what was decided; for others who it is and what it decided. */
export const partnershipHome = page({
  path: '/partnership',
  access: readers,
  audit: ownBusiness,
  async show({ tx, viewer, today }) {
    const area = areaOf(viewer)
    const { name } = await partnershipOf(tx, area)
    const members = await membersNow(tx, area)
    const seats = await seatsNow(tx, area, today)
    const decisions = (await decisionsOf(tx, area)).slice(0, 5)
    const counted = bySector(members, today).map(({ text, count }) => `${text}: ${count === 0 ? 'none' : count}`)
    const side = (
      <Side
        label="About the partnership"
        items={[
          { term: 'Members', detail: <a href="/partnership/members">{`${members.length} organisations`}</a> },
          { term: 'By sector', detail: `${counted.join('. ')}.` },
          { term: 'What is missing', detail: <Gaps gaps={gapsOf(members, seats, today)} /> },
          ...(takesPart(viewer) ? await also(tx, viewer, today) : readable),
        ]}
      />
    )
    return {
      title: 'The partnership',
      wide: true,
      main: (
        <>
          <Heading sub={`${members.length} member organisations. Each sees only the people it works with.`}>
            {name}
          </Heading>
          <Columns side={side}>
            {takesPart(viewer) && (
              <Working
                meeting={(await comingMeetings(tx, area))[0]}
                duties={await dutiesOf(tx, viewer, today)}
                coordinator={runsIt(viewer)}
              />
            )}
            <h2>Decided lately</h2>
            <Decisions decisions={decisions} />
          </Columns>
        </>
      ),
    }
  },
})

const readable = [
  {
    term: 'Also here',
    detail: (
      <>
        <a href="/partnership/terms">Terms of reference</a>
        <br />
        <a href="/partnership/groups">Boards and groups we report to</a>
      </>
    ),
  },
]

async function also(tx: Tx, viewer: Viewer, today: CalendarDate) {
  const area = areaOf(viewer)
  const actions = await actionsOf(tx, area, 'open')
  const late = actions.filter(({ due_on }) => lateBy(due_on, today) > 0).length
  const risks = await risksOf(tx, area, 'open')
  const links: [string, string][] = [
    ['/partnership/meetings', 'Meetings'],
    ['/partnership/plans', 'Delivery plans'],
    ['/requirements', 'Service requirements'],
    ['/indicators', 'Indicators'],
    ['/evidence', 'What the plan is argued from'],
    ['/partnership/actions', `Actions: ${actions.length} open, ${late} late`],
    ['/partnership/risks', `Risk register: ${risks.length} open`],
    ['/funding', 'Money'],
    ['/partnership/terms', 'Terms of reference'],
    ['/partnership/groups', 'Boards and groups we report to'],
    ['/partnership/interests', 'Register of interests'],
    ['/partnership/disagreements', 'Disagreements'],
    ['/national-plan', 'The national plan'],
    ['/readiness', 'How ready we are for what is to move'],
    ...(runsIt(viewer)
      ? ([
          ['/partnership/organisations', 'Organisations of the area'],
          ['/systems', 'Systems of partners'],
        ] as [string, string][])
      : []),
  ]
  return [
    {
      term: 'Also here',
      detail: links.map(([href, text], index) => (
        <span key={href}>
          {index > 0 && <br />}
          <a href={href}>{text}</a>
        </span>
      )),
    },
  ]
}

interface WorkingProps {
  meeting: Meeting | undefined
  duties: readonly Duty[]
  coordinator: boolean
}

function Working({ meeting, duties, coordinator }: WorkingProps) {
  return (
    <>
      {meeting === undefined ? (
        <NextStep actions={coordinator && <Button href="/partnership/meetings/new">Call a meeting</Button>}>
          No meeting is called.
        </NextStep>
      ) : (
        <NextStep actions={<Button href={`/partnership/meetings/${meeting.id}`}>Agenda and papers</Button>}>
          Next meeting: <strong>{whenInWords(meeting)}</strong>
          {meeting.place === null ? ', online' : `, ${meeting.place}`}
        </NextStep>
      )}
      <h2>
        {coordinator ? 'What you have to do' : 'What the partnership asks of you'} <Count>{duties.length}</Count>
      </h2>
      {duties.length === 0 ? (
        <p class="nwd-empty">Nothing waits for you.</p>
      ) : (
        <TaskList
          label="What the partnership asks of you"
          tasks={duties.map(({ text, href, hint, status }) => ({
            text,
            href,
            hint,
            status: { text: status.text, tone: status.late ? 'red' : 'grey' },
          }))}
        />
      )}
    </>
  )
}

function Decisions({ decisions }: { decisions: readonly Decision[] }) {
  return (
    <>
      <Table
        caption="Decided lately"
        hideCaption
        dense
        stack
        empty="Nothing has been decided yet."
        columns={[
          { key: 'words', text: 'Decision' },
          { key: 'made', text: 'Made', nowrap: true },
          { key: 'standing', text: 'How it stands' },
        ]}
        rows={decisions.map((decision) => ({
          words: (
            <>
              {decision.words} <span class="nwd-sub">Decision {decision.number}</span>
            </>
          ),
          made: formatDate(decision.made_on),
          standing: standingOfDecision(decision),
        }))}
      />
      {decisions.length > 0 && (
        <p>
          <a href="/partnership/decisions">All decisions</a>
        </p>
      )}
    </>
  )
}
