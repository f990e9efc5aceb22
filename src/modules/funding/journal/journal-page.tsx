import { page } from '#platform/http'
import { formatDate } from '#platform/time'
import { Heading, Table } from '#platform/ui'
import { areaOf, ownBusiness, readers, writesHere } from '../funding.access.ts'
import { pounds } from '../pounds.ts'
import { yearIn } from '../years.ts'
import { entryWords } from './entry.ts'
import { type Entry, entriesOf } from './journal.queries.ts'

const places: Readonly<Record<string, string>> = {
  source: 'where it came from',
  carried_in: 'the year before',
  allocated: 'not set aside',
  budgeted: 'the budget',
  committed: 'promised',
  claimed: 'claimed',
  paid: 'paid',
  reclaimed: 'reclaimed',
  carried: 'the year after',
  lapsed: 'given back',
}
const inWords = (kinds: readonly string[]) => kinds.map((kind) => places[kind] ?? kind).join(', ')

/** Entries that are taken back by hand: the rest is undone where it was done, such as a claim that is sent back. */
const byHand: readonly Entry['kind'][] = ['allocation', 'budget', 'release']

/** Every entry in the books of a year, the latest first. Nothing is ever changed in it. */
export const journal = page({
  path: '/funding/journal/:slug',
  access: readers,
  audit: ownBusiness,
  async show({ tx, viewer, parameters }) {
    const year = yearIn(parameters.slug)
    const entries = await entriesOf(tx, areaOf(viewer), year)
    return {
      title: `Journal of ${year}`,
      wide: true,
      back: { href: `/funding?year=${year}`, text: 'Money' },
      main: (
        <>
          <Heading
            sub={`${entries.length} entries, the latest first. What is written stays; a mistake is taken back by another entry.`}
          >
            Journal of {year}
          </Heading>
          <Table
            caption={`Entries of ${year}`}
            hideCaption
            dense
            stack
            empty={`Nothing is written in the books of ${year} yet.`}
            columns={[
              { key: 'on', text: 'Day', nowrap: true },
              { key: 'kind', text: 'What' },
              { key: 'words', text: 'About' },
              { key: 'from', text: 'From' },
              { key: 'to', text: 'To' },
              { key: 'pence', text: 'Amount', numeric: true },
              { key: 'by', text: 'Written by' },
              ...(writesHere(viewer) ? [{ key: 'do', text: 'Do', acts: true }] : []),
            ]}
            rows={entries.map((entry) => ({
              on: formatDate(entry.on_date),
              kind:
                entry.taken_back_by === null ? entryWords[entry.kind] : `${entryWords[entry.kind]}; taken back since`,
              words: entry.words,
              from: inWords(entry.from_kinds),
              to: inWords(entry.to_kinds),
              pence: pounds(entry.pence),
              by: entry.by_name ?? 'The program',
              do:
                entry.taken_back_by === null && byHand.includes(entry.kind) ? (
                  <a href={`/funding/entries/${entry.id}/take-back`}>
                    Take back<span class="visually-hidden"> {entry.words}</span>
                  </a>
                ) : (
                  ''
                ),
            }))}
          />
        </>
      ),
    }
  },
})
