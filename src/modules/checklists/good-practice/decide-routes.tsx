import { choice, confirm, type Form as FormOf, formOf, longText } from '#platform/forms'
import { type FormView, form, found, Refused, type Visit } from '#platform/http'
import { InsetText } from '#platform/ui'
import { formPage } from '../form-page.tsx'
import { decidePractice, selectOptionalPractice, submitPractice, withdrawPractice } from './practice.queries.ts'
import { isInside, standingOf } from './practice.ts'
import { WhatItSays } from './what-it-says.tsx'

async function load({ tx, viewer, parameters }: Visit<{ practice: string }>) {
  const practice = found(await selectOptionalPractice(tx, parameters.practice))
  if (!isInside(viewer, practice)) found(undefined)
  return { practice, at: `/checklists/good-practice/${practice.id}` }
}
type Loaded = Awaited<ReturnType<typeof load>>

interface Step<V> {
  form: FormOf<V>
  heading: string
  sub: string
  button: string
}

/** One step of an example: its words as they stand, what is asked, and the one thing to press. */
const stepPage =
  <V extends object>(step: Step<V>) =>
  (view: FormView<Loaded, object>) => {
    const { practice, at } = view.loaded
    return formPage(view, {
      ...step,
      back: { href: at, text: practice.latest.title },
      children: (
        <InsetText>
          <WhatItSays telling={practice.latest} />
        </InsetText>
      ),
    })
  }

const shown = { none: 'what an area puts forward, which is about nobody' }

const submitForm = formOf({
  read: confirm({
    label: 'Before it goes',
    says: 'It names no person, and nobody can tell from it what one organisation answered',
    required: 'Confirm that it names no person, and tells nothing of what one organisation answered',
  }),
})

/** The coordinator submits a draft, having read it for names. */
export const submitPracticeRoute = form({
  path: '/checklists/good-practice/:practice/submit',
  access: ['coordinator'],
  audit: { show: shown, submit: 'checklists.practice.submitted' },
  load,
  form: submitForm,
  show: stepPage({
    form: submitForm,
    heading: 'Submit good practice',
    sub: 'The national team reads it and publishes it to every partnership, or returns it to you.',
    button: 'Submit it',
  }),
  async submit({ visit, loaded: { practice, at } }) {
    if (standingOf(practice.latest) !== 'draft') throw new Refused('It has been submitted already')
    await submitPractice(visit.tx, practice, visit.viewer.user_id)
    await visit.record({ subject: { kind: 'good_practice', id: practice.id } })
    return { to: at, flash: 'It is submitted. You will see here what becomes of it.' }
  },
})

const reviewForm = formOf(
  {
    decision: choice({
      label: 'What becomes of it?',
      called: 'What becomes of it',
      required: 'Choose what becomes of it',
      options: [
        { value: 'published', text: 'Publish it to every partnership' },
        { value: 'returned', text: 'Return it to its area' },
      ],
    }),
    why: longText({ label: 'What would make it right?', hint: 'Only when you return it.', max: 1000 }),
  },
  ({ decision, why }) =>
    decision === 'returned' && why === null
      ? [{ field: 'why', message: 'Say what would make it right, so that they can mend it' }]
      : [],
)

/** The analyst publishes or returns what an area submitted. */
export const reviewPracticeRoute = form({
  path: '/checklists/good-practice/:practice/review',
  access: ['analyst'],
  audit: { show: shown, submit: 'checklists.practice.decided' },
  load,
  form: reviewForm,
  show: stepPage({
    form: reviewForm,
    heading: 'Review good practice',
    sub: 'Is it clear what was done and what came of it, could another area do it, and does it name nobody?',
    button: 'Save',
  }),
  async submit({ visit, loaded: { practice }, value: { decision, why } }) {
    if (standingOf(practice.latest) !== 'submitted') throw new Refused('It has been decided already')
    const decided = { decision, why: decision === 'returned' ? why : null }
    await decidePractice(visit.tx, practice, decided, visit.viewer.user_id)
    await visit.record({ subject: { kind: 'good_practice', id: practice.id }, detail: { decision } })
    return {
      to: '/checklists/good-practice',
      flash: decision === 'published' ? 'It is published.' : 'It is returned to its area.',
    }
  },
})

const withdrawForm = formOf({
  why: longText({
    label: 'Why is it withdrawn?',
    called: 'The reason',
    hint: 'The area and the national team read this.',
    required: 'Say why it is withdrawn',
    max: 500,
  }),
})

/** The area or the analyst takes what is published from view. */
export const withdrawPracticeRoute = form({
  path: '/checklists/good-practice/:practice/withdraw',
  access: ['coordinator', 'analyst'],
  audit: { show: shown, submit: 'checklists.practice.withdrawn' },
  load,
  form: withdrawForm,
  show: stepPage({
    form: withdrawForm,
    heading: 'Withdraw good practice',
    sub: 'No other partnership sees it any more. What it said, and why it went, is kept.',
    button: 'Withdraw it',
  }),
  async submit({ visit, loaded: { practice, at }, value: { why } }) {
    if (practice.shown === undefined) throw new Refused('It is not published')
    await withdrawPractice(visit.tx, practice, why, visit.viewer.user_id)
    await visit.record({ subject: { kind: 'good_practice', id: practice.id } })
    return { to: at, flash: 'It is withdrawn.' }
  },
})
