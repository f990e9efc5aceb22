import { recordEvent } from '#platform/audit'
import { Ask, choices, FormErrors, formOf, longText } from '#platform/forms'
import { form, found, NotFound } from '#platform/http'
import { dateInLondon, formatDate } from '#platform/time'
import { Button, Form, Heading, SummaryList } from '#platform/ui'
import { personOfRecord } from '../details/amend.tsx'
import { callName, fullName } from '../people.queries.ts'
import { addToTimeline } from '../timeline.ts'
import { partRecords, selectOptionalJoining, type WrittenSince, writtenSince } from './join.queries.ts'
import { nameThen } from './list.tsx'

const tableWords = (table: string) => (table.split('.')[1] ?? table).replaceAll('_', ' ')

const lineOf = ({ of_table, at, says }: WrittenSince) =>
  [
    tableWords(of_table),
    at === null ? '' : `, ${formatDate(dateInLondon(new Date(at)))}`,
    says === null ? '' : `: ${says.slice(0, 80)}`,
  ].join('')

/** Lines and looks that a worker would not sort by hand: what the program wrote by itself. */
const byItself = new Set(['people.timeline', 'journeys.former_row'])

const questionsOf = (since: readonly WrittenSince[], name: string) =>
  formOf({
    going: choices({
      label: `What was written since and belongs to ${name}?`,
      hint: 'What hangs on something that goes back goes with it. Everything else stays.',
      options: since.map((row, at) => ({ value: String(at), text: lineOf(row) })),
    }),
    why: longText({ label: 'Why are they parted?', required: 'Enter why they are parted', max: 300 }),
  })

/** Two records that were joined: who did so and why, and how to part them again. */
export const joining = form({
  path: '/people/:person/joined/:joining',
  access: ['team_lead', 'coordinator'],
  audit: { show: 'people.joining.viewed', submit: 'people.records.parted' },
  async load(visit) {
    const person = await personOfRecord(visit, visit.parameters.person)
    const joined = found(await selectOptionalJoining(visit.tx, visit.parameters.joining))
    if (joined.person_id !== person.id) throw new NotFound()
    const since = (await writtenSince(visit.tx, joined.id))
      .filter(({ of_table }) => !byItself.has(of_table))
      .slice(0, 100)
    return { person, joined, since, form: questionsOf(since, nameThen(joined.other_was)) }
  },
  form: (loaded) => loaded.form,
  async show({ visit, loaded: { person, joined, since, form: part }, typed, errors, token }) {
    if (errors.length === 0) await visit.record({ person_id: person.id, subject: { kind: 'joined', id: joined.id } })
    const ask = { form: part, typed, errors }
    return {
      title: `Two records of ${fullName(person)}`,
      back: { href: `/people/${person.id}`, text: fullName(person) },
      main: (
        <>
          <Heading>Two records of {fullName(person)}</Heading>
          <FormErrors errors={errors} />
          <SummaryList
            rows={[
              { key: 'The other was called', value: nameThen(joined.other_was) },
              { key: 'Joined', value: `${formatDate(dateInLondon(joined.joined_at))}, by ${joined.joined_by_name}` },
              { key: 'How it was known', value: joined.why },
              {
                key: 'Who saw more by it',
                value: joined.saw_more.length === 0 ? 'Nobody' : new Intl.ListFormat('en-GB').format(joined.saw_more),
              },
              ...(joined.told === null ? [] : [{ key: 'How they were told', value: joined.told }]),
              ...(joined.parted_at === null
                ? []
                : [
                    {
                      key: 'Parted again',
                      value: `${formatDate(dateInLondon(joined.parted_at))}, by ${joined.parted_by_name}: ${joined.parted_why}`,
                    },
                  ]),
            ]}
          />
          {joined.parted_at === null && (
            <Form action={`/people/${person.id}/joined/${joined.id}`} token={token}>
              <h2>Part them again</h2>
              <p>
                Each record has again what it had. What was ended by joining them is open again, unless somebody has
                changed it since.
              </p>
              {since.length > 0 && <Ask {...ask} name="going" small />}
              <Ask {...ask} name="why" rows={2} />
              <Button kind="secondary">Part the two records</Button>
            </Form>
          )}
        </>
      ),
    }
  },
  async submit({ visit, loaded: { person, joined, since }, value }) {
    const { tx, viewer } = visit
    const going = value.going.flatMap((at) => since[Number(at)] ?? [])
    await partRecords(tx, viewer, joined.id, value.why, going)
    for (const person_id of [person.id, joined.other_person_id]) {
      await addToTimeline(tx, viewer, {
        area_id: person.area_id,
        person_id,
        kind: 'people.parted',
        words: `This record was parted from another: ${value.why}`,
        sees: 3,
      })
    }
    const subject = { kind: 'joined', id: joined.id }
    await visit.record({ person_id: person.id, subject, detail: { went: going.length } })
    await recordEvent(tx, { event: 'people.record.parted', person_id: joined.other_person_id, subject })
    return { to: '/people/duplicates', flash: `The records of ${callName(person)} and of the other are two again.` }
  },
})
