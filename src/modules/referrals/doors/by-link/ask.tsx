import { organisationsOf } from '#modules/partnership'
import type { Viewer } from '#platform/access'
import { choice, email, FormErrors, formOf, text } from '#platform/forms'
import { form, found, page, type Route } from '#platform/http'
import { dateInLondon, formatDate } from '#platform/time'
import { Button, ButtonGroup, Form, SummaryList, Table, Tag } from '#platform/ui'
import { AskAll } from '../../refer/ask-all.tsx'
import { asksPartners } from '../../roles.ts'
import { type AskedPartner, askPartner, linkDays, partnersAsked, takeBack } from './asked.queries.ts'

/** Everybody who was asked for a referral by e-mail, and how far each is. */
export const askedList: Route = page({
  path: '/referrals/by-link',
  access: asksPartners,
  audit: { none: 'partners who were asked, by their work address; nobody who is referred' },
  async show({ tx, today }) {
    const asked = await partnersAsked(tx)
    return {
      title: 'Partners asked by e-mail',
      back: { href: '/referrals/new', text: 'Refer somebody' },
      main: (
        <>
          <h1>Partners asked by e-mail</h1>
          <p>
            A partner without an account can refer one person by a link. What they write is theirs until they send it.
          </p>
          <p>
            <Button href="/referrals/by-link/new">Ask a partner</Button>
          </p>
          <Table
            caption="Partners who were asked"
            hideCaption
            stack
            columns={[
              { key: 'who', text: 'Asked' },
              { key: 'by', text: 'By' },
              { key: 'on', text: 'On' },
              { key: 'far', text: 'How far it is' },
            ]}
            rows={asked.map((one) => ({
              who: (
                <a href={`/referrals/by-link/${one.id}`}>
                  {one.contact_name}, {one.organisation}
                </a>
              ),
              by: one.asked_by_name,
              on: formatDate(dateInLondon(one.started_at)),
              far: <HowFar one={one} today={today} />,
            }))}
            empty="Nobody has been asked yet."
          />
        </>
      ),
    }
  },
})

function HowFar({ one, today }: { one: AskedPartner; today: string }) {
  if (one.sent_at !== null) return <Tag tone="green">Sent</Tag>
  if (one.withdrawn_at !== null) return <Tag tone="grey">Taken back</Tag>
  if (dateInLondon(one.expires_at) <= today) return <Tag tone="grey">Ended unused</Tag>
  return <Tag tone="blue">{one.saved_at === null ? 'Asked' : 'Begun'}</Tag>
}

const questions = (organisations: readonly { id: string; name: string }[]) =>
  formOf({
    organisation_id: choice({
      label: 'Which organisation do they work for?',
      required: 'Choose the organisation',
      options: organisations.map(({ id, name }) => ({ value: id, text: name })),
    }),
    contact_name: text({
      label: 'Who is it?',
      hint: 'Their name, as their colleagues know it',
      required: 'Write their name',
      max: 100,
    }),
    contact_email: email({ label: 'Their e-mail address at work', required: 'Write their e-mail address' }),
  })

function forOrganisation(viewer: Viewer) {
  const { area_id, organisation_id } = viewer
  return { ...viewer, area_id: found(area_id), organisation_id: found(organisation_id) }
}

/** Asks a partner without an account for one referral. */
export const askByLink = ({ baseUrl }: { baseUrl: string }): Route =>
  form({
    path: '/referrals/by-link/new',
    access: asksPartners,
    audit: { show: { none: 'an empty form' }, submit: 'referrals.outside.asked' },
    async load({ tx, viewer }) {
      const partners = await organisationsOf(tx, found(viewer.area_id))
      return questions(partners.filter(({ kind }) => kind !== 'partnership'))
    },
    form: (asked) => asked,
    show: ({ loaded, typed, errors, token }) => ({
      title: 'Ask a partner to refer somebody',
      back: { href: '/referrals/by-link', text: 'Partners asked by e-mail' },
      main: (
        <>
          <FormErrors errors={errors} />
          <h1>Ask a partner to refer somebody</h1>
          <p>
            For somebody at a partner who has no account. They get a link that is good for one referral and {linkDays}{' '}
            days. You own the next step once they send it.
          </p>
          <p class="nwd-sub">The e-mail names nobody. Do not name the person here: your partner writes that down.</p>
          <Form action="/referrals/by-link/new" token={token}>
            <AskAll form={loaded} typed={typed} errors={errors} />
            <ButtonGroup>
              <Button>Send the link</Button>
            </ButtonGroup>
          </Form>
        </>
      ),
    }),
    async submit({ visit, value }) {
      const id = await askPartner(visit.tx, forOrganisation(visit.viewer), value, { today: visit.today, baseUrl })
      await visit.record({ subject: { kind: 'from_outside', id } })
      return { to: `/referrals/by-link/${id}`, flash: 'The link is on its way.' }
    },
  })

/** One partner who was asked: how far it is, and taking the link back. */
export const askedPartner: Route = form({
  path: '/referrals/by-link/:asked',
  access: asksPartners,
  audit: { show: { none: 'a partner who was asked, by their work address' }, submit: 'referrals.outside.taken_back' },
  load: async ({ tx, parameters }) => found((await partnersAsked(tx, parameters.asked))[0]),
  form: formOf({}),
  show: ({ visit, loaded: one, errors, token }) => ({
    title: 'A partner asked by e-mail',
    back: { href: '/referrals/by-link', text: 'Partners asked by e-mail' },
    main: (
      <>
        <FormErrors errors={errors} />
        <h1>{one.contact_name}</h1>
        <p>
          <HowFar one={one} today={visit.today} /> <span class="nwd-sub">{one.organisation}</span>
        </p>
        <SummaryList
          rows={[
            { key: 'E-mail', value: one.contact_email },
            { key: 'Asked', value: `${formatDate(dateInLondon(one.started_at))}, by ${one.asked_by_name}` },
            {
              key: 'Last written',
              value: one.saved_at === null ? 'Nothing yet' : formatDate(dateInLondon(one.saved_at)),
            },
            { key: 'Link ends', value: formatDate(dateInLondon(one.expires_at)) },
            ...(one.reference === null ? [] : [{ key: 'Reference', value: one.reference }]),
          ]}
        />
        {one.referral_id && (
          <p>
            <Button href={`/referrals/${one.referral_id}`}>See the referral</Button>
          </p>
        )}
        {one.sent_at === null && one.withdrawn_at === null && dateInLondon(one.expires_at) > visit.today && (
          <Form action={visit.url.pathname} token={token}>
            <p>
              Wrong address, or no longer needed? Then nobody can use the link any more, and what was begun is deleted.
            </p>
            <Button kind="secondary">Take the link back</Button>
          </Form>
        )}
      </>
    ),
  }),
  async submit({ visit, loaded }) {
    await takeBack(visit.tx, loaded.id)
    await visit.record({ subject: { kind: 'from_outside', id: loaded.id } })
    return { to: visit.url.pathname, flash: 'Nobody can use the link any more.' }
  },
})
