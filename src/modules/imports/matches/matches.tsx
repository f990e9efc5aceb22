import { choice, type FieldError, FormErrors, type Form as FormOf, formOf, type Typed } from '#platform/forms'
import { form, Refused } from '#platform/http'
import { formatDate, isCalendarDate } from '#platform/time'
import { Button, Form, Heading, Radios, Table } from '#platform/ui'
import { decideMatch, whyLikely } from '../known/likely-matches.ts'
import { deciders } from '../roles.ts'
import { bringInDecided, type Waiting, whoWaits } from './matches.queries.ts'

const atOnce = 10
const later = 'later'
const nobody = 'new'

const boxOf = (at: number) => `w${at}`

const nameOf = ({ cells }: Waiting) => `${cells.given_name ?? ''} ${cells.family_name ?? ''}`.trim()

const optionsOf = ({ others }: Waiting) => [
  ...others.map(({ person_id, name }, at) => ({
    value: person_id,
    text: others.length === 1 ? `The same person as ${name}` : `The same person as ${name}, ${at + 1}`,
  })),
  { value: nobody, text: 'Somebody new' },
  { value: later, text: 'Decide later' },
]

const questions = (waiting: readonly Waiting[]): FormOf<Record<string, string>> =>
  formOf<Record<string, string>>(
    Object.fromEntries(
      waiting.map((one, at) => [
        boxOf(at),
        choice({ label: `Who is ${nameOf(one)}?`, required: `Choose who ${nameOf(one)} is`, options: optionsOf(one) }),
      ]),
    ),
  )

/** Those in files who may be known here, side by side with whom they may be: decided, they are brought in without the file being sent again. */
export const matches = form({
  path: '/imports/waiting',
  access: deciders,
  audit: { show: 'imports.match.viewed', submit: 'imports.matches.saved' },
  load: ({ tx }) => whoWaits(tx, atOnce),
  form: questions,
  prefill: (waiting) => Object.fromEntries(waiting.map((_, at) => [boxOf(at), later])),
  async show({ visit, loaded, typed, errors, token }) {
    const seen = new Set(loaded.flatMap(({ others }) => others.map(({ person_id }) => person_id)))
    for (const person_id of seen) await visit.record({ person_id })
    if (seen.size === 0) await visit.record({ area_id: visit.viewer.area_id })
    return {
      title: 'Who are they?',
      filesElsewhere: true,
      back:
        visit.viewer.role === 'coordinator'
          ? { href: '/imports', text: 'Files brought in' }
          : { href: '/today', text: 'Today' },
      main:
        loaded.length === 0 ? (
          <>
            <Heading>Who are they?</Heading>
            <p class="nwd-empty">Nobody in a file waits for you to decide who they are.</p>
          </>
        ) : (
          <Form action="/imports/waiting" token={token}>
            <FormErrors errors={errors} />
            <Heading
              sub={
                loaded.length === atOnce
                  ? `The ${atOnce} who have waited longest. The next follow once these are decided.`
                  : `${loaded.length === 1 ? 'One person' : `${loaded.length} people`} in files may be known here already.`
              }
            >
              Who are they?
            </Heading>
            {loaded.map((one, at) => (
              <SideBySide key={one.participant_id} one={one} at={at} typed={typed} errors={errors} />
            ))}
            <Button>Save and bring them in</Button>
          </Form>
        ),
    }
  },
  async submit({ visit, loaded, value }) {
    let decided = 0
    for (const [at, { participant_id, others }] of loaded.entries()) {
      const chosen = value[boxOf(at)] ?? later
      if (chosen === later) continue
      const same_as = chosen === nobody ? undefined : others.find(({ person_id }) => person_id === chosen)?.person_id
      decided +=
        (await decideMatch(visit.tx, { area_id: visit.viewer.area_id ?? '', participant_id, same_as })) > 0 ? 1 : 0
    }
    if (decided === 0) throw new Refused('Decide on at least one of them, or leave this page')
    await bringInDecided(visit.tx, visit.viewer.name)
    await visit.record({ detail: { decided } })
    return {
      to: '/imports/waiting',
      flash: `${decided === 1 ? 'One was' : `${decided} were`} decided on and ${decided === 1 ? 'is' : 'are'} being brought in.`,
    }
  },
})

const nothing = 'Not known'
const dayOf = (day: string | null | undefined) =>
  day === null || day === undefined ? nothing : isCalendarDate(day) ? formatDate(day) : day.replaceAll('_', ' ')

interface SideBySideProps {
  one: Waiting
  at: number
  typed: Typed
  errors: readonly FieldError[]
}

function SideBySide({ one, at, typed, errors }: SideBySideProps) {
  const { cells, others } = one
  const person = (place: number) => (others.length === 1 ? 'Known here' : `Known here, ${place + 1}`)
  const rows = [
    {
      what: 'Name',
      file: nameOf(one),
      of: (other: Waiting['others'][number]) => <a href={`/people/${other.person_id}`}>{other.name}</a>,
    },
    {
      what: 'Date of birth',
      file: dayOf(cells.date_of_birth),
      of: (other: Waiting['others'][number]) => dayOf(other.date_of_birth),
    },
    {
      what: 'Postcode',
      file: cells.postcode ?? nothing,
      of: (other: Waiting['others'][number]) => other.postcode ?? nothing,
    },
    {
      what: 'National Insurance number',
      file: cells.ni_number ?? nothing,
      of: (other: Waiting['others'][number]) => other.ni_number ?? nothing,
    },
    {
      what: 'Why they may be the same',
      file: `Row ${one.row}, ${one.participant_id}`,
      of: (other: Waiting['others'][number]) => whyLikely(other),
    },
  ]
  return (
    <>
      <Table
        caption={`${nameOf(one)}${one.file_name === null ? '' : `, in ${one.file_name}`}`}
        dense
        stack
        columns={[
          { key: 'what', text: 'What is known' },
          { key: 'file', text: 'In the file' },
          ...others.map((_, place) => ({ key: `o${place}`, text: person(place) })),
        ]}
        rows={rows.map(({ what, file, of }) => ({
          what,
          file,
          ...Object.fromEntries(others.map((other, place) => [`o${place}`, of(other)])),
        }))}
      />
      <Radios
        name={boxOf(at)}
        label={`Who is ${nameOf(one)}?`}
        options={optionsOf(one)}
        value={String(typed[boxOf(at)] ?? later)}
        error={errors.find(({ field }) => field === boxOf(at))?.message}
        small
        inline
      />
    </>
  )
}
