import { Ask, choice, date, formOf, longText } from '#platform/forms'
import { form, found, NotFound, page, Refused, type Visit } from '#platform/http'
import { referenceList, referenceOptions, referenceText, ruleOn } from '#platform/reference'
import { addDays, type CalendarDate, dateInLondon, formatDate } from '#platform/time'
import { Button, Details, SummaryList } from '#platform/ui'
import { personOfRecord } from '../details/amend.tsx'
import { callName, selectOptionalPerson } from '../people.queries.ts'
import { personForm } from '../person-form.tsx'
import { type Flag, flagsOf, lookAgain, raiseFlag } from './flags.queries.ts'
import { FlagLine } from './flags-panel.tsx'

const workers = ['key_worker', 'provider_worker', 'team_lead'] as const

const words = longText({
  label: 'What should a colleague know, and do?',
  hint: 'What was seen or said, by whom, and what to do because of it. No more than is needed.',
  required: 'Enter what a colleague should know, and do',
  max: 500,
})

const raising = (on: CalendarDate) =>
  formOf({
    kind: choice({
      label: 'What is it about?',
      required: 'Choose what it is about',
      options: referenceOptions('flag-kinds', on).map((option) => ({
        ...option,
        hint: ruleOn('flag-kinds', option.value, on)?.says,
      })),
    }),
    words,
    review_on: date({
      label: 'Look at it again by',
      hint: 'Left blank: in three months, for safe contact in six.',
    }),
  })

/** Raises a flag: what it is about, what to know and do, and until when it is looked at again. */
export const newFlag = form({
  path: '/people/:person/flags/new',
  access: workers,
  audit: { show: 'people.flags.viewed', submit: 'people.flag.raised' },
  load: async (visit) => ({
    person: await personOfRecord(visit, visit.parameters.person),
    form: raising(visit.today),
  }),
  form: (loaded) => loaded.form,
  async show({ visit, loaded: { person, form: questions }, typed, errors, token }) {
    if (errors.length === 0) await visit.record({ person_id: person.id })
    const asked = { form: questions, typed, errors }
    return personForm({
      person,
      heading: 'Raise a flag',
      view: { visit, errors, token },
      button: 'Raise it',
      back: { href: `/people/${person.id}/flags`, text: 'Flags' },
      children: (
        <>
          <Ask {...asked} name="kind" />
          <Ask {...asked} name="words" rows={4} />
          <Ask {...asked} name="review_on" />
        </>
      ),
    })
  },
  async submit({ visit, loaded: { person }, value }) {
    const { tx, viewer, today } = visit
    const review_on = value.review_on ?? addDays(today, ruleOn('flag-kinds', value.kind, today)?.review_days ?? 91)
    if (review_on <= today)
      throw new Refused([{ field: 'review_on', message: 'The day to look again must be after today' }])
    const id = await raiseFlag(tx, viewer, person.id, { kind: value.kind, words: value.words, review_on })
    await visit.record({ person_id: person.id, subject: { kind: 'flag', id }, detail: { kind: value.kind } })
    return { to: `/people/${person.id}`, flash: 'The flag is raised.' }
  },
})

/** Every flag of a person that the viewer must know of: those that stand, and those that ended, with why. */
export const flagsPage = page({
  path: '/people/:person/flags',
  access: [...workers, 'coordinator', 'referrer'],
  audit: 'people.flags.viewed',
  async show(visit) {
    const { tx, viewer, today } = visit
    const person = found(await selectOptionalPerson(tx, visit.parameters.person))
    const flags = await flagsOf(tx, person.id)
    const may = await mayRaise(visit, person.id)
    if (flags.length === 0 && !may) throw new NotFound()
    await visit.record({ person_id: person.id })
    const standing = flags.filter(({ ended_at }) => ended_at === null)
    const ended = flags.filter(({ ended_at }) => ended_at !== null)
    const at = `/people/${person.id}/flags`
    return {
      title: `Flags of ${callName(person)}`,
      back: { href: `/people/${person.id}`, text: callName(person) },
      hideThisPage: true,
      main: (
        <>
          <h1>Flags of {callName(person)}</h1>
          <p>
            {standing.length === 0
              ? 'No flag stands that you must know of.'
              : `${standing.length} ${standing.length === 1 ? 'flag stands' : 'flags stand'}.`}{' '}
            <span class="nwd-sub">Every look at them is audited. Their own page shows none.</span>
          </p>
          {standing.map((flag) => (
            <section class="nwd-flags" key={flag.id} aria-label={referenceText('flag-kinds', flag.kind)}>
              <p>
                <FlagLine flag={flag} today={today} />
              </p>
              {may && (
                <p>
                  <a href={`${at}/${flag.id}`}>
                    Look at it again, or end it
                    <span class="visually-hidden">: {referenceText('flag-kinds', flag.kind)}</span>
                  </a>
                </p>
              )}
            </section>
          ))}
          {may && <Button href={`${at}/new`}>Raise a flag</Button>}
          {ended.length > 0 && (
            <Details summary={`Earlier: ${ended.length}`}>
              <SummaryList dense rows={ended.map((flag) => ({ key: keyOf(flag), value: <Ended flag={flag} /> }))} />
            </Details>
          )}
          <ul class="nwd-plain nwd-sub">
            {referenceList('flag-kinds', today).map(({ text, says }) => (
              <li key={text}>
                {text}: {says}
              </li>
            ))}
          </ul>
          {viewer.role === 'coordinator' && (
            <p class="nwd-sub">Risk and lone working are read by those who meet them.</p>
          )}
        </>
      ),
    }
  },
})

const keyOf = (flag: Flag) => `${referenceText('flag-kinds', flag.kind)}, ${formatDate(dateInLondon(flag.raised_at))}`

function Ended({ flag }: { flag: Flag }) {
  return (
    <>
      {flag.words}{' '}
      <span class="nwd-sub">
        {flag.raised_by_name}. {flag.ended_at !== null && formatDate(dateInLondon(flag.ended_at))}, {flag.ended_by_name}
        : {flag.ended_words}
      </span>
    </>
  )
}

const mayRaise = async (visit: Pick<Visit, 'tx' | 'viewer'>, person: string) =>
  workers.some((role) => role === visit.viewer.role) &&
  (await personOfRecord(visit, person).then(
    () => true,
    () => false,
  ))

const again = formOf(
  {
    holds: choice({
      label: 'Does it still hold?',
      required: 'Choose whether it still holds',
      options: [
        { value: 'yes', text: 'Yes, look again later' },
        { value: 'no', text: 'No, it is over' },
      ],
    }),
    found: longText({ label: 'What did you find?', required: 'Enter what you found, and how you know', max: 500 }),
    words: { ...words, hint: 'As it should read from now on.' },
    review_on: date({ label: 'Look at it again by', hint: 'Only if it still holds.' }),
  },
  ({ holds, review_on }, { today }) =>
    holds === 'yes' && (review_on === null || review_on <= today)
      ? [{ field: 'review_on', message: 'Enter the day by which it is looked at again, after today' }]
      : [],
)

/** Looks at a flag again: it ends with a reason, or goes on with another day; what it was is kept. */
export const flagAgain = form({
  path: '/people/:person/flags/:flag',
  access: workers,
  audit: { show: 'people.flags.viewed', submit: 'people.flag.looked_at' },
  form: again,
  async load(visit) {
    const person = await personOfRecord(visit, visit.parameters.person)
    const flags = await flagsOf(visit.tx, person.id)
    return { person, flag: found(flags.find(({ id }) => id === visit.parameters.flag)) }
  },
  prefill: ({ flag }) => again.typedFrom({ words: flag.words }),
  async show({ visit, loaded: { person, flag }, typed, errors, token }) {
    if (errors.length === 0) await visit.record({ person_id: person.id, subject: { kind: 'flag', id: flag.id } })
    const asked = { form: again, typed, errors }
    return personForm({
      person,
      heading: 'Look at a flag again',
      sub: `${referenceText('flag-kinds', flag.kind)}, raised by ${flag.raised_by_name}`,
      view: { visit, errors, token },
      button: 'Save',
      back: { href: `/people/${person.id}/flags`, text: 'Flags' },
      children: (
        <>
          <Ask {...asked} name="holds" />
          <Ask {...asked} name="found" rows={3} />
          <Ask {...asked} name="words" rows={3} />
          <Ask {...asked} name="review_on" />
        </>
      ),
    })
  },
  async submit({ visit, loaded: { person, flag }, value }) {
    const { tx, viewer } = visit
    const { holds, review_on } = value
    const goesOn = holds === 'yes' && review_on !== null ? { words: value.words, review_on } : undefined
    if (!(await lookAgain(tx, viewer, flag.id, value.found, goesOn)))
      throw new Refused([
        { field: 'holds', message: 'A colleague has looked at this flag meanwhile: see it as it is now' },
      ])
    await visit.record({ person_id: person.id, subject: { kind: 'flag', id: flag.id }, detail: { holds } })
    return { to: `/people/${person.id}/flags`, flash: goesOn ? 'The flag goes on.' : 'The flag has ended.' }
  },
})
