import { type ReferenceRow, referenceList } from '#platform/reference'
import { addDays, type CalendarDate, calendarDate, formatDate } from '#platform/time'
import { Table } from '#platform/ui'
import { changes } from './changes.ts'
import type { LookUp } from './look-ups.ts'
import { titleOf } from './titles.ts'

const began = calendarDate('2019-04-01')

/** The templates there have been until a day, the oldest first. */
function templatesUntil(day: CalendarDate): ReferenceRow<'collection-templates'>[] {
  const [now] = referenceList('collection-templates', day)
  return now === undefined ? [] : [...templatesUntil(addDays(now.from, -1)), now]
}

/** What was asked when, where places are looked up, and what the definitions were before. */
export function History({ lookUps, today }: { lookUps: readonly LookUp[]; today: CalendarDate }) {
  const later = referenceList('registration-questions', today).filter(({ from }) => from > began)
  return (
    <>
      <h2 id="history">How it was before</h2>
      <Table
        caption="Templates by which starts were collected"
        dense
        columns={[
          { key: 'name', text: 'Template' },
          { key: 'from', text: 'People registered from' },
          { key: 'how', text: 'Collected' },
        ]}
        rows={templatesUntil(today).map(({ text, from, collected }) => ({
          name: text,
          from: formatDate(from),
          how: collected,
        }))}
      />
      <p class="nwd-sub">
        Follow-up questions differ between the templates: compare shares in work within one, not across them.
      </p>
      <Table
        caption="Questions first put later than the rest, which begin on 1 April 2019"
        dense
        columns={[
          { key: 'question', text: 'Question' },
          { key: 'from', text: 'Asked from' },
        ]}
        rows={later.map(({ text, from }) => ({ question: text, from: formatDate(from) }))}
      />
      <Table
        caption="Postcode look-ups in use"
        dense
        columns={[
          { key: 'edition', text: 'Edition' },
          { key: 'from', text: 'In force from' },
          { key: 'source', text: 'Source' },
          { key: 'postcodes', text: 'Postcodes', numeric: true },
        ]}
        rows={lookUps.map(({ edition, from_on, source, postcodes }) => ({
          edition,
          from: formatDate(from_on),
          source,
          postcodes: postcodes.toLocaleString('en-GB'),
        }))}
        empty={<p>No look-up has been imported, so deprivation is not known for anybody.</p>}
      />
      <Table
        caption="Changes of the definitions"
        dense
        columns={[
          { key: 'on', text: 'Since', nowrap: true },
          { key: 'of', text: 'Of' },
          { key: 'words', text: 'What changed' },
        ]}
        rows={changes.map(({ on, of, words }) => ({
          on: formatDate(on),
          of: of === 'all' ? 'All' : of.map((id) => titleOf(id)).join(', '),
          words,
        }))}
      />
    </>
  )
}
