import { formOf } from '#platform/forms'
import { form, found, page } from '#platform/http'
import { dateInLondon, formatDate } from '#platform/time'
import { Button, ButtonGroup, Form, NextStep, TaskList } from '#platform/ui'
import { senders } from '../roles.ts'
import { answersIn } from './answers.ts'
import { deleteDraft, sections, selectOptionalDraft } from './drafts.ts'
import { sectionTitles } from './sections.tsx'

/** The sections of a draft, in any order, and what is still to do. */
export const draftPage = page({
  path: '/referrals/drafts/:draft',
  access: senders,
  audit: { none: 'the viewer’s own draft' },
  async show({ tx, parameters, today }) {
    const draft = found(await selectOptionalDraft(tx, parameters.draft))
    if (draft.sent_as !== null) return { title: 'Sent already', main: <AlreadySent referral={draft.sent_as} /> }
    const answers = answersIn(draft, today)
    const done = sections.filter((section) => answers[section] !== undefined)
    const at = `/referrals/drafts/${draft.id}`
    const ready = done.length === sections.length
    return {
      title: 'Your referral',
      back: { href: '/referrals/new', text: 'All your drafts' },
      main: (
        <>
          <h1>Your referral</h1>
          <p>
            {done.length} of {sections.length} parts done. Kept until {formatDate(dateInLondon(draft.expires_at))}; only
            you can see it.
          </p>
          <TaskList
            label="Parts of the referral"
            tasks={[
              ...sections.map((section) => ({
                text: sectionTitles[section],
                href: `${at}/${section}`,
                status: answers[section] ? ({ text: 'Done', tone: 'green' } as const) : ({ text: 'To do' } as const),
              })),
              {
                text: 'Check your answers and send',
                href: ready ? `${at}/check` : undefined,
                status: ready ? ({ text: 'Ready', tone: 'blue' } as const) : { text: 'Not yet' },
              },
            ]}
          />
          <p>
            <a href={`${at}/delete`}>Throw this draft away</a>
          </p>
        </>
      ),
    }
  },
})

/** A draft that was sent leads to what it became. */
export function AlreadySent({ referral }: { referral: string }) {
  return (
    <>
      <h1>This was sent already</h1>
      <NextStep actions={<Button href={`/referrals/${referral}`}>See the referral</Button>}>
        Nothing more has to be done here, and nothing was sent twice.
      </NextStep>
    </>
  )
}

/** Throws a draft away, once asked. */
export const throwAway = form({
  path: '/referrals/drafts/:draft/delete',
  access: senders,
  audit: { show: { none: 'the viewer’s own draft' }, submit: 'referrals.draft.deleted' },
  load: async ({ tx, parameters }) => found(await selectOptionalDraft(tx, parameters.draft)),
  form: formOf({}),
  show: ({ visit, token, errors, loaded }) => ({
    title: 'Throw this draft away?',
    main: (
      <Form action={visit.url.pathname} token={token} errors={errors}>
        <h1>Throw this draft away?</h1>
        <p>What you typed will be gone. Nothing was sent to anybody.</p>
        <ButtonGroup>
          <Button>Throw it away</Button>
          <Button kind="secondary" href={`/referrals/drafts/${loaded.id}`}>
            Keep it
          </Button>
        </ButtonGroup>
      </Form>
    ),
  }),
  async submit({ visit, loaded }) {
    await deleteDraft(visit.tx, loaded.id)
    await visit.record({ subject: { kind: 'draft', id: loaded.id } })
    return { to: '/referrals/new', flash: 'The draft is gone.' }
  },
})
