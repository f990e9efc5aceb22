import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import { Ask, choice, FormErrors, formOf, longText, text } from '#platform/forms'
import { form, found } from '#platform/http'
import { dateInLondon, formatDate } from '#platform/time'
import { Button, Form } from '#platform/ui'
import { editors } from '../directory.access.ts'
import { selectOptionalEntry } from '../show/service.queries.ts'

export const kinds = {
  closed: 'It has closed, or is not there',
  wrong: 'Something about it is wrong',
  other: 'Something else',
} as const

const questions = formOf({
  kind: choice({
    label: 'What is wrong?',
    required: 'Choose what is wrong',
    options: Object.entries(kinds).map(([value, text]) => ({ value, text })),
  }),
  words: longText({
    label: 'Tell us more, if you like',
    hint: 'Do not write about yourself or anybody else. We do not know who you are, and cannot answer.',
    max: 600,
  }),
})

/** Anybody says what is wrong with an entry, without saying who they are. */
export const sayWrong = form({
  path: '/support/services/:service/wrong',
  access: 'everyone',
  audit: { show: { none: 'an empty form' }, submit: { none: 'somebody from the public, of whom nothing is kept' } },
  load: async ({ tx, parameters }) => found(await selectOptionalEntry(tx, parameters.service)),
  form: questions,
  show: ({ loaded: { service }, typed, errors, token }) => ({
    title: 'Tell us what is wrong',
    hideThisPage: true,
    back: { href: `/support/services/${service.id}`, text: service.name.slice(0, 60) },
    main: (
      <>
        <h1>What is wrong with {service.name}?</h1>
        <Form action={`/support/services/${service.id}/wrong`} token={token} errors={errors}>
          <Ask form={questions} name="kind" typed={typed} errors={errors} />
          <Ask form={questions} name="words" typed={typed} errors={errors} />
          <Button>Tell the editor</Button>
        </Form>
      </>
    ),
  }),
  async submit({ visit, loaded: { service, area_id }, value }) {
    await sql`insert into directory.suggestion (id, area_id, service_id, kind, words) values (${uuid()}, ${area_id}, ${service.id}, ${value.kind}, ${value.words})`.execute(
      visit.tx,
    )
    return { to: `/support/services/${service.id}`, flash: 'Thank you. Somebody will look at it.' }
  },
})

const settling = formOf({
  outcome: text({ label: 'What did you do?', required: 'Say what you did, in a few words', max: 300 }),
})

/** The editor has seen to what somebody said. */
export const settleSuggestion = form({
  path: '/directory/suggestions/:suggestion',
  access: editors,
  audit: { show: { none: 'what the public says of an entry' }, submit: 'directory.suggestion.settled' },
  async load({ tx, parameters }) {
    const { rows } = await sql<{
      id: string
      service_id: string
      service: string
      kind: keyof typeof kinds
      words: string | null
      made_at: Date
    }>`
      select g.id, g.service_id, s.name as service, g.kind, g.words, g.made_at from directory.suggestion g join directory.service s on s.id = g.service_id
      where g.id = ${parameters.suggestion} and g.settled_at is null`.execute(tx)
    return found(rows[0])
  },
  form: settling,
  show: ({ loaded: said, typed, errors, token }) => ({
    title: 'What the public says',
    back: { href: '/directory', text: 'Directory' },
    main: (
      <>
        <FormErrors errors={errors} />
        <h1>{said.service}</h1>
        <p>
          Somebody said on {formatDate(dateInLondon(said.made_at))}: {kinds[said.kind].toLowerCase()}.
        </p>
        {said.words && <blockquote>{said.words}</blockquote>}
        <p>
          <a href={`/directory/services/${said.service_id}`}>Change the entry</a>, or{' '}
          <a href={`/directory/services/${said.service_id}/right`}>say that it is right</a>.
        </p>
        <Form action={`/directory/suggestions/${said.id}`} token={token}>
          <Ask form={settling} name="outcome" typed={typed} errors={errors} />
          <Button>It is seen to</Button>
        </Form>
      </>
    ),
  }),
  async submit({ visit, loaded: { id, service_id }, value }) {
    const { tx, viewer } = visit
    await sql`update directory.suggestion set settled_at = nwd.clock(), settled_by = ${viewer.user_id}, settled_name = ${viewer.name}, outcome = ${value.outcome}
      where id = ${id} and settled_at is null`.execute(tx)
    await visit.record({ subject: { kind: 'service', id: service_id } })
    return { to: '/directory', flash: 'It is seen to.' }
  },
})
