import type { Tx } from '#platform/db'
import { referenceText } from '#platform/reference'
import { type CalendarDate, dateInLondon, formatDate } from '#platform/time'
import { actionsAgreedAt } from '../actions/actions.queries.ts'
import { decisionsAt } from '../decisions/decisions.queries.ts'
import { ownerInWords } from '../members/owners.ts'
import { quorumInWords } from '../members/quorum.ts'
import { didWords, interestsAt, itemsOf } from './agenda.queries.ts'
import { attendeesOf, othersAt, quorumAt } from './attendance.queries.ts'
import { standingWords, whenInWords } from './meeting.ts'
import { type Meeting, statesOf } from './meetings.queries.ts'

/** The minutes of a meeting, in words, as they are shown and as they are printed. */
export interface Minutes {
  title: string
  when: string
  where: string
  /** Draft, to be agreed, or agreed and where. */
  standing: string
  there: string[]
  apologies: string[]
  others: string | null
  quorum: string
  items: {
    number: number
    title: string
    purpose: string
    carried: boolean
    note: string | null
    interests: string[]
    decisions: { text: string; why: string | null }[]
    actions: string[]
  }[]
  /** Decided and agreed under no item. */
  otherDecisions: string[]
  otherActions: string[]
}

/** Words with a full stop, where they have none. */
const sentence = (words: string) => (/[.!?]$/.test(words) ? words : `${words}.`)

/** Gathers the minutes of a meeting from what was written down of it. */
export async function minutesOf(tx: Tx, meeting: Meeting, today: CalendarDate): Promise<Minutes> {
  const attendees = await attendeesOf(tx, meeting, today)
  const interests = await interestsAt(tx, meeting.id)
  const decisions = await decisionsAt(tx, meeting.id)
  const actions = await actionsAgreedAt(tx, meeting.id)
  const states = await statesOf(tx, meeting.id)
  const agreed = states.findLast(({ state }) => state === 'minutes_agreed')
  const items = await itemsOf(tx, meeting)
  const named = ({ name, organisation, role }: (typeof attendees)[number]) =>
    `${name}, ${organisation}${role === 'member' ? '' : ` (${referenceText('partnership-roles', role).toLowerCase()})`}`
  const actionText = ({ number, words, due_on, ...owner }: (typeof actions)[number]) =>
    `Action ${number}: ${sentence(words)} ${ownerInWords(owner)}, by ${formatDate(due_on)}.`
  const decisionText = ({ number, words, quorate }: Pick<(typeof decisions)[number], 'number' | 'words' | 'quorate'>) =>
    `Decision ${number}: ${sentence(words)}${quorate ? '' : ' (Too few were there to decide: to be confirmed.)'}`
  return {
    title: meeting.title,
    when: whenInWords(meeting),
    where: [meeting.place, meeting.link === null ? null : 'online'].filter((each) => each !== null).join(' and '),
    standing: agreed
      ? `Agreed on ${formatDate(dateInLondon(agreed.at))}${agreed.words === null ? '' : `, with these corrections: ${agreed.words}`}`
      : meeting.standing === 'minutes_ready'
        ? standingWords.minutes_ready
        : 'Draft',
    there: attendees
      .filter(({ how }) => how === 'present' || how === 'online')
      .map((each) => `${named(each)}${each.how === 'online' ? ', online' : ''}`),
    apologies: attendees.filter(({ how }) => how === 'apologies').map(named),
    others: await othersAt(tx, meeting.id),
    quorum: quorumInWords(await quorumAt(tx, meeting, attendees)),
    items: items.map((item, index) => ({
      number: index + 1,
      title: item.title,
      purpose: referenceText('agenda-purposes', item.purpose),
      carried: item.carried,
      note: item.note,
      interests: interests
        .filter(({ item_id }) => item_id === item.id)
        .map(
          ({ name, organisation, words, did }) => `${name}, ${organisation}: ${sentence(words)} They ${didWords[did]}.`,
        ),
      decisions: decisions
        .filter(({ item_id }) => item_id === item.id)
        .map(({ number, words, why, quorate }) => ({
          text: decisionText({ number, words, quorate }),
          why: why === null ? null : sentence(why),
        })),
      actions: actions.filter(({ item_id }) => item_id === item.id).map(actionText),
    })),
    otherDecisions: decisions
      .filter(({ item_id }) => item_id === null)
      .map(
        (decision) =>
          `${decisionText(decision)}${decision.replaces === null ? '' : ` It replaces decision ${decision.replaces}.`}`,
      ),
    otherActions: actions.filter(({ item_id }) => item_id === null).map(actionText),
  }
}
