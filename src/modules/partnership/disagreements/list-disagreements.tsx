import { page } from '#platform/http'
import { referenceText } from '#platform/reference'
import { type CalendarDate, formatDate } from '#platform/time'
import { Button, ButtonGroup, Heading, Late, Table } from '#platform/ui'
import { memberOfViewer } from '../members/members.queries.ts'
import { areaOf, members } from '../partnership.access.ts'
import { type Disagreement, disagreementsLately, disagreementsOf } from './disagreements.queries.ts'
import { stepsOn } from './stages.ts'

const whoHolds = {
  parties: 'The two of them',
  chair: 'The chair; a vice chair when the chair is one of the two',
  outside: 'Somebody from outside whom both accept',
  community_planning: 'The community planning partnership',
} as const

/** How disagreements are settled here, step by step, and those that the viewer may see. */
export const listDisagreements = page({
  path: '/partnership/disagreements',
  access: members,
  audit: 'partnership.disagreements.viewed',
  async show({ tx, viewer, today, record }) {
    const area = areaOf(viewer)
    const mine = await disagreementsOf(tx, area)
    const lately = await disagreementsLately(tx)
    const member = viewer.role === 'member' ? await memberOfViewer(tx, viewer) : undefined
    await record({ detail: { seen: mine.length } })
    return {
      title: 'Disagreements',
      wide: true,
      back: { href: '/partnership', text: 'The partnership' },
      main: (
        <>
          <Heading sub="Only the two organisations, who presides, and the coordinator see what one is about.">
            Disagreements
          </Heading>
          {member && (
            <ButtonGroup>
              <Button href="/partnership/disagreements/new">Raise a disagreement</Button>
            </ButtonGroup>
          )}
          {mine.length > 0 && (
            <>
              <h2>Those you may see</h2>
              <Seen disagreements={mine} today={today} />
            </>
          )}
          <h2>How they are settled</h2>
          <Table
            caption="The steps, one after another"
            hideCaption
            stack
            columns={[
              { key: 'step', text: 'Step' },
              { key: 'who', text: 'Who has it in hand' },
              { key: 'days', text: 'Should take at most', nowrap: true },
            ]}
            rows={stepsOn(today, area).map(({ text, holder, working_days }, index) => ({
              step: `${index + 1}. ${text}`,
              who: whoHolds[holder],
              days: `${working_days} working days`,
            }))}
          />
          <p>
            At every step either side, or who presides, can propose how to settle it. It is settled when both agree.
          </p>
          <p>
            {lately === undefined
              ? 'Fewer than three were raised in the last two years; so few are not counted here.'
              : `In the last two years ${lately.raised} were raised; ${lately.still_open} of them are open.`}
          </p>
        </>
      ),
    }
  },
})

function Seen({ disagreements, today }: { disagreements: readonly Disagreement[]; today: CalendarDate }) {
  return (
    <Table
      caption="Disagreements that you may see"
      hideCaption
      dense
      stack
      columns={[
        { key: 'subject', text: 'What about' },
        { key: 'between', text: 'Between' },
        { key: 'step', text: 'Step' },
        { key: 'due', text: 'Step due', nowrap: true },
      ]}
      rows={disagreements.map((each) => ({
        subject: <a href={`/partnership/disagreements/${each.id}`}>{each.subject}</a>,
        between: `${each.raiser} and ${each.other}`,
        step:
          each.closed_how === null
            ? referenceText('disagreement-stages', each.stage)
            : each.closed_how === 'agreed'
              ? 'Settled'
              : 'Withdrawn',
        due:
          each.closed_at !== null ? (
            ''
          ) : each.due_on < today ? (
            <Late>{`due ${formatDate(each.due_on)}`}</Late>
          ) : (
            formatDate(each.due_on)
          ),
      }))}
    />
  )
}
