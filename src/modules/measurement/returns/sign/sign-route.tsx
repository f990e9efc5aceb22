import { Ask, confirm, type FieldError, FormErrors, formOf, text } from '#platform/forms'
import { form, Refused, type Visit } from '#platform/http'
import { formatDate } from '#platform/time'
import { Button, ButtonGroup, Form, Heading, InsetText } from '#platform/ui'
import { about, coordinator, type Loaded, loadReturn, refusing } from '../access.ts'
import { inPeople } from '../words.ts'
import { sign, statementOn, whyNotSigned } from './sign.ts'

const signForm = formOf({
  agree: confirm({
    label: 'The statement',
    says: 'I agree to this statement',
    required: 'Agree to the statement to sign the return',
  }),
  name: text({
    label: 'Your name',
    hint: 'Type it as your account has it. It stands under the return.',
    required: 'Type your name to sign',
    max: 100,
  }),
})

const alike = (one: string, other: string) =>
  one.trim().replace(/\s+/g, ' ').toLowerCase() === other.trim().toLowerCase()

const nameErrors = (typed: string, name: string): FieldError[] =>
  alike(typed, name) ? [] : [{ field: 'name', message: `Your account’s name is ${name}: type that name` }]

function Main({ it, findings, asked }: Loaded & { asked: Asked }) {
  const why = whyNotSigned(it, findings)
  if (why !== null)
    return (
      <>
        <Heading>Sign the return for {it.quarter}</Heading>
        <p>{why}</p>
        <p>
          <a href={`/returns/${it.id}`}>Back to the return</a>
        </p>
      </>
    )
  return (
    <>
      <Heading sub={`As at ${formatDate(it.as_at)} · version ${it.version} · ${inPeople(it.people)}`}>
        Sign the return for {it.quarter}
      </Heading>
      <FormErrors errors={asked.errors} />
      <InsetText>
        <p>{statementOn(asked.visit.today).text}</p>
      </InsetText>
      <Form action={`/returns/${it.id}/sign`} token={asked.token}>
        <Ask form={signForm} name="agree" typed={asked.typed} errors={asked.errors} />
        <Ask form={signForm} name="name" typed={asked.typed} errors={asked.errors} />
        <ButtonGroup>
          <Button>Sign the return</Button>
          <Button href={`/returns/${it.id}`} kind="link">
            Not now
          </Button>
        </ButtonGroup>
      </Form>
    </>
  )
}

interface Asked {
  visit: Visit
  typed: Record<string, string | string[]>
  errors: readonly FieldError[]
  token: string
}

export const signReturnRoute = form({
  path: '/returns/:return/sign',
  access: coordinator,
  audit: { show: { none: 'counts of the viewer’s own area, which name nobody' }, submit: 'measurement.return.signed' },
  form: signForm,
  load: loadReturn,
  show: ({ visit, loaded, typed, errors, token }) => ({
    title: `Sign the return for ${loaded.it.quarter}`,
    back: { href: `/returns/${loaded.it.id}`, text: `Return for ${loaded.it.quarter}` },
    main: <Main {...loaded} asked={{ visit, typed, errors, token }} />,
  }),
  async submit({ visit, loaded: { it }, value }) {
    const { tx, viewer, today } = visit
    const wrong = nameErrors(value.name, viewer.name)
    if (wrong.length > 0) throw new Refused(wrong)
    await refusing(sign(tx, it, { name: viewer.name, role: viewer.role, user_id: viewer.user_id }, statementOn(today)))
    await visit.record({ ...about(it), detail: { as_at: it.as_at, version: it.version } })
    return { to: `/returns/${it.id}`, flash: 'The return is signed.' }
  },
})
