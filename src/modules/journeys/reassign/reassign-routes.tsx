import { z } from 'zod'
import { type Colleague, colleaguesIn } from '#modules/partnership'
import { fullName } from '#modules/people'
import { Ask, choice, choices, FormErrors, formOf, longText, typedSchema } from '#platform/forms'
import { form, found, saveDraft, type Visit } from '#platform/http'
import { Button, ButtonGroup, Form, Heading, InsetText, Table } from '#platform/ui'
import { rolesThatLead } from '../journeys.access.ts'
import { giveLeads, type Led, ledBy } from './give-leads.ts'

const access = ['team_lead'] as const
const checkAt = '/people/reassign/check'

interface Team {
  people: readonly Led[]
  colleagues: readonly Colleague[]
}

async function load({ tx, viewer, url }: Visit): Promise<Team & { from: string | undefined }> {
  const organisation = found(viewer.organisation_id)
  const from = z
    .union([z.uuid(), z.literal('nobody')])
    .optional()
    .catch(undefined)
    .parse(url.searchParams.get('from') ?? undefined)
  return {
    from,
    people: await ledBy(tx, organisation, from),
    colleagues: await colleaguesIn(tx, organisation, rolesThatLead),
  }
}

const reassignForm = ({ people, colleagues }: Team) =>
  formOf({
    people: choices({
      label: 'Whom?',
      called: 'People',
      required: 'Choose at least one person',
      options: people.map((one) => ({
        value: one.spell_id,
        text: `${fullName(one)} (${one.lead_name ?? 'nobody leads'})`,
      })),
    }),
    to: choice({
      label: 'Who leads them from now on?',
      called: 'Lead key worker',
      required: 'Choose who leads them',
      options: colleagues.map(({ user_id, name }) => ({ value: user_id, text: name })),
    }),
    reason: longText({ label: 'Why does it change?', required: 'Say why the lead changes', max: 500 }),
  })

const back = { href: '/people/team', text: 'My team' }

/** First of two pages: whom, to whom, and why. Nothing is changed by it. */
export const reassignRoute = form({
  path: '/people/reassign',
  access,
  audit: { show: 'journeys.team.viewed', submit: { none: 'it leads to the page on which it is checked' } },
  load,
  form: reassignForm,
  async show({ visit, loaded, typed, errors, token }) {
    const { people, colleagues, from } = loaded
    await visit.record({ detail: { people: people.length } })
    const asked = { form: reassignForm(loaded), typed, errors }
    const ways = [
      { value: undefined, text: 'Everybody' },
      ...colleagues.map(({ user_id, name }) => ({ value: user_id, text: name })),
      { value: 'nobody', text: 'Those nobody leads' },
    ]
    return {
      title: 'Give people to somebody else',
      back,
      main: (
        <>
          <FormErrors errors={errors} />
          <Heading sub="Choose whom, to whom, and why. You check it before anything changes.">
            Give people to somebody else
          </Heading>
          <nav class="nwd-kept" aria-label="Whose people to choose from">
            <span class="nwd-sub">Choose from: </span>
            <ul>
              {ways.map(({ value, text }) => (
                <li key={text}>
                  <a
                    href={value === undefined ? '/people/reassign' : `/people/reassign?from=${value}`}
                    aria-current={value === from ? 'page' : undefined}
                  >
                    {text}
                  </a>
                </li>
              ))}
            </ul>
          </nav>
          {people.length === 0 ? (
            <p class="nwd-empty">Nobody here. Choose from somebody else’s people.</p>
          ) : (
            <Form action={`${visit.url.pathname}${visit.url.search}`} token={token}>
              <Ask {...asked} name="people" />
              <Ask {...asked} name="to" />
              <Ask {...asked} name="reason" rows={3} />
              <ButtonGroup>
                <Button>Go on and check</Button>
                <a href={back.href}>Cancel</a>
              </ButtonGroup>
            </Form>
          )}
        </>
      ),
    }
  },
  async submit({ visit, value }) {
    const draft = await saveDraft(visit.tx, visit.viewer.user_id, checkAt, value)
    return { to: `${checkAt}?draft=${draft}` }
  },
})

/** Second page: what will change, person by person; sending it does all of it, or nothing. */
export const checkReassignRoute = form({
  path: checkAt,
  access,
  audit: { show: 'journeys.team.viewed', submit: 'journeys.leads.given' },
  load,
  form: reassignForm,
  async show({ visit, loaded, typed, errors, token }) {
    await visit.record({ detail: { people: loaded.people.length } })
    const looked = reassignForm(loaded).parse(typed, { today: visit.today })
    const again = { href: '/people/reassign', text: 'Choose again' }
    if (!looked.ok)
      return {
        title: 'Check whom you give',
        back: again,
        main: (
          <>
            <FormErrors errors={errors} />
            <Heading>Choose again</Heading>
            <p>
              What you chose is no longer there, or somebody’s support has ended meanwhile. Nothing was changed.{' '}
              <a href={again.href}>Choose again</a>
            </p>
          </>
        ),
      }
    const { people, to, reason } = looked.value
    const chosen = loaded.people.filter(({ spell_id }) => people.some((spell) => spell === spell_id))
    const name = loaded.colleagues.find(({ user_id }) => user_id === to)?.name ?? ''
    const many = chosen.length === 1 ? '1 person' : `${chosen.length} people`
    return {
      title: 'Check whom you give',
      back: again,
      main: (
        <>
          <FormErrors errors={errors} />
          <Heading sub={`Why: ${reason}`}>
            Give {many} to {name}?
          </Heading>
          <Table
            caption="Whom you give, and who leads them until now"
            hideCaption
            stack
            columns={[
              { key: 'name', text: 'Person' },
              { key: 'from', text: 'Leads until now' },
              { key: 'to', text: 'Leads from now on' },
            ]}
            rows={chosen.map((one) => ({
              name: <a href={`/people/${one.person_id}`}>{fullName(one)}</a>,
              from: one.lead_name ?? 'nobody',
              to: one.lead === to ? `${name}, as before` : name,
            }))}
          />
          <InsetText>
            All of it is done at once. Each record says who leads and both workers are written to. Meetings that are
            already arranged stay with who arranged them.
          </InsetText>
          <Form action={checkAt} token={token}>
            {Object.entries(typedSchema.parse(typed)).flatMap(([box, values]) =>
              [values].flat().map((value) => <input key={value} type="hidden" name={box} value={value} />),
            )}
            <ButtonGroup>
              <Button>Give them</Button>
              <a href={again.href}>Choose again</a>
            </ButtonGroup>
          </Form>
        </>
      ),
    }
  },
  async submit({ visit, loaded, value }) {
    const given = await giveLeads(visit.tx, visit.viewer, { spells: value.people, to: value.to, reason: value.reason })
    await visit.record({ detail: { given } })
    const name = loaded.colleagues.find(({ user_id }) => user_id === value.to)?.name ?? ''
    return {
      to: '/people/team',
      flash:
        given === 0 ? `${name} leads them already.` : `${name} now leads ${given === 1 ? 'them' : `all ${given}`}.`,
    }
  },
})
