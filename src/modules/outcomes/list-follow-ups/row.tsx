import type { VNode } from 'preact'
import { fullName } from '#modules/people'
import type { Typed } from '#platform/forms'
import { type CalendarDate, formatShortDate, workingDaysBetween } from '#platform/time'
import { Form, Late } from '#platform/ui'
import { addresseeOf } from '../ask-by-link/link-plan.ts'
import { nextAsk, type Reach, type Tried } from '../retry/next-ask.ts'
import { partsOfDay, wayCodes, ways, wayWords } from '../retry/ways.ts'
import type { OpenFollowUp } from './due.queries.ts'
import { lateBy } from './follow-ups-list.ts'
import { type RowResult, results } from './row-form.ts'

/** All that a row of the list says. */
export interface RowParts {
  one: OpenFollowUp
  reach: (Reach & { best_time: string | null }) | undefined
  tries: readonly Tried[]
  links: readonly { channel: string; many: number; last_on: CalendarDate }[]
  today: CalendarDate
}

const workingDays = (n: number) => `${n} working day${n === 1 ? '' : 's'}`

/** The last day on which it may be asked, and how near that is. */
export function AskBy({ one, today }: Pick<RowParts, 'one' | 'today'>) {
  const left = workingDaysBetween(today, one.window_ends_on)
  const late = lateBy(one, today)
  return (
    <>
      {formatShortDate(one.window_ends_on)}
      {left <= 5 && (
        <>
          <br />
          <b>{left <= 0 ? 'Last day' : `${workingDays(left)} left`}</b>
        </>
      )}
      {late !== undefined && (
        <>
          <br />
          <Late>{`${workingDays(late)} late`}</Late>
        </>
      )}
    </>
  )
}

/** What has been done so far, in a few words; then what to do next, by the rule. */
export function SoFar({ one, reach, tries, links, today }: RowParts) {
  const sent = links.map(({ channel, many, last_on }) => {
    const by = channel === 'text' ? 'by text' : channel === 'email' ? 'by e-mail' : 'given by hand'
    return `Link ${by}${many > 1 ? `, and again` : ''}, ${formatShortDate(last_on)}`
  })
  const last = tries.at(-1)
  const tried =
    last === undefined
      ? []
      : [
          `Tried ${tries.length === 1 ? 'once' : `${tries.length} times`}, last ${formatShortDate(last.tried_on)}, ${wayWords(last.how).toLowerCase()}`,
        ]
  const done = [...sent, ...tried]
  return (
    <>
      {done.length === 0 ? 'Not asked yet' : done.join('. ')}
      <br />
      <span class="nwd-sub">{nextWords({ one, reach, tries, links, today })}</span>
    </>
  )
}

function nextWords({ one, reach, tries, links, today }: RowParts): string {
  const waits = one.next_try_on !== null && one.next_try_on > today
  if (waits && tries.length === 0) return `Waits for an answer until ${formatShortDate(one.next_try_on ?? today)}`
  if (reach === undefined) return ''
  if (tries.length === 0 && links.length === 0 && addresseeOf(reach, []) !== undefined)
    return 'Next: a link, at ten on the next working day'
  const next = nextAsk(one, tries, reach, waits ? (one.next_try_on ?? today) : today)
  const when = waits ? formatShortDate(one.next_try_on ?? today) : 'now'
  const part = tries.length === 0 ? '' : `, ${partsOfDay[next.part_of_day]}`
  return `Next: ${ways[next.way].toLowerCase()}, ${when}${part}`
}

/** How to reach them, and first of all what nobody should do. */
export function HowToReach({ reach }: Pick<RowParts, 'reach'>) {
  if (reach === undefined) return <>Not known</>
  const { phone, email, best_time, do_not, preferred_contact } = reach
  const lines: VNode[] = []
  if (do_not !== null)
    lines.push(
      <strong key="do-not">
        <span class="visually-hidden">Warning: </span>
        {do_not}
      </strong>,
    )
  if (phone !== null)
    lines.push(
      <a key="phone" href={`tel:${phone}`}>
        {phone}
      </a>,
    )
  if (email !== null && (phone === null || preferred_contact === 'email')) lines.push(<span key="email">{email}</span>)
  if (best_time !== null)
    lines.push(
      <span key="time" class="nwd-sub">
        {best_time}
      </span>,
    )
  if (lines.length === 0) return <>No number or address</>
  return (
    <>
      {lines.map((line, at) => (
        <span key={line.key}>
          {at > 0 && <br />}
          {line}
        </span>
      ))}
    </>
  )
}

/** One small form on the row: how they tried just now, and what came of it. Everything else is on the follow-up's own page. */
export function RecordTry({
  one,
  action,
  token,
  typed,
}: Pick<RowParts, 'one'> & { action: string; token: string; typed: Typed }) {
  const mine = typed.follow_up === one.id
  const chosen = (name: string, value: string) => mine && typed[name] === value
  return (
    <details class="ds_details nwd-record" open={mine}>
      <summary class="ds_details__summary">
        Record<span class="visually-hidden"> a try: {fullName(one)}</span>
      </summary>
      <div class="ds_details__text">
        <Form action={action} token={token}>
          <input type="hidden" name="follow_up" value={one.id} id={mine ? 'f-follow_up' : undefined} />
          <label>
            How did you try?
            <span class="ds_select-wrapper">
              <select class="ds_select" name="how" id={mine ? 'f-how' : undefined}>
                {wayCodes.map((code) => (
                  <option key={code} value={code} selected={chosen('how', code)}>
                    {ways[code]}
                  </option>
                ))}
              </select>
              <span class="ds_select-arrow" aria-hidden="true" />
            </span>
          </label>
          <label>
            What came of it?
            <span class="ds_select-wrapper">
              <select class="ds_select" name="result" id={mine ? 'f-result' : undefined}>
                <option value="">Choose</option>
                {(Object.keys(results) as RowResult[]).map((code) => (
                  <option key={code} value={code} selected={chosen('result', code)}>
                    {results[code]}
                  </option>
                ))}
              </select>
              <span class="ds_select-arrow" aria-hidden="true" />
            </span>
          </label>
          <button class="ds_button ds_button--small" type="submit">
            Save
          </button>
        </Form>
        <a href={`/follow-ups/${one.id}`}>
          More answers<span class="visually-hidden">: {fullName(one)}</span>
        </a>
        <br />
        <a href={`/follow-ups/${one.id}/link`}>
          Give a link by hand<span class="visually-hidden">: {fullName(one)}</span>
        </a>
      </div>
    </details>
  )
}
