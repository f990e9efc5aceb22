import { areas } from '#modules/partnership'
import { Ask, choice, choices, date, FormErrors, formOf, text } from '#platform/forms'
import { form, found, type Visit } from '#platform/http'
import { instantInLondon } from '#platform/time'
import { Button, Form, Heading } from '#platform/ui'
import { type InstrumentSummary, instrumentsOn } from '../instruments/instruments.queries.ts'
import { openRound } from '../rounds/rounds.queries.ts'

async function load({ tx, viewer, today }: Visit) {
  return {
    instruments: await instrumentsOn(tx, today),
    national: viewer.role === 'analyst',
    areas: (await areas(tx)).map(({ id, name }) => ({ value: id, text: name })),
    today,
  }
}
type Loaded = Awaited<ReturnType<typeof load>>

const optionOf = ({ version_id, title }: InstrumentSummary) => ({ value: version_id, text: title })

const roundForm = ({ instruments, today }: Loaded) =>
  formOf({
    title: text({
      label: 'Name of the round',
      called: 'The name',
      required: 'Enter a name, such as Self-assessment, spring 2027',
      max: 60,
    }),
    key: text({
      label: 'Short name',
      called: 'The short name',
      hint: 'For files and commands, such as 2027-spring.',
      required: 'Enter a short name, such as 2027-spring',
      max: 60,
    }),
    version_id: choice({
      label: 'Which checklist?',
      called: 'The checklist',
      required: 'Choose a checklist',
      options: instruments.map(optionOf),
    }),
    closes_on: date({
      label: 'Last day to answer',
      called: 'The last day',
      hint: 'It closes at 5 in the afternoon, for good.',
      required: 'Enter the last day to answer',
      notBefore: today,
    }),
  })

const nationalForm = (loaded: Loaded) =>
  formOf({
    ...roundForm(loaded).fields,
    areas: choices({
      label: 'Which areas take part?',
      called: 'Areas',
      required: 'Choose at least one area',
      options: loaded.areas,
    }),
  })

const formFor = (loaded: Loaded) =>
  loaded.national
    ? nationalForm(loaded)
    : formOf({ ...roundForm(loaded).fields, areas: choices({ label: 'Areas', options: [] }) })

/** A coordinator opens a round for their partnership, an analyst one for the nation. */
export const openRoundRoute = form({
  path: '/checklists/new',
  access: ['coordinator', 'analyst'],
  audit: { show: { none: 'an empty form' }, submit: 'checklists.round.opened' },
  load,
  form: formFor,
  prefill: (loaded) => (loaded.national ? { areas: loaded.areas.map(({ value }) => value) } : {}),
  show({ visit, loaded, typed, errors, token }) {
    const asked = { form: formFor(loaded), typed, errors }
    return {
      title: 'Open a round',
      back: { href: '/checklists', text: 'Checklists' },
      main: (
        <>
          <FormErrors {...asked} />
          <Heading sub="It opens at once. Every organisation answers once; the report opens when the round has closed and five have answered.">
            Open a round
          </Heading>
          <Form action={visit.url.pathname} token={token}>
            <Ask {...asked} name="title" />
            <Ask {...asked} name="key" width={20} />
            <Ask {...asked} name="version_id" />
            <Ask {...asked} name="closes_on" />
            {loaded.national && <Ask {...asked} name="areas" small />}
            <Button>Open the round</Button>
          </Form>
        </>
      ),
    }
  },
  async submit({ visit, loaded, value: { closes_on, areas: chosen, ...named } }) {
    const area = loaded.national ? null : found(visit.viewer.area_id)
    const id = await openRound(visit.tx, {
      ...named,
      area_id: area,
      areas: area === null ? chosen : [area],
      opens_at: visit.clock.now(),
      closes_at: instantInLondon(closes_on, '17:00'),
      opened_by: visit.viewer.user_id,
    })
    await visit.record({ subject: { kind: 'round', id } })
    return { to: `/checklists/${id}`, flash: `${named.title} is open.` }
  },
})
