import { type CalendarDate, formatDate } from '#platform/time'
import { Heading, Table } from '#platform/ui'
import type { Part } from './team.ts'

interface TeamProps {
  parts: readonly Part[]
  organisation: string
  today: CalendarDate
}

const many = (count: number) => count.toLocaleString('en-GB')
const countOf = ({ figures }: Part, key: string) => figures.get(key)?.people.length ?? 0

/** A team's work by who leads it, to help to share it out: in the order of the alphabet, in counts and not in ranks. */
export function TeamFigures({ parts, organisation, today }: TeamProps) {
  const sum = (key: string) => parts.reduce((all, part) => all + countOf(part, key), 0)
  const link = (part: Part, key: string) => {
    const count = countOf(part, key)
    if (count === 0) return '0'
    return (
      <a href={`/figures/team/people?of=${key}&worker=${part.user_id}`}>
        {many(count)}
        <span class="visually-hidden"> of {part.name}</span>
      </a>
    )
  }
  return (
    <>
      <Heading sub={`${organisation} · to ${formatDate(today)} · in the order of the alphabet`}>
        How the work is shared out
      </Heading>
      <p class="ds_lead">{inOneSentence(parts, sum('waiting'), sum('review'))}</p>
      <Table
        caption="People and what waits, by who leads"
        hideCaption
        dense
        columns={[
          { key: 'name', text: 'Lead', nowrap: true },
          { key: 'led', text: 'People led', numeric: true },
          { key: 'waiting', text: 'Waiting to start', numeric: true },
          { key: 'contact', text: 'Accepted, not yet in contact', numeric: true },
          { key: 'review', text: 'Plans to look at again, late', numeric: true },
          { key: 'answered', text: 'Follow-ups answered, 12 months', numeric: true },
          { key: 'unanswered', text: 'People due, no answer', numeric: true },
        ]}
        rows={parts.map((part) => ({
          name: part.here ? part.name : `${part.name} (no longer here)`,
          led: link(part, 'led'),
          waiting: link(part, 'waiting'),
          contact: link(part, 'no-contact'),
          review: link(part, 'review'),
          answered: part.share.due === 0 ? 'none due' : `${many(part.share.answered)} of ${many(part.share.due)}`,
          unanswered: link(part, 'unanswered'),
        }))}
        empty={<p>Nobody supports people for your organisation yet.</p>}
      />
      <p class="nwd-sub">
        To see who could take somebody on, and not who does best: people differ in how much help they need, and of a
        handful due, one answer more or less changes much. Follow-ups are asked by whoever led somebody last.
      </p>
      <p>
        <a href="/people?whose=team">Everybody your team supports</a> · <a href="/referrals">Referrals to give out</a> ·{' '}
        <a href="/figures">My own people</a>
      </p>
    </>
  )
}

function inOneSentence(parts: readonly Part[], waiting: number, review: number): string {
  const sizes = parts.map((part) => countOf(part, 'led')).filter((size) => size > 0)
  if (sizes.length === 0) return 'Nobody leads anybody yet.'
  const led = parts.reduce((all, part) => all + countOf(part, 'led'), 0)
  const leads = `${many(sizes.length)} ${sizes.length === 1 ? 'worker leads' : 'workers lead'} ${many(led)} people, from ${many(Math.min(...sizes))} to ${many(Math.max(...sizes))} each.`
  return `${leads} ${waiting === 0 ? 'Nobody waits' : `${many(waiting)} wait`} to start, and ${review === 0 ? 'no plan is' : `${many(review)} ${review === 1 ? 'plan is' : 'plans are'}`} late to be looked at again.`
}
