import { found, page } from '#platform/http'
import { type CalendarDate, formatShortDate } from '#platform/time'
import { Button, ButtonGroup, Heading, Late, Table, Tabs } from '#platform/ui'
import { type Cover, coversOf } from '../cover/covers.queries.ts'
import { teamDay } from './team.queries.ts'

/** Each worker of the organisation: how many people, what is late, and who is away. */
export const teamRoute = page({
  path: '/people/team',
  access: ['team_lead'],
  audit: 'journeys.team.viewed',
  async show({ tx, viewer, today, record }) {
    const organisation = found(viewer.organisation_id)
    const { workers, unled } = await teamDay(tx, organisation, today)
    const covers = await coversOf(tx, organisation, today)
    await record({ detail: { workers: workers.length } })
    const total = workers.reduce((sum, { people }) => sum + people, 0)
    const behind = workers.filter((one) => one.unrecorded + one.reviews + one.steps + one.quiet > 0).length
    const figure = (many: number, href: string, words: string) =>
      many === 0 ? (
        <span class="nwd-sub">none</span>
      ) : (
        <a href={href}>
          <strong class="nwd-late">{many}</strong>
          <span class="visually-hidden"> {words}</span>
        </a>
      )
    return {
      title: 'My team’s people, by worker',
      wide: true,
      main: (
        <>
          <Heading
            sub={`${total.toLocaleString('en-GB')} people with ${workers.length} workers. ${behind === 0 ? 'Nothing is late.' : `${behind} of them have something late.`}`}
          >
            My team
          </Heading>
          {unled > 0 && (
            <p>
              <Late>{`${unled} whom nobody leads`}</Late>. <a href="/people/reassign">Give them a lead key worker</a>
            </p>
          )}
          <Tabs
            label="Whose people"
            tabs={[
              { href: '/people', text: 'Mine' },
              { href: '/people?whose=team', text: 'My team’s' },
              { href: '/people/team', text: 'By worker', current: true },
            ]}
          >
            <ButtonGroup>
              <Button href="/people/reassign">Give people to somebody else</Button>
              <Button href="/people/cover" kind="secondary">
                Cover for who is away
              </Button>
            </ButtonGroup>
            <Table
              caption="Workers, their people, and what is late"
              hideCaption
              dense
              stack
              columns={[
                { key: 'name', text: 'Worker' },
                { key: 'people', text: 'People', numeric: true },
                { key: 'unrecorded', text: 'Meetings not recorded', numeric: true },
                { key: 'reviews', text: 'Reviews overdue', numeric: true },
                { key: 'steps', text: 'Steps late', numeric: true },
                { key: 'quiet', text: 'Not heard from in 4 weeks', numeric: true },
                { key: 'away', text: 'Away' },
              ]}
              rows={workers.map((one) => {
                const at = `/people?whose=team&lead=${one.user_id}`
                return {
                  name: <a href={at}>{one.name}</a>,
                  people: one.people,
                  unrecorded: figure(one.unrecorded, `${at}&only=unrecorded`, 'meetings not recorded'),
                  reviews: figure(one.reviews, `${at}&only=review`, 'reviews overdue'),
                  steps: figure(one.steps, `${at}&only=step`, 'steps late'),
                  quiet: figure(one.quiet, `${at}&quiet=4&sort=contact`, 'not heard from'),
                  away: awayWords(covers, one.user_id, today),
                }
              })}
              empty={<p>Nobody of your organisation supports people yet.</p>}
            />
          </Tabs>
        </>
      ),
    }
  },
})

function awayWords(covers: readonly Cover[], user: string, today: CalendarDate): string {
  return covers
    .filter((cover) => cover.user_id === user)
    .map(
      (cover) =>
        `${cover.from_on > today ? `from ${formatShortDate(cover.from_on)} ` : ''}until ${formatShortDate(cover.until_on)}: ${cover.covered_by_name}`,
    )
    .join('; ')
}
