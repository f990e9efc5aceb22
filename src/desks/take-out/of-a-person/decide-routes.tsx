import { fullName } from '#modules/people'
import { Ask, choice, formOf, longText } from '#platform/forms'
import { form, found, NotFound, type Visit } from '#platform/http'
import { referenceOptions } from '#platform/reference'
import type { CalendarDate } from '#platform/time'
import { Button, ButtonGroup, Form, Heading, InsetText } from '#platform/ui'
import { aboutCopy, loadCopy } from './request-routes.tsx'
import { closeRequest, decide } from './requests.queries.ts'
import { isOpen } from './words.tsx'

const access = ['coordinator'] as const

const decideForm = (today: CalendarDate, file: boolean) =>
  formOf(
    {
      gives: choice({
        label: 'What do they get of it?',
        required: 'Choose what they get of it',
        options: [
          { value: 'all', text: 'All of it, as it stands' },
          ...(file ? [] : [{ value: 'part' as const, text: 'A part: I take out what is about somebody else' }]),
          { value: 'nothing', text: 'Nothing of it' },
        ] as const,
      }),
      words: longText({ label: 'What they get instead', hint: 'Put … where something is taken out.', max: 20_000 }),
      reason: choice({
        label: 'Why not all of it?',
        hint: 'They read this in their copy.',
        options: referenceOptions('withholding-reasons', today),
      }),
    },
    ({ gives, words, reason }) => [
      ...(gives === 'part' && words === null ? [{ field: 'words', message: 'Enter what they get instead' }] : []),
      ...(gives !== 'all' && reason === null
        ? [{ field: 'reason', message: 'Choose why they do not get all of it' }]
        : []),
    ],
  )

async function loadEntry(visit: Visit<{ request: string; number: string }>) {
  const copy = await loadCopy(visit)
  if (!isOpen(copy.request)) throw new NotFound()
  const entry = found(copy.entries.find(({ number }) => number === Number(visit.parameters.number)))
  return { ...copy, entry, today: visit.today }
}

/** What is given of one entry, and why not all of it. */
export const decideEntry = form({
  path: '/copies/:request/entries/:number',
  access,
  audit: { show: 'take_out.entry.read', submit: 'take_out.entry.decided' },
  form: ({ today, entry }: Awaited<ReturnType<typeof loadEntry>>) => decideForm(today, entry.file),
  load: loadEntry,
  prefill({ decided, entry, today }) {
    const before = decided.get(entry.number)
    return decideForm(today, entry.file).typedFrom({
      ...(before === undefined ? {} : { gives: before.gives, reason: before.reason }),
      words: before?.words ?? entry.words,
    })
  },
  async show({ visit, loaded, typed, errors, token }) {
    const { request, person, gathered, entry, entries } = loaded
    await visit.record(aboutCopy(loaded))
    const asked = { form: decideForm(loaded.today, entry.file), typed, errors }
    const at = `/copies/${request.id}`
    const row = gathered?.tables.find(({ table }) => table === entry.table)?.rows[entry.row]
    return {
      title: `Entry ${entry.number} of ${entries.length}`,
      back: { href: at, text: `Copy for ${fullName(person)}` },
      main: (
        <>
          <Heading sub={`${entry.tableMeaning}: ${entry.label}`}>
            Entry {entry.number} of {entries.length}
          </Heading>
          {entry.flagged !== undefined && <p>{entry.flagged}</p>}
          <InsetText>
            {entry.file ? (
              <a href={`/people/${request.person_id}/files/${String(row?.id)}`}>Open the file “{entry.words}”</a>
            ) : (
              entry.words.split(/\n+/).map((line, index) => <p key={index}>{line}</p>)
            )}
          </InsetText>
          <Form action={`${at}/entries/${entry.number}`} token={token} errors={errors}>
            <Ask {...asked} name="gives" />
            {!entry.file && <Ask {...asked} name="words" />}
            <Ask {...asked} name="reason" />
            <ButtonGroup>
              <Button>Decide</Button>
              <Button href={at} kind="link">
                Cancel
              </Button>
            </ButtonGroup>
          </Form>
        </>
      ),
    }
  },
  async submit({ visit, loaded, value }) {
    const { request, entry } = loaded
    await decide(visit.tx, visit.viewer, request, {
      entry: entry.number,
      gives: value.gives,
      words: value.gives === 'part' ? value.words : null,
      reason: value.gives === 'all' ? null : value.reason,
    })
    await visit.record({
      ...aboutCopy(loaded),
      detail: { entry: entry.number, gives: value.gives, reason: value.gives === 'all' ? null : value.reason },
    })
    const open = loaded.entries.find(
      ({ number, flagged }) => flagged !== undefined && number !== entry.number && !loaded.decided.has(number),
    )
    const at = `/copies/${request.id}`
    return open === undefined
      ? { to: at, flash: 'Decided. Nothing else has to be.' }
      : { to: `${at}/entries/${open.number}`, flash: 'Decided. This is the next one.' }
  },
})

const closeForm = formOf({
  because: choice({
    label: 'Why is it not answered?',
    required: 'Choose why it is not answered',
    options: [
      { value: 'withdrawn', text: 'They no longer want it' },
      { value: 'not_them', text: 'We could not be sure that it was they who asked' },
      { value: 'asked_again', text: 'They asked again, and the newer one is answered' },
    ] as const,
  }),
})

async function loadOpen(visit: Visit<{ request: string }>) {
  const copy = await loadCopy(visit)
  if (!isOpen(copy.request)) throw new NotFound()
  return copy
}

/** A request is set aside without an answer: the person no longer wants it, or it was not they who asked. */
export const setAside = form({
  path: '/copies/:request/set-aside',
  access,
  audit: { show: 'take_out.copy.read', submit: 'take_out.copy.set_aside' },
  form: closeForm,
  load: loadOpen,
  async show({ visit, loaded, typed, errors, token }) {
    await visit.record(aboutCopy(loaded))
    const at = `/copies/${loaded.request.id}`
    return {
      title: 'Set the copy aside',
      back: { href: at, text: `Copy for ${fullName(loaded.person)}` },
      main: (
        <>
          <Heading sub={fullName(loaded.person)}>Set the copy aside</Heading>
          <p>Nothing is given out. Tell them, and that they may complain to the Information Commissioner.</p>
          <Form action={`${at}/set-aside`} token={token} errors={errors}>
            <Ask form={closeForm} typed={typed} errors={errors} name="because" />
            <ButtonGroup>
              <Button>Set it aside</Button>
              <Button href={at} kind="link">
                Cancel
              </Button>
            </ButtonGroup>
          </Form>
        </>
      ),
    }
  },
  async submit({ visit, loaded, value }) {
    await closeRequest(visit.tx, visit.viewer, loaded.request.id, value.because)
    await visit.record({ ...aboutCopy(loaded), detail: { because: value.because } })
    return { to: '/copies', flash: 'The copy is set aside.' }
  },
})
