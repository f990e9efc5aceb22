import type { VNode } from 'preact'
import { type Person, waysToReach, whyNotInWords } from '#modules/people'
import type { Visit } from '#platform/http'
import { dateInLondon, formatDate } from '#platform/time'
import { lastReminderOf, reminderChoiceOf, ruleFor } from './reminders.queries.ts'

/** Whether, when and by which way somebody is reminded, and when they last were; or why no program writes to them. */
export async function remindedLine(
  { tx, today }: Pick<Visit, 'tx' | 'today'>,
  person: Person,
  writes: boolean,
): Promise<VNode> {
  const rule = ruleFor(await reminderChoiceOf(tx, person.id), today, person.area_id)
  const ways = await waysToReach(tx, person.id)
  const last = await lastReminderOf(tx, person.id)
  const words =
    rule === undefined || rule.never
      ? 'They want no reminders.'
      : ways.why === null
        ? `Reminded ${rule.text.toLowerCase()} by ${ways.text === undefined ? 'e-mail' : 'text'}.`
        : `No reminder is sent. ${whyNotInWords(ways.why)}`
  return (
    <p class="nwd-sub">
      {words}
      {last !== undefined && ` Last on ${formatDate(dateInLondon(last.sent_at))}.`}
      {writes && (
        <>
          {' '}
          <a href={`/people/${person.id}/appointments/reminders`}>Change when</a>
        </>
      )}
    </p>
  )
}
