import type { Viewer } from '#platform/access'
import { recordEvent } from '#platform/audit'
import type { Tx } from '#platform/db'
import { Ask, type FieldsOf, formOf, longText, type Typed } from '#platform/forms'
import { form, Refused } from '#platform/http'
import type { CalendarDate } from '#platform/time'
import { Button, ButtonGroup, Form } from '#platform/ui'
import { type Details, DetailsQuestions, detailsFields, rowsOf } from '../details/details-form.tsx'
import { createPerson, fullName, likelyMatches, selectOptionalPerson } from '../people.queries.ts'
import { addToTimeline } from '../timeline.ts'
import { Matches } from './matches.tsx'

interface NewPerson extends Details {
  /** Why this is somebody else than those who look alike; asked only when somebody does. */
  not_the_same: string | null
}

const path = '/people/new'

function formOn(on: CalendarDate) {
  const fields: FieldsOf<NewPerson> = {
    ...detailsFields(on),
    not_the_same: longText({
      label: 'How do you know that this is somebody else?',
      hint: 'For example: I asked both, they are cousins. It is kept with the record.',
      max: 300,
    }),
  }
  return formOf(fields)
}

/**
 * Writes down a person who walked in. Likely duplicates are shown before a second record is made: the same form then asks how it
 * is known that this is somebody else. Leads to registration.
 */
export const writeDown = form({
  path,
  access: ['key_worker', 'team_lead'],
  audit: { show: { none: 'an empty form' }, submit: 'people.person.created' },
  load: async ({ today }) => ({ today }),
  form: ({ today }) => formOn(today),
  async show({ visit, loaded, typed, errors, token }) {
    const newForm = formOn(loaded.today)
    const asking = errors.some((error) => error.field === 'not_the_same') || typed.not_the_same !== undefined
    const matches = asking ? await matchesTyped(visit.tx, typed, loaded.today) : []
    const questions = { form: newForm, typed, errors }
    return {
      title: 'Write down somebody new',
      back: { href: '/people/find', text: 'Find a person' },
      main: (
        <>
          <h1>Write down somebody new</h1>
          <Form action={path} token={token} errors={errors}>
            {matches.length > 0 && (
              <>
                <Matches matches={matches} />
                <Ask {...questions} name="not_the_same" rows={2} />
              </>
            )}
            <DetailsQuestions {...questions} />
            <ButtonGroup>
              <Button>Save and go on to registration</Button>
              <Button href="/people/find" kind="link">
                Cancel
              </Button>
            </ButtonGroup>
          </Form>
        </>
      ),
    }
  },
  async submit({ visit: { tx, viewer, record }, value }) {
    const matches = await likelyMatches(tx, value)
    if (matches.length > 0 && value.not_the_same === null) {
      throw new Refused([
        {
          field: 'not_the_same',
          message: 'We may know this person already. Look below, and say how you know it is somebody else',
        },
      ])
    }
    const id = await newPerson(tx, viewer, value)
    await record({ person_id: id, detail: { alike: matches.length } })
    return { to: `/people/${id}/register`, flash: `${fullName(value)} is written down.` }
  },
})

async function newPerson(tx: Tx, viewer: Viewer, value: NewPerson): Promise<string> {
  const { person, contact } = rowsOf(value)
  const id = await createPerson(tx, viewer, person, contact, { kind: 'spell', sees: 3, because: { kind: 'walk_in' } })
  const line = { area_id: viewer.area_id ?? '', person_id: id, kind: 'people.written_down', sees: 3 } as const
  await addToTimeline(tx, viewer, { ...line, words: `Came to ${viewer.organisation_name} and was written down` })
  if (value.not_the_same !== null) {
    const words = `Looked like somebody already known, and is not the same: ${value.not_the_same}`
    await addToTimeline(tx, viewer, { ...line, kind: 'people.not_the_same', words })
  }
  return id
}

/** Those who look like what was typed; each time one is shown is written into that person's access log. */
async function matchesTyped(tx: Tx, typed: Typed, today: CalendarDate) {
  const parsed = formOn(today).parse(typed, { today })
  if (!parsed.ok) return []
  const matches = await likelyMatches(tx, parsed.value)
  const named = []
  for (const match of matches) {
    await recordEvent(tx, { event: 'people.match.shown', person_id: match.id, detail: { visible: match.visible } })
    const person = match.visible ? await selectOptionalPerson(tx, match.id) : undefined
    named.push({ ...match, name: person && fullName(person) })
  }
  return named
}
