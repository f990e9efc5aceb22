import { fullName } from '#modules/people'
import { type CalendarDate, formatDate } from '#platform/time'
import { Heading, Table } from '#platform/ui'
import type { Figure } from './figures.ts'

/** Whom a figure counts: the same people, so that there are as many as it says. */
export function FigurePeople({ figure, whose, today }: { figure: Figure; whose: string; today: CalendarDate }) {
  const { title, people } = figure
  return (
    <>
      <Heading sub={`${whose} · to ${formatDate(today)}`}>{title}</Heading>
      <p class="ds_lead">{people.length === 1 ? '1 person.' : `${people.length.toLocaleString('en-GB')} people.`}</p>
      <Table
        caption="People, in the order of the alphabet"
        hideCaption
        dense
        stack
        columns={[
          { key: 'person', text: 'Person' },
          { key: 'what', text: 'What puts them here' },
        ]}
        rows={people.map((one) => ({
          person: <a href={`/people/${one.person_id}`}>{fullName(one)}</a>,
          what: one.what,
        }))}
        empty={<p>Nobody. The figure is nought today.</p>}
      />
    </>
  )
}
