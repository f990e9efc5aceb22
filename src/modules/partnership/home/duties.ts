import type { Viewer } from '#platform/access'
import type { Tx } from '#platform/db'
import { type CalendarDate, formatDate } from '#platform/time'
import { isMine, lateBy, workingDays } from '../actions/action.ts'
import { actionsOf } from '../actions/actions.queries.ts'
import { disagreementsOf, proposalOf } from '../disagreements/disagreements.queries.ts'
import { lastStatements } from '../interests/interests.queries.ts'
import { yetToDeclare } from '../interests/statement.ts'
import { groupsOf, reportsOf } from '../linked-groups/groups.queries.ts'
import { nextReport } from '../linked-groups/next-report.ts'
import { waitingItems } from '../meetings/agenda.queries.ts'
import { attendeesOf } from '../meetings/attendance.queries.ts'
import { isComing } from '../meetings/meeting.ts'
import { nextForMeeting } from '../meetings/meeting-next.ts'
import { areaMeetings, comingMeetings } from '../meetings/meetings.queries.ts'
import { memberOfViewer, seatsNow } from '../members/members.queries.ts'
import { areaOf, runsIt } from '../partnership.access.ts'
import { risksOf } from '../risks/risks.queries.ts'
import { currentAgreement, whoAccepted } from '../terms/terms.queries.ts'

/** One thing that the partnership asks of somebody. */
export interface Duty {
  text: string
  href: string
  hint?: string | undefined
  status: { text: string; late: boolean }
}

const waits = { text: 'Waits', late: false } as const

const byDay = (due: CalendarDate, today: CalendarDate) => {
  const late = lateBy(due, today)
  return late > 0 ? { text: `${workingDays(late)} late`, late: true } : { text: `By ${formatDate(due)}`, late: false }
}

/** Everything that the partnership asks of the viewer now, late things first: theirs as a member, and what running it takes. */
export async function dutiesOf(tx: Tx, viewer: Viewer, today: CalendarDate): Promise<Duty[]> {
  const common = [
    ...(await ownActions(tx, viewer, today)),
    ...(await ownRisks(tx, viewer, today)),
    ...(await ownInterests(tx, viewer, today)),
    ...(await meetingsToAnswer(tx, viewer, today)),
  ]
  const own = runsIt(viewer) ? await running(tx, viewer, today) : await takingPart(tx, viewer)
  return [...common, ...own].sort((one, other) => Number(other.status.late) - Number(one.status.late))
}

async function ownActions(tx: Tx, viewer: Viewer, today: CalendarDate): Promise<Duty[]> {
  const actions = await actionsOf(tx, areaOf(viewer), 'open')
  return actions
    .filter((action) => isMine(action, viewer))
    .map(({ id, words, number, due_on }) => ({
      text: words,
      href: `/partnership/actions/${id}`,
      hint: `Action ${number}`,
      status: byDay(due_on, today),
    }))
}

async function ownRisks(tx: Tx, viewer: Viewer, today: CalendarDate): Promise<Duty[]> {
  const risks = await risksOf(tx, areaOf(viewer), 'open')
  return risks
    .filter((risk) => isMine(risk, viewer) && risk.next_review_on <= today)
    .map(({ id, risk, number, next_review_on }) => ({
      text: `Look again: ${risk}`,
      href: `/partnership/risks/${id}/review`,
      hint: `Risk ${number}`,
      status: byDay(next_review_on, today),
    }))
}

async function ownInterests(tx: Tx, viewer: Viewer, today: CalendarDate): Promise<Duty[]> {
  const area = areaOf(viewer)
  const waiting = yetToDeclare(await seatsNow(tx, area, today), await lastStatements(tx, area), today)
  return waiting.some(({ user_id }) => user_id === viewer.user_id)
    ? [
        {
          text: 'Say whether your interests are all declared',
          href: '/partnership/interests',
          hint: 'Once a year',
          status: waits,
        },
      ]
    : []
}

async function meetingsToAnswer(tx: Tx, viewer: Viewer, today: CalendarDate): Promise<Duty[]> {
  const [meeting] = await comingMeetings(tx, areaOf(viewer))
  if (meeting === undefined || meeting.on_date < today) return []
  const mine = (await attendeesOf(tx, meeting, today)).find(({ user_id }) => user_id === viewer.user_id)
  if (mine === undefined || mine.how !== undefined) return []
  return [
    {
      text: 'Say whether you come to the next meeting',
      href: `/partnership/meetings/${meeting.id}/coming`,
      hint: `${meeting.title}, ${formatDate(meeting.on_date)}`,
      status: waits,
    },
  ]
}

async function takingPart(tx: Tx, viewer: Viewer): Promise<Duty[]> {
  const area = areaOf(viewer)
  const member = await memberOfViewer(tx, viewer)
  const agreement = await currentAgreement(tx, area)
  const accepted =
    agreement === undefined || (await whoAccepted(tx, agreement.id)).some(({ member_id }) => member_id === member?.id)
  const duties: Duty[] = []
  if (member && agreement && !accepted)
    duties.push({
      text: 'Accept the terms of reference for your organisation',
      href: `/partnership/terms/${agreement.id}/accept`,
      hint: `Version ${agreement.version}`,
      status: waits,
    })
  for (const each of await disagreementsOf(tx, area)) {
    if (each.closed_at !== null) continue
    const proposal = await proposalOf(tx, each.id)
    const party = [each.raised_by_organisation, each.with_organisation].includes(viewer.organisation_id ?? '')
    if (party && proposal && !proposal.agreed.some(({ organisation_id }) => organisation_id === viewer.organisation_id))
      duties.push({
        text: `Answer a proposal: ${each.subject}`,
        href: `/partnership/disagreements/${each.id}`,
        status: waits,
      })
  }
  return duties
}

/** How many days before a meeting its papers should be out. */
const papersBefore = 14

async function running(tx: Tx, viewer: Viewer, today: CalendarDate): Promise<Duty[]> {
  const area = areaOf(viewer)
  const duties: Duty[] = []
  for (const meeting of await areaMeetings(tx, area)) {
    const soon =
      meeting.on_date <= today || Date.parse(meeting.on_date) - Date.parse(today) <= papersBefore * 86_400_000
    const ahead =
      isComing(meeting.standing) && !(soon && !(meeting.standing === 'papers_sent' && meeting.on_date > today))
    const next = ahead ? undefined : nextForMeeting({ meeting, coordinator: true, mine: undefined, items: 1, today })
    if (next?.action && (meeting.standing !== 'minutes_ready' || (await laterHeld(tx, area, meeting.on_date, today))))
      duties.push({
        text: next.action.text,
        href: next.action.href,
        hint: `${meeting.title}, ${formatDate(meeting.on_date)}`,
        status: waits,
      })
  }
  const waiting = await waitingItems(tx, area)
  if (waiting.length > 0)
    duties.push({
      text: `${waiting.length} put forward, on no agenda yet`,
      href: '/partnership/meetings',
      status: waits,
    })
  const reports = await reportsOf(tx, area)
  for (const group of await groupsOf(tx, area)) {
    const next = nextReport(
      reports.find(({ group_id }) => group_id === group.id),
      group.every_months,
    )
    if (next !== null && next <= today)
      duties.push({
        text: `Report to ${group.name}`,
        href: `/partnership/groups/${group.id}/report`,
        status: byDay(next, today),
      })
  }
  for (const each of await disagreementsOf(tx, area))
    if (each.closed_at === null && each.due_on < today)
      duties.push({
        text: `Move on: ${each.subject}`,
        href: `/partnership/disagreements/${each.id}`,
        hint: 'A disagreement',
        status: byDay(each.due_on, today),
      })
  return duties
}

const laterHeld = async (tx: Tx, area: string, after: CalendarDate, today: CalendarDate) =>
  (await areaMeetings(tx, area)).some(
    ({ on_date, standing }) => on_date > after && on_date <= today && standing !== 'cancelled',
  )
