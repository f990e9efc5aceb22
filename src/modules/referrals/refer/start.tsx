import { formOf } from '#platform/forms'
import { form } from '#platform/http'
import { formatDateTime } from '#platform/time'
import { Button, ButtonGroup, Form, Table } from '#platform/ui'
import { asksPartners, senders } from '../roles.ts'
import { type Draft, draftsOf, startDraft } from './drafts.ts'

function nameIn({ typed }: Draft): string {
  const name = [typed.person?.given_name, typed.person?.family_name]
    .filter((part) => typeof part === 'string')
    .join(' ')
  return name === '' ? 'Nobody named yet' : name
}

function Drafts({ drafts }: { drafts: readonly Draft[] }) {
  if (drafts.length === 0) return null
  return (
    <>
      <h2>Begun and not sent</h2>
      <Table
        caption="Referrals you have begun"
        hideCaption
        columns={[
          { key: 'who', text: 'For' },
          { key: 'saved', text: 'Last saved' },
          { key: 'until', text: 'Kept until' },
        ]}
        rows={drafts.map((draft) => ({
          who: <a href={`/referrals/drafts/${draft.id}`}>{nameIn(draft)}</a>,
          saved: formatDateTime(draft.saved_at),
          until: formatDateTime(draft.expires_at),
        }))}
      />
    </>
  )
}

/** Begins a referral, or goes on with one that was begun. */
export const startReferral = form({
  path: '/referrals/new',
  access: senders,
  audit: { show: { none: 'the viewer’s own drafts' }, submit: 'referrals.draft.started' },
  load: async ({ tx }) => ({ drafts: await draftsOf(tx) }),
  form: formOf({}),
  show: ({ visit: { viewer }, loaded, token, errors }) => ({
    title: 'Refer somebody',
    main: (
      <>
        <h1>Refer somebody</h1>
        <p>
          Any partner can refer anybody who wants help towards work. You need their agreement, and you stay their
          contact until you, they and a key worker have met.
        </p>
        <Form action="/referrals/new" token={token} errors={errors}>
          <p>
            You can stop at any time and go on another day. What you typed is kept for thirty days, and only you can see
            it.
          </p>
          <ButtonGroup>
            <Button>Begin a referral</Button>
            <a href="/referrals/sheet">Refer many at once, from a spreadsheet</a>
          </ButtonGroup>
        </Form>
        <Drafts drafts={loaded.drafts} />
        {asksPartners.some((role) => role === viewer.role) && (
          <p>
            Somebody at a partner wants to refer, and has no account?{' '}
            <a href="/referrals/by-link">Ask them by e-mail</a>.
          </p>
        )}
      </>
    ),
  }),
  async submit({ visit }) {
    const id = await startDraft(visit)
    await visit.record({ subject: { kind: 'draft', id } })
    return { to: `/referrals/drafts/${id}` }
  },
})
