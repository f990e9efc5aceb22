import { FormErrors, formOf } from '#platform/forms'
import { form, type Route } from '#platform/http'
import { formatDateTime } from '#platform/time'
import { Button, ButtonGroup, Form, Heading, InsetText } from '#platform/ui'
import { reopenResponse, submitResponse } from '../responses/respond.ts'
import { AnswersInFull } from './answers-in-full.tsx'
import type { Door } from './door.ts'
import { answeredIn, sheetBehind } from './load-sheet.ts'

const nothing = () => formOf({})

/** Everything that was answered, once more, before it is sent in as the organisation's one response. */
export const sendAnswersRoute = (door: Door): Route =>
  form({
    path: `/checklists/:round/${door.under}/send`,
    access: door.access,
    audit: {
      show: { none: 'the viewer’s own organisation’s answers, which are about nobody' },
      submit: 'checklists.response.submitted',
    },
    load: sheetBehind(door),
    form: nothing,
    show({ visit, loaded, errors, token }) {
      const { at, closed } = loaded
      return {
        title: 'Check your answers',
        back: { href: at, text: 'Our answers' },
        main: (
          <>
            <FormErrors errors={errors} />
            <Heading sub="Sent in once for the whole organisation. You can take it up again until the round closes.">
              Check your answers
            </Heading>
            <AnswersInFull
              sheet={loaded}
              under={(section) => (
                <p>
                  {answeredIn(loaded, section).answered} of {answeredIn(loaded, section).all} answered.{' '}
                  <a href={`${at}/${section}`}>
                    Change<span class="visually-hidden"> section {section}</span>
                  </a>
                </p>
              )}
            />
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
      await visit.record({ area_id: seat.area_id, subject: { kind: 'round', id: round.id } })
      return { to: at, flash: 'Your organisation’s answers are sent in. Thank you.' }
    },
  })

export const reopenAnswersRoute = (door: Door): Route =>
  form({
    path: `/checklists/:round/${door.under}/again`,
    access: door.access,
    audit: {
      show: { none: 'a question about the viewer’s own organisation’s answers' },
      submit: 'checklists.response.reopened',
    },
    load: sheetBehind(door),
    form: nothing,
    show({ visit, loaded, errors, token }) {
      const { response, at, closed } = loaded
      const sent = response?.submission
      return {
        title: 'Take your answers up again',
        back: { href: at, text: 'Our answers' },
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
                  <a href={at}>Leave them as they are</a>
                </ButtonGroup>
              </Form>
            )}
          </>
        ),
      }
    },
    async submit({ visit, loaded: { seat, at, round } }) {
      await reopenResponse(visit.tx, seat, visit.clock.now())
      await visit.record({ area_id: seat.area_id, subject: { kind: 'round', id: round.id } })
      return { to: at, flash: 'You can change your answers. Send them in again when you are done.' }
    },
  })
