import type { ComponentChildren } from 'preact'
import { referenceText } from '#platform/reference'
import { type CalendarDate, formatDate } from '#platform/time'
import type { Action } from '../actions/actions.queries.ts'
import { ActionsTable } from '../actions/actions-table.tsx'
import type { Decision } from '../decisions/decisions.queries.ts'
import { ownerInWords } from '../members/owners.ts'
import { Paragraphs } from '../paragraphs.tsx'
import type { Risk } from '../risks/risks.queries.ts'
import { didWords, type ItemInterest, type PlacedItem } from './agenda.queries.ts'
import { isComing } from './meeting.ts'
import type { Meeting } from './meetings.queries.ts'

export interface Agenda {
  meeting: Meeting
  items: readonly PlacedItem[]
  interests: readonly ItemInterest[]
  decisions: readonly Decision[]
  agreed: readonly Action[]
  /** The meeting whose minutes wait to be agreed at this one. */
  minutesOf: Meeting | undefined
  /** Open actions that are due by the day of the meeting. */
  due: readonly Action[]
  /** Open risks that should be looked at by the day of the meeting. */
  risks: readonly Risk[]
}

interface Looking {
  today: CalendarDate
  coordinator: boolean
  /** What is said and decided may still be written. */
  writable: boolean
}

const last = (n: number) => (n === 1 ? '1 action is' : `${n} actions are`)

/** The agenda in order: what every meeting begins with, what was put on it, and the risks whose turn it is. */
export function AgendaList({ agenda, looking }: { agenda: Agenda; looking: Looking }) {
  const { items, minutesOf, due, risks, meeting } = agenda
  const coming = isComing(meeting.standing)
  // Before the meeting everything has its number; its minutes number what was put on the agenda, and nothing else.
  const before = coming ? 1 + Number(minutesOf !== undefined) + Number(due.length > 0) : 0
  return (
    <>
      {coming && <Part number={1} title="Welcome, apologies and interests" />}
      {minutesOf && (
        <Part number={coming ? 2 : undefined} title="Minutes of the last meeting">
          <p>
            <a href={`/partnership/meetings/${minutesOf.id}/minutes`}>
              {minutesOf.title}, {formatDate(minutesOf.on_date)}
            </a>
            , to be agreed.
          </p>
        </Part>
      )}
      {due.length > 0 && (
        <Part number={coming ? before : undefined} title="Actions that are due">
          <p>
            {last(due.length)} due by the day of the meeting.
            {looking.coordinator && looking.writable && (
              <>
                {' '}
                <a href={`/partnership/meetings/${agenda.meeting.id}/carry-over`}>Carry them over</a>
              </>
            )}
          </p>
          <ActionsTable
            caption="Actions that are due by this meeting"
            actions={due}
            today={looking.today}
            empty="None"
          />
        </Part>
      )}
      {items.map((item, index) => (
        <ItemPart key={item.id} item={item} number={before + index + 1} agenda={agenda} looking={looking} />
      ))}
      {risks.length > 0 && (
        <Part number={coming ? before + items.length + 1 : undefined} title="Risks to look at again">
          <ul class="nwd-plain">
            {risks.map((risk) => (
              <li key={risk.id}>
                <a href={`/partnership/risks/${risk.id}`}>{risk.risk}</a>, {ownerInWords(risk)}
              </li>
            ))}
          </ul>
        </Part>
      )}
    </>
  )
}

interface PartProps {
  number: number | undefined
  title: string
  children?: ComponentChildren | undefined
}

function Part({ number, title, children }: PartProps) {
  return (
    <section class="nwd-note">
      <h3>
        {number !== undefined && `${number}. `}
        {title}
      </h3>
      {children}
    </section>
  )
}

interface ItemPartProps {
  item: PlacedItem
  number: number
  agenda: Agenda
  looking: Looking
}

function ItemPart({ item, number, agenda, looking }: ItemPartProps) {
  const of = <T extends { item_id: string | null }>(rows: readonly T[]) =>
    rows.filter(({ item_id }) => item_id === item.id)
  return (
    <Part number={number} title={item.title}>
      <p class="nwd-sub">
        {referenceText('agenda-purposes', item.purpose)} · {item.minutes_needed} minutes · {item.by_name}
        {item.carried && ' · carried over to another meeting'}
      </p>
      {item.words !== null && <Paragraphs words={item.words} />}
      {(item.paper_link !== null || item.from_link !== null) && (
        <p>
          {item.paper_link !== null && <a href={item.paper_link}>Paper: {item.title}</a>}
          {item.paper_link !== null && item.from_link !== null && ' · '}
          {item.from_link !== null && <a href={item.from_link}>What it is about: {item.title}</a>}
        </p>
      )}
      {of(agenda.interests).map(({ id, name, words, did }) => (
        <p key={id}>
          <strong>Interest:</strong> {name}: {words}. They {didWords[did]}.
        </p>
      ))}
      {item.note !== null && <Paragraphs words={item.note} />}
      {of(agenda.decisions).map(({ id, number: decision, words, quorate }) => (
        <p key={id}>
          <strong>Decision {decision}:</strong> {words}
          {!quorate && ' (Too few were there to decide: to be confirmed.)'}
        </p>
      ))}
      {of(agenda.agreed).map((action) => (
        <p key={action.id}>
          <strong>To do:</strong> <a href={`/partnership/actions/${action.id}`}>{action.words}</a>{' '}
          {ownerInWords(action)}, by {formatDate(action.due_on)}
        </p>
      ))}
      {looking.writable && !item.carried && (
        <ItemLinks item={item} standing={agenda.meeting.standing} looking={looking} />
      )}
    </Part>
  )
}

interface ItemLinksProps {
  item: PlacedItem
  standing: Meeting['standing']
  looking: Looking
}

function ItemLinks({ item, standing, looking }: ItemLinksProps) {
  const at = `/partnership/agenda/${item.id}`
  const held = standing === 'held' || standing === 'minutes_ready'
  const written: [string, string][] = held
    ? [
        [`${at}/note`, item.note === null ? 'Write what was said' : 'Change what was said'],
        [`${at}/decision`, 'Record a decision'],
        [`/partnership/actions/new?item=${item.id}`, 'Add an action'],
      ]
    : []
  const links: [string, string][] = [
    ...(looking.coordinator ? written : []),
    [`${at}/interest`, looking.coordinator ? 'Interest declared' : 'I have an interest'],
    ...(looking.coordinator ? ([[`${at}/place`, held ? 'Carry over' : 'Move']] as [string, string][]) : []),
  ]
  return (
    <p class="nwd-sub">
      {links.map(([href, text], index) => (
        <span key={href}>
          {index > 0 && ' · '}
          <a href={href}>
            {text}
            <span class="visually-hidden">: {item.title}</span>
          </a>
        </span>
      ))}
    </p>
  )
}
