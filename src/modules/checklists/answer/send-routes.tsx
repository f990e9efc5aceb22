import { FormErrors, formOf } from '#platform/forms'
import { form } from '#platform/http'
import { formatDateTime } from '#platform/time'
import { Button, ButtonGroup, Form, Heading, InsetText, SummaryList, Table } from '#platform/ui'
import { reopenResponse, submitResponse } from '../responses/respond.ts'
import { rolesThatAnswer } from '../responses/seat.ts'
import { answeredIn, loadSheet } from './load-sheet.ts'

const nothing = () => formOf({})

/** Everything that was answered, once more, before it is sent in as the organisation's one response. */
export const sendAnswersRoute = form({
  path: '/checklists/:round/answer/send',
  access: rolesThatAnswer,
  audit: {
    show: { none: 'the viewer’s own organisation’s answers, which are about nobody' },
    submit: 'checklists.response.submitted',
  },
  load: loadSheet,
  form: nothing,
  show({ visit, loaded, errors, token }) {
    const { instrument, entries, at, closed } = loaded
    const label = (code: string) => instrument.scale.find((one) => one.code === code)?.label ?? 'Not answered'
    return {
      title: 'Check your answers',
      back: { href: `${at}/answer`, text: 'Our answers' },
      main: (
        <>
          <FormErrors errors={errors} />
          <Heading sub="Sent in once for the whole organisation. You can take it up again until the round closes.">
            Check your answers
          </Heading>
          {instrument.sections.map((section) => (
            <section key={section.number}>
              <h2>
                {section.number}. {section.title}
              </h2>
              <p>
                {answeredIn(loaded, section.number).answered} of {section.statements.length} answered.{' '}
                <a href={`${at}/answer/${section.number}`}>
                  Change<span class="visually-hidden"> section {section.number}</span>
                </a>
              </p>
              <Table
                caption={section.title}
                hideCaption
                dense
                columns={[
                  { key: 'text', text: 'Statement' },
                  { key: 'answer', text: 'Our answer' },
                ]}
                rows={section.statements.map(({ item, text }) => ({
                  text: `${item} ${text}`,
                  answer: label(entries.get(item)?.value ?? ''),
                }))}
              />
              <SummaryList
                dense
                rows={instrument.boxes.flatMap(({ code, asks }) => {
                  const words = entries.get(`${section.number}.${code}`)?.value ?? ''
                  return words === '' ? [] : [{ key: asks, value: words }]
                })}
              />
            </section>
          ))}
          {closed !== undefined ? (
            <InsetText>{closed}</InsetText>
          ) : (
            <Form action={visit.url.pathname} token={token}>
              <Button>Send in our answers</Button>
            </Form>
          )}
        </>
      ),
    }
  },
  async submit({ visit, loaded: { seat, at, round } }) {
    await submitResponse(visit.tx, seat, visit.clock.now())
    await visit.record({ subject: { kind: 'round', id: round.id } })
    return { to: `${at}/answer`, flash: 'Your organisation’s answers are sent in. Thank you.' }
  },
})

export const reopenAnswersRoute = form({
  path: '/checklists/:round/answer/again',
  access: rolesThatAnswer,
  audit: {
    show: { none: 'a question about the viewer’s own organisation’s answers' },
    submit: 'checklists.response.reopened',
  },
  load: loadSheet,
  form: nothing,
  show({ visit, loaded, errors, token }) {
    const { response, at, closed } = loaded
    const sent = response?.submission
    return {
      title: 'Take your answers up again',
      back: { href: `${at}/answer`, text: 'Our answers' },
      main: (
        <>
          <FormErrors errors={errors} />
          <Heading>Take your answers up again</Heading>
          <p>
            {sent ? `They were sent in by ${sent.submitted_by_name}, ${formatDateTime(sent.submitted_at)}. ` : ''}
            What was sent in counts until you send in the changed answers.
          </p>
          {closed !== undefined ? (
            <InsetText>{closed}</InsetText>
          ) : (
            <Form action={visit.url.pathname} token={token}>
              <ButtonGroup>
                <Button>Take them up again</Button>
                <a href={`${at}/answer`}>Leave them as they are</a>
              </ButtonGroup>
            </Form>
          )}
        </>
      ),
    }
  },
  async submit({ visit, loaded: { seat, at, round } }) {
    await reopenResponse(visit.tx, seat, visit.clock.now())
    await visit.record({ subject: { kind: 'round', id: round.id } })
    return { to: `${at}/answer`, flash: 'You can change your answers. Send them in again when you are done.' }
  },
})
