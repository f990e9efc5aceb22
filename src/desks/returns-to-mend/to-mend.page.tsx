import { type MendCount, mendText, type ToMend } from '#modules/measurement'
import type { Organisation } from '#modules/partnership'
import { fullName, type Person } from '#modules/people'
import { Button, Details, Heading, Pagination, SearchForm, Select, Table } from '#platform/ui'

export interface ToMendProps {
  counts: readonly MendCount[]
  people: readonly ToMend[]
  all: number
  /** Whom the viewer may see, by key. */
  known: ReadonlyMap<string, Person>
  organisations: ReadonlyMap<string, Organisation>
  asked: { what: string | undefined; organisation: string | undefined; page: number }
  perPage: number
}

/** What is to be mended before the next return: whom it is about, as far as the viewer sees them, and which organisation supports the rest. */
export function ToMendPage(props: ToMendProps) {
  const { counts, people, all, known, asked } = props
  const whats = [...new Set(counts.map(({ what }) => what))].map((what) => ({ value: what, text: mendText(what) }))
  const hidden = people.filter(({ person_key }) => !known.has(person_key))
  return (
    <>
      <Heading sub="What today’s return would not know, or cannot believe. Would rather not say is an answer, and is not here.">
        What to mend before the return
      </Heading>
      {counts.length === 0 ? (
        <p class="nwd-empty">
          Nothing is missing today. A new registration, job or follow-up appears here when something of it is not known.
        </p>
      ) : (
        <>
          <SearchForm action="/returns/mend" label="Choose what to mend">
            <Select
              name="what"
              label="What"
              value={asked.what ?? ''}
              options={[{ value: '', text: 'Everything' }, ...whats.sort((a, b) => a.text.localeCompare(b.text))]}
            />
            <Select
              name="organisation"
              label="Supported by"
              value={asked.organisation ?? ''}
              options={[{ value: '', text: 'Every organisation' }, ...organisationsIn(props)]}
            />
            <Button small kind="secondary">
              Show
            </Button>
          </SearchForm>
          <Table
            caption={
              asked.what === undefined
                ? 'People with something to mend, the most first'
                : `${mendText(asked.what)}: people of whom it is to be mended`
            }
            dense
            stack
            columns={[
              { key: 'person', text: 'Person', nowrap: true },
              { key: 'what', text: 'To mend' },
              { key: 'by', text: 'Supported by', nowrap: true },
            ]}
            rows={people
              .filter(({ person_key }) => known.has(person_key))
              .map((one) => ({
                person: <PersonLink person={known.get(one.person_key)} />,
                what: inWords(one.what),
                by: nameOf(props, one.organisation_id),
              }))}
            empty={<p>{hidden.length === 0 ? 'Nobody here.' : 'Nobody here whom you see yourself.'}</p>}
          />
          {hidden.length > 0 && <Hidden {...props} hidden={hidden} />}
          <Pagination
            of="people"
            showing={people.length}
            total={all}
            previous={asked.page > 1 ? addressOf(asked, asked.page - 1) : undefined}
            next={asked.page * props.perPage < all ? addressOf(asked, asked.page + 1) : undefined}
          />
          <Details summary="How many, by organisation">
            <ByOrganisation {...props} />
          </Details>
        </>
      )}
    </>
  )
}

const shown = 6

function inWords(what: readonly string[]): string {
  const words = what
    .slice(0, shown)
    .map((one, at) => (at === 0 ? mendText(one) : inSentence(mendText(one))))
    .join(', ')
  return what.length > shown ? `${words}, and ${what.length - shown} more` : words
}

const inSentence = (words: string) => words.charAt(0).toLowerCase() + words.slice(1)

function PersonLink({ person }: { person: Person | undefined }) {
  return person === undefined ? null : <a href={`/people/${person.id}`}>{fullName(person)}</a>
}

/** People whom the viewer does not see: their organisation mends, and is told how many. */
function Hidden({ hidden, ...props }: ToMendProps & { hidden: readonly ToMend[] }) {
  const many = new Map<string, number>()
  for (const { organisation_id } of hidden) many.set(organisation_id, (many.get(organisation_id) ?? 0) + 1)
  const words = [...many].map(([organisation, people]) => `${nameOf(props, organisation)} (${people})`).join(', ')
  return (
    <p>
      On this page {hidden.length === 1 ? 'one more person is' : `${hidden.length} more people are`} seen only by those
      who support them. Ask: {words}.
    </p>
  )
}

const nameOf = ({ organisations }: Pick<ToMendProps, 'organisations'>, id: string) =>
  organisations.get(id)?.name ?? 'An organisation that has ended'

function organisationsIn(props: ToMendProps) {
  const ids = [...new Set(props.counts.map(({ organisation_id }) => organisation_id))]
  return ids.map((id) => ({ value: id, text: nameOf(props, id) })).sort((a, b) => a.text.localeCompare(b.text))
}

function ByOrganisation(props: ToMendProps) {
  return (
    <Table
      caption="How many people, by what and by organisation"
      dense
      columns={[
        { key: 'what', text: 'What' },
        { key: 'by', text: 'Supported by' },
        { key: 'people', text: 'People', numeric: true },
      ]}
      rows={props.counts.map(({ what, organisation_id, people }) => ({
        what: <a href={addressOf({ what, organisation: organisation_id }, 1)}>{mendText(what)}</a>,
        by: nameOf(props, organisation_id),
        people: people.toLocaleString('en-GB'),
      }))}
    />
  )
}

function addressOf(
  { what, organisation }: { what: string | undefined; organisation: string | undefined },
  page: number,
): string {
  const query = new URLSearchParams()
  if (what !== undefined) query.set('what', what)
  if (organisation !== undefined) query.set('organisation', organisation)
  if (page > 1) query.set('page', String(page))
  const words = query.toString()
  return words === '' ? '/returns/mend' : `/returns/mend?${words}`
}
