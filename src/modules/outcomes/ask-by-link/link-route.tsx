import type { VNode } from 'preact'
import { countGuess, guessesTooOften } from '#platform/auth'
import { Ask, choice, formOf } from '#platform/forms'
import { form, found, page, type Visit } from '#platform/http'
import { Button, Form } from '#platform/ui'
import { answerByLink, type LinkStands, selectOptionalLink } from './link.queries.ts'

const question = formOf({
  answer: choice({
    label: 'Are you in work today?',
    hint: 'Say yes if you have a job, even on a day off.',
    called: 'Your answer',
    required: 'Choose one answer',
    options: [
      { value: 'yes', text: 'Yes' },
      { value: 'no', text: 'No' },
      { value: 'prefer_not_to_say', text: 'I would rather not say' },
      { value: 'do_not_ask', text: 'Please do not ask me again' },
    ],
  }),
})

async function load(visit: Visit<{ link: string }, unknown>): Promise<LinkStands> {
  const { tx, parameters } = visit
  const link = (await guessesTooOften()) ? undefined : await selectOptionalLink(tx, parameters.link)
  if (link === undefined) await countGuess()
  return found(link)
}

const about = ({ person_id, area_id, link_id }: LinkStands) => ({
  person_id,
  area_id,
  subject: { kind: 'follow_up_link', id: link_id },
})

const help = (
  <p>
    Want help to find work, or to stay in it? <a href="/">Find support</a>.
  </p>
)

/** A page of few words, with nothing of whom they are for. */
const said = (title: string, words: string): { title: string; bare: true; hideThisPage: true; main: VNode } => ({
  title,
  bare: true,
  hideThisPage: true,
  main: (
    <>
      <h1>{title}</h1>
      <p>{words}</p>
      {help}
    </>
  ),
})

const ended = {
  answered: () => said('This was answered', 'Thank you. We have an answer, so there is nothing more to do.'),
  over: () => said('You do not need to answer', 'We no longer need an answer to this question. Nothing was sent.'),
}

/**
 * The question that a link asks: one page, a tap to choose and a tap to send, by whoever holds the link. It names nobody and says nothing of
 * anybody; opening it changes nothing, so that a program that looks at links answers for no one.
 */
export const linkRoute = form({
  path: '/f/:link',
  access: 'everyone',
  audit: { show: 'outcomes.link.opened', submit: 'outcomes.link.answered' },
  load,
  form: question,
  async show({ visit, loaded, typed, errors, token }) {
    await visit.record(about(loaded))
    if (loaded.state !== 'open') return ended[loaded.state]()
    return {
      title: 'One question',
      bare: true,
      hideThisPage: true,
      main: (
        <>
          <Form action={visit.url.pathname} token={token} errors={errors}>
            <Ask form={question} name="answer" typed={typed} errors={errors} asHeading />
            <Button>Send my answer</Button>
          </Form>
          <p>Only the team that asked sees your answer. It changes no help that you get.</p>
        </>
      ),
    }
  },
  async submit({ visit, loaded, value }) {
    const stored = await answerByLink(visit.tx, visit.parameters.link, value.answer)
    await visit.record({ ...about(loaded), detail: { said_by: 'person_by_link', stored } })
    return { to: stored ? '/f/thanks' : visit.url.pathname }
  },
})

/** After an answer: the same words for everybody, at an address without the secret. */
export const thanksRoute = page({
  path: '/f/thanks',
  access: 'everyone',
  audit: { none: 'the same words for everybody' },
  async show() {
    return said('Thank you', 'Your answer is saved. You can close this page now.')
  },
})
