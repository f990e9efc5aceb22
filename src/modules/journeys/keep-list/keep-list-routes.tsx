import { Ask, choices, FormErrors, formOf, text } from '#platform/forms'
import { form, type Visit } from '#platform/http'
import { Button, ButtonGroup, Form, Heading } from '#platform/ui'
import { askedOf } from '../caseload/caseload-options.ts'
import { workers } from '../journeys.access.ts'
import { endList, type KeptList, keepList, keptLists } from './kept-lists.queries.ts'

const back = { href: '/people', text: 'My people' }

const nameForm = formOf({
  name: text({
    label: 'What do you call this list?',
    called: 'The name of the list',
    hint: 'By what its people have in common: “No meeting arranged”. Never by a person’s name.',
    required: 'Enter a name for the list',
    max: 60,
  }),
})

/** Keeps the list that was looked at under a name of the worker's own. */
export const keepListRoute = form({
  path: '/people/lists/keep',
  access: workers,
  audit: { show: { none: 'an empty form' }, submit: 'journeys.list.kept' },
  load: async ({ url }: Visit) => askedOf(url),
  form: nameForm,
  show: ({ loaded, typed, errors, token }) => ({
    title: 'Keep this list',
    back: { ...back, href: `/people?${loaded}` },
    main: (
      <>
        <FormErrors errors={errors} />
        <Heading sub="What it asks for, its order and its columns are kept, for you alone. A list of the same name is replaced.">
          Keep this list
        </Heading>
        <Form action={`/people/lists/keep?${loaded}`} token={token}>
          <Ask form={nameForm} name="name" typed={typed} errors={errors} width={20} />
          <ButtonGroup>
            <Button>Keep it</Button>
            <a href={`/people?${loaded}`}>Cancel</a>
          </ButtonGroup>
        </Form>
      </>
    ),
  }),
  async submit({ visit, loaded, value }) {
    await keepList(visit.tx, visit.viewer, { name: value.name, asked: loaded })
    await visit.record({ detail: { asked: loaded } })
    return { to: `/people?${loaded}`, flash: 'Kept among your lists.' }
  },
})

const removeForm = (lists: readonly KeptList[]) =>
  formOf({
    lists: choices({
      label: 'Which do you no longer need?',
      required: 'Choose a list, or go back',
      options: lists.map(({ id, name }) => ({ value: id, text: name })),
    }),
  })

/** The lists a worker keeps, to take away those that are no longer needed. */
export const listsRoute = form({
  path: '/people/lists',
  access: workers,
  audit: { show: { none: 'names of the viewer’s own lists, which name nobody' }, submit: 'journeys.lists.removed' },
  load: ({ tx }: Visit) => keptLists(tx),
  form: removeForm,
  show: ({ loaded, typed, errors, token }) => ({
    title: 'Your lists',
    back,
    main: (
      <>
        <FormErrors errors={errors} />
        <Heading sub={loaded.length === 0 ? undefined : `${loaded.length} kept, for you alone.`}>Your lists</Heading>
        {loaded.length === 0 ? (
          <p class="nwd-empty">
            You keep no list yet. Ask for some of <a href="/people">your people</a>, then choose “Keep this list”.
          </p>
        ) : (
          <Form action="/people/lists" token={token}>
            <Ask form={removeForm(loaded)} name="lists" typed={typed} errors={errors} />
            <Button>Take them away</Button>
          </Form>
        )}
      </>
    ),
  }),
  async submit({ visit, value }) {
    for (const list of value.lists) await endList(visit.tx, list)
    await visit.record({ detail: { lists: value.lists.length } })
    return { to: '/people/lists', flash: 'Taken away. The people in it are where they were.' }
  },
})
