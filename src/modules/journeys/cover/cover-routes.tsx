import { type Colleague, colleaguesIn } from '#modules/partnership'
import type { Viewer } from '#platform/access'
import { Ask, choice, date, FormErrors, formOf } from '#platform/forms'
import { form, found, type Visit } from '#platform/http'
import { type CalendarDate, formatDate } from '#platform/time'
import { Button, ButtonGroup, Details, Form, Heading, Table } from '#platform/ui'
import { rolesThatLead, workers } from '../journeys.access.ts'
import { arrangeCover, coversOf, endCover } from './covers.queries.ts'

async function load({ tx, viewer, today }: Visit) {
  const organisation = found(viewer.organisation_id)
  return {
    viewer,
    today,
    colleagues: await colleaguesIn(tx, organisation, rolesThatLead),
    covers: await coversOf(tx, organisation, today),
  }
}

const leadsTheTeam = ({ role }: Pick<Viewer, 'role'>) => role === 'team_lead'

/** A team lead says who is away; anybody else arranges for themself. */
function coverForm({
  viewer,
  colleagues,
  today,
}: {
  viewer: Viewer
  colleagues: readonly Colleague[]
  today: CalendarDate
}) {
  const named = (all: readonly Colleague[]) => all.map(({ user_id, name }) => ({ value: user_id, text: name }))
  const away = leadsTheTeam(viewer) ? colleagues : colleagues.filter(({ user_id }) => user_id === viewer.user_id)
  return formOf(
    {
      user_id: choice({ label: 'Who is away?', required: 'Choose who is away', options: named(away) }),
      covered_by: choice({
        label: 'Who stands in?',
        required: 'Choose who stands in',
        options: named(colleagues),
      }),
      from_on: date({ label: 'From', required: 'Enter the first day' }),
      until_on: date({ label: 'Until, and including', required: 'Enter the last day' }),
    },
    ({ user_id, covered_by, from_on, until_on }) => {
      if (user_id === covered_by) return [{ field: 'covered_by', message: 'Choose somebody other than who is away' }]
      if (from_on < today) return [{ field: 'from_on', message: 'From must be today or later' }]
      if (until_on < from_on) return [{ field: 'until_on', message: 'Until must be on or after the first day' }]
      return []
    },
  )
}

/** Who stands in for whom, now and later, and the form that arranges it. */
export const coverRoute = form({
  path: '/people/cover',
  access: workers,
  audit: { show: 'journeys.covers.viewed', submit: 'journeys.covers.arranged' },
  load,
  form: coverForm,
  prefill: ({ today, viewer, colleagues }) => ({
    ...coverForm({ today, viewer, colleagues }).typedFrom({ from_on: today }),
    ...(leadsTheTeam(viewer) ? {} : { user_id: viewer.user_id }),
  }),
  async show({ visit, loaded, typed, errors, token }) {
    const { covers, today, viewer } = loaded
    const asked = { form: coverForm(loaded), typed, errors }
    await visit.record({ detail: { covers: covers.length } })
    return {
      title: 'Cover for who is away',
      back: leadsTheTeam(viewer) ? { href: '/people/team', text: 'My team' } : { href: '/today', text: 'Today' },
      main: (
        <>
          <FormErrors errors={errors} />
          <Heading sub="Who stands in sees the other’s people and what waits for them, from the first day to the last. Then it ends by itself.">
            Cover for who is away
          </Heading>
          {covers.length > 0 && (
            <Table
              caption="Who stands in for whom"
              stack
              columns={[
                { key: 'away', text: 'Away' },
                { key: 'by', text: 'Stands in' },
                { key: 'days', text: 'Days' },
                { key: 'do', text: 'Do', acts: true },
              ]}
              rows={covers.map((cover) => ({
                away: cover.user_name,
                by: cover.covered_by_name,
                days: `${cover.from_on > today ? 'from' : 'since'} ${formatDate(cover.from_on)}, until ${formatDate(cover.until_on)}`,
                do:
                  leadsTheTeam(viewer) || cover.user_id === viewer.user_id ? (
                    <a href={`/people/cover/${cover.id}/end`}>
                      End<span class="visually-hidden"> that {cover.covered_by_name} stands in</span>
                    </a>
                  ) : (
                    ''
                  ),
              }))}
            />
          )}
          <h2>{covers.length > 0 ? 'Arrange another' : 'Arrange it'}</h2>
          <Form action="/people/cover" token={token}>
            <Ask {...asked} name="user_id" />
            <Ask {...asked} name="covered_by" />
            <div class="nwd-pair">
              <Ask {...asked} name="from_on" />
              <Ask {...asked} name="until_on" />
            </div>
            <ButtonGroup>
              <Button>Arrange it</Button>
            </ButtonGroup>
          </Form>
          <Details summary="What those people are told">
            <p>
              Their record says who stands in and until when; so does the page on which they see who may read it. Both
              workers are written to.
            </p>
          </Details>
        </>
      ),
    }
  },
  async submit({ visit, value }) {
    const cover = await arrangeCover(visit.tx, visit.viewer, value, visit.today)
    await visit.record({ subject: { kind: 'cover', id: cover.id } })
    return {
      to: '/people/cover',
      flash: `${cover.covered_by_name} stands in for ${cover.user_name} until ${formatDate(cover.until_on)}.`,
    }
  },
})

/** Ends a cover before its last day: who was away is back. */
export const endCoverRoute = form({
  path: '/people/cover/:cover/end',
  access: workers,
  audit: { show: 'journeys.covers.viewed', submit: 'journeys.covers.ended' },
  form: formOf({}),
  async load(visit: Visit<{ cover: string }>) {
    const { viewer, covers } = await load(visit)
    const cover = found(covers.find(({ id }) => id === visit.parameters.cover))
    return found(leadsTheTeam(viewer) || cover.user_id === viewer.user_id ? cover : undefined)
  },
  async show({ visit, loaded, errors, token }) {
    await visit.record({ subject: { kind: 'cover', id: loaded.id } })
    return {
      title: 'End a cover',
      back: { href: '/people/cover', text: 'Cover for who is away' },
      main: (
        <>
          <FormErrors errors={errors} />
          <Heading sub={`${loaded.covered_by_name} stands in until ${formatDate(loaded.until_on)}.`}>
            Is {loaded.user_name} back?
          </Heading>
          <Form action={visit.url.pathname} token={token}>
            <p>{loaded.covered_by_name} then no longer sees what waits for these people.</p>
            <ButtonGroup>
              <Button>End it now</Button>
              <a href="/people/cover">Keep it</a>
            </ButtonGroup>
          </Form>
        </>
      ),
    }
  },
  async submit({ visit, loaded }) {
    await endCover(visit.tx, visit.viewer, loaded)
    await visit.record({ subject: { kind: 'cover', id: loaded.id } })
    return { to: '/people/cover', flash: `${loaded.covered_by_name} stands in no more.` }
  },
})
