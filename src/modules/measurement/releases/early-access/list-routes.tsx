import { Ask, email, FormErrors, formOf, text } from '#platform/forms'
import { form, found, Refused } from '#platform/http'
import { Button, Form, Heading } from '#platform/ui'
import { analysts, atTheDesk, looking, versionIn, versionOf } from '../desk/version-of.ts'
import { addReader, readersAtTheDesk, removeReader } from './readers.queries.ts'

const questions = formOf({
  name: text({ label: 'Name', required: 'Enter the name', max: 120 }),
  job_title: text({ label: 'Role', required: 'Enter the role', max: 120 }),
  organisation: text({ label: 'Organisation', required: 'Enter the organisation', max: 120 }),
  email: email({
    label: 'E-mail address',
    hint: 'The link is sent here. It is not published.',
    required: 'Enter the e-mail address',
  }),
})

const open = ['prepared', 'checked', 'approved', 'scheduled'] as const
const tooLate = 'This version is out or withdrawn: its list is closed'

/** Puts somebody on the list of those who may read a version in the 24 hours before it comes out. */
export const addEarlyReader = form({
  path: '/statistics/national/releases/:version/early-readers',
  access: analysts,
  audit: { show: looking, submit: 'releases.reader.added' },
  load: versionOf,
  form: questions,
  show: ({ loaded: version, typed, errors, token }) => ({
    title: 'Somebody to read it early',
    back: { href: atTheDesk(version.id), text: 'Back to the version' },
    main: (
      <Form action={`${atTheDesk(version.id)}/early-readers`} token={token}>
        <FormErrors errors={errors} />
        <Heading sub="As few as can be, and only who must answer questions on the day. Name, role and organisation are published with the release; a link that works once is sent 24 hours before.">
          Somebody to read it early
        </Heading>
        <Ask form={questions} name="name" typed={typed} errors={errors} />
        <Ask form={questions} name="job_title" typed={typed} errors={errors} />
        <Ask form={questions} name="organisation" typed={typed} errors={errors} />
        <Ask form={questions} name="email" typed={typed} errors={errors} />
        <Button>Put on the list</Button>
      </Form>
    ),
  }),
  async submit({ visit, value }) {
    const version = await versionIn(visit, open, tooLate)
    const id = await addReader(visit.tx, version.id, visit.viewer.user_id, value)
    await visit.record({ subject: { kind: 'release_reader', id } })
    return { to: atTheDesk(version.id), flash: `${value.name} is on the list.` }
  },
})

const nothing = formOf({})

/** Takes somebody off the list; a link that was sent stops working. */
export const removeEarlyReader = form({
  path: '/statistics/national/releases/:version/early-readers/:reader/remove',
  access: analysts,
  audit: { show: looking, submit: 'releases.reader.removed' },
  async load(visit) {
    const version = await versionOf(visit)
    const readers = await readersAtTheDesk(visit.tx, version.id)
    return { version, reader: found(readers.find(({ id }) => id === visit.parameters.reader)) }
  },
  form: nothing,
  show: ({ loaded: { version, reader }, errors, token }) => ({
    title: 'Take somebody off the list',
    back: { href: atTheDesk(version.id), text: 'Back to the version' },
    main: (
      <Form action={`${atTheDesk(version.id)}/early-readers/${reader.id}/remove`} token={token}>
        <FormErrors errors={errors} />
        <Heading
          sub={`${reader.job_title}, ${reader.organisation}. Their link stops working. That they looked stays written down.`}
        >
          Take {reader.name} off the list
        </Heading>
        <Button>Take off the list</Button>
      </Form>
    ),
  }),
  async submit({ visit, loaded: { reader } }) {
    const version = await versionIn(visit, open, tooLate)
    if (reader.looks && reader.looks > 0)
      throw new Refused('They have read it already, so they stay on the list that is published')
    await removeReader(visit.tx, reader.id, visit.viewer.user_id)
    await visit.record({ subject: { kind: 'release_reader', id: reader.id } })
    return { to: atTheDesk(version.id), flash: `${reader.name} is off the list.` }
  },
})
