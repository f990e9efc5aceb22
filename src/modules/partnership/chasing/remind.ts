import type { Tx } from '#platform/db'
import { ruleOn } from '#platform/reference'
import {
  addMonths,
  addWorkingDays,
  type CalendarDate,
  type Clock,
  isWorkingDay,
  workingDaysBetween,
} from '#platform/time'
import { lastStatements } from '../interests/interests.queries.ts'
import { yetToDeclare } from '../interests/statement.ts'
import { writeToAccount } from '../letters.ts'
import { seatsNow } from '../members/members.queries.ts'
import { type Phase, reminderFor } from './chase.ts'
import {
  accountsIn,
  actionsDueBy,
  areasWithSeats,
  type Due,
  disagreementsDueBefore,
  forgetReminders,
  noteReminder,
  remindersOf,
  risksDueBefore,
} from './chasing.queries.ts'

/** Working days until somebody is asked again for their yearly word about their interests. */
const interestsAgain = 20

type Accounts = Awaited<ReturnType<typeof accountsIn>>
type Count = Partial<Record<`${Due['kind']} ${Phase}`, number>>

/** What is due in a room above this one by a day, in any area, and who has it. */
export type DueElsewhere = (tx: Tx, day: CalendarDate) => Promise<Due[]>

/**
 * Reminds whoever has something of the partnership to do: actions before and after their day, risks and disagreements whose day has
 * passed, the yearly word about interests, and what rooms above ask for. One message an account and day, however much waits; it says how much and where,
 * and nothing of what or whom (design §5 rule 11). An action without anybody who can be written to, and one that is very late, is told to
 * the coordinator.
 * @returns how many messages were put into the outbox
 */
export async function remindOfPartnership(
  tx: Tx,
  clock: Clock,
  elsewhere: readonly DueElsewhere[] = [],
): Promise<number> {
  const today = clock.today()
  if (!isWorkingDay(today)) return 0
  await forgetReminders(tx, addMonths(today, -12))
  const due = await allDue(tx, today, elsewhere)
  const reminded = await remindersOf(
    tx,
    due.map(({ id }) => id),
  )
  const accounts = new Map<string, Accounts>()
  const waiting = new Map<string, Count>()
  for (const each of due) {
    const rhythm = rhythmOf(each, today)
    const here = accounts.get(each.area_id) ?? (await accountsIn(tx, each.area_id))
    accounts.set(each.area_id, here)
    for (const user of toRemind(each, here, rhythm.coordinator, today)) {
      const phase = reminderFor(each.due_on, today, rhythm, reminded.get(each.id)?.get(user) ?? [])
      if (phase === undefined) continue
      await noteReminder(tx, each, user, phase, today)
      const count = waiting.get(user) ?? {}
      const key = `${each.kind} ${phase}` as const
      waiting.set(user, { ...count, [key]: (count[key] ?? 0) + 1 })
    }
  }
  let sent = 0
  for (const [user, count] of waiting) if (await writeToAccount(tx, user, digest(count))) sent += 1
  return sent
}

function rhythmOf({ kind, area_id }: Due, today: CalendarDate) {
  const rule = ruleOn('action-chasing', 'usual', today, area_id)
  if (rule === undefined) throw new Error(`no rhythm of reminders holds on ${today}`)
  return kind === 'interests' ? { ...rule, again: interestsAgain } : rule
}

async function allDue(tx: Tx, today: CalendarDate, elsewhere: readonly DueElsewhere[]): Promise<Due[]> {
  // An area may have a longer rhythm than the usual; a month covers any.
  const soon = addWorkingDays(today, 22)
  const actions = await actionsDueBy(tx, soon)
  const due = [...actions, ...(await risksDueBefore(tx, today)), ...(await disagreementsDueBefore(tx, today))]
  for (const more of elsewhere) due.push(...(await more(tx, soon)))
  for (const area_id of await areasWithSeats(tx)) {
    const seats = await seatsNow(tx, area_id, today)
    for (const { user_id, organisation_id, since_on } of yetToDeclare(
      seats,
      await lastStatements(tx, area_id),
      today,
    )) {
      // Due as soon as somebody has a role, and a year after their last word: late from then on.
      if (since_on >= today) continue
      due.push({ kind: 'interests', id: user_id, area_id, due_on: since_on, organisation_id, user_id })
    }
  }
  return due
}

function toRemind(due: Due, accounts: Accounts, coordinatorAfter: number, today: CalendarDate): Set<string> {
  const coordinators = accounts.filter(({ role }) => role === 'coordinator').map(({ user_id }) => user_id)
  const byName = accounts.filter(({ user_id }) => user_id === due.user_id)
  const forIt =
    byName.length > 0
      ? byName
      : accounts.filter((each) => each.organisation_id === due.organisation_id && each.role === 'member')
  const owners = forIt.map(({ user_id }) => user_id)
  const chased = due.kind === 'action' || due.kind === 'improvement'
  const veryLate = chased && due.due_on < today && workingDaysBetween(due.due_on, today) >= coordinatorAfter
  return new Set(owners.length === 0 || veryLate ? [...owners, ...coordinators] : owners)
}

const many = (n: number, one: string, more: string) => (n === 1 ? `1 ${one}` : `${n} ${more}`)

/** What waits for somebody, counted. */
export function digest(count: Count): { subject: string; body: string } {
  const lines = [
    [count['action late'], 'action is late.', 'actions are late.'],
    [count['action soon'], 'action is due within days.', 'actions are due within days.'],
    [
      count['improvement late'],
      'improvement waits for a word on how it goes.',
      'improvements wait for a word on how they go.',
    ],
    [
      count['improvement soon'],
      'improvement is to be looked at within days.',
      'improvements are to be looked at within days.',
    ],
    [count['plan_section late'], 'section of a plan is late.', 'sections of a plan are late.'],
    [
      count['plan_section soon'],
      'section of a plan is to be written within days.',
      'sections of a plan are to be written within days.',
    ],
    [
      count['plan_sign_off late'],
      'plan still waits for your organisation’s word.',
      'plans still wait for your organisation’s word.',
    ],
    [
      count['plan_sign_off soon'],
      'plan waits for your organisation’s word within days.',
      'plans wait for your organisation’s word within days.',
    ],
    [count['plan_review late'], 'plan should be looked at again.', 'plans should be looked at again.'],
    [
      count['plan_review soon'],
      'plan is to be looked at again within days.',
      'plans are to be looked at again within days.',
    ],
    [count['risk late'], 'risk should be looked at again.', 'risks should be looked at again.'],
    [count['disagreement late'], 'disagreement should have moved on.', 'disagreements should have moved on.'],
    [
      count['interests late'],
      'yearly word about your interests is asked of you.',
      'yearly words about your interests are asked of you.',
    ],
  ] as const
  const said = lines.flatMap(([n, one, more]) => (n === undefined ? [] : [many(n, one, more)]))
  const total = Object.values(count).reduce((sum, n) => sum + n, 0)
  return {
    subject:
      total === 1 ? 'Something of the partnership waits for you' : `${total} things of the partnership wait for you`,
    body: [...said, 'Open The partnership in No Wrong Door to see what, and to say how it goes.'].join('\n'),
  }
}
