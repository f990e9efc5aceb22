import type { Viewer } from '#platform/access'
import { Ask, choice, formOf, type Typed, text } from '#platform/forms'
import { form, saveDraft, type Visit } from '#platform/http'
import type { CalendarDate } from '#platform/time'
import { Button, Form, Heading, Pagination, Select, Tabs } from '#platform/ui'
import { workers } from '../journeys.access.ts'
import { stageNames } from '../stages/stages.ts'
import { caseloadOf } from './caseload.queries.ts'
import { hrefWith, optionsFrom } from './caseload-options.ts'
import { CaseloadTable } from './caseload-table.tsx'

const stageOptions = (today: CalendarDate) => [
  { value: 'any', text: 'Any stage' },
  ...stageNames(today).map((stage) => ({ value: String(stage.number), text: stage.short })),
]

const filterForm = (today: CalendarDate) =>
  formOf({
    words: text({ label: 'Name has', max: 60 }),
    stage: choice({
      label: 'Stage now',
      options: stageOptions(today),
    }),
  })

/** "50 people", "1 person", "Nobody". */
export function peopleInWords(total: number): string {
  if (total === 0) return 'Nobody'
  return total === 1 ? '1 person' : `${total.toLocaleString('en-GB')} people`
}

function said(viewer: Viewer, whose: 'mine' | 'team', total: number, filtered: boolean): string {
  const of = whose === 'team' ? `supported by ${viewer.organisation_name}` : 'with you as lead key worker'
  return `${peopleInWords(total)} ${of}${filtered ? ', of those you asked for' : ''}.`
}

/**
 * My people. A name is never put into an address: the words looked for are kept as a draft of the viewer's own, and the address
 * carries only its number.
 */
export const caseloadRoute = form({
  path: '/people',
  access: workers,
  audit: { show: 'journeys.caseload.viewed', submit: { none: 'it only looks; the list it leads to is audited' } },
  form: ({ today }: { today: CalendarDate }) => filterForm(today),
  load: async (visit: Visit) => ({ today: visit.today }),
  prefill: (_, visit): Typed => ({ stage: visit.url.searchParams.get('stage') ?? '' }),
  async show({ visit, loaded, typed, errors, token }) {
    const { tx, viewer, today, url } = visit
    const looked = filterForm(today).parse(typed, { today })
    const words = looked.ok ? (looked.value.words ?? undefined) : undefined
    const options = optionsFrom(url, viewer, words)
    const { rows, more, total } = await caseloadOf(tx, viewer, { ...options, most: visit.atOnce }, today)
    await visit.record({ detail: { whose: options.whose, rows: rows.length } })
    const filtered = options.stage !== undefined || words !== undefined
    const last = more ? rows.at(-1) : undefined
    const asked = { form: filterForm(loaded.today), typed, errors }
    const list = (
      <>
        <CaseloadTable rows={rows} options={options} url={url} today={today} empty={<Empty filtered={filtered} />} />
        <Pagination
          of="people"
          showing={rows.length}
          total={total}
          previous={options.after && hrefWith(url, {})}
          next={last && hrefWith(url, { after: `${last.key}~${last.person_id}` })}
        />
      </>
    )
    return {
      title: 'My people',
      wide: true,
      main: (
        <>
          <Heading sub={said(viewer, options.whose, total, filtered)}>My people</Heading>
          <Form action={`${url.pathname}${url.search}`} token={token} errors={errors}>
            <div class="nwd-filter">
              <Ask {...asked} name="words" width={20} />
              <Select
                name="stage"
                label="Stage now"
                options={stageOptions(loaded.today)}
                value={typeof typed.stage === 'string' ? typed.stage : 'any'}
              />
              <Button kind="secondary" small>
                Show
              </Button>
              {filtered && <a href={hrefWith(url, { stage: undefined, draft: undefined })}>Show everybody</a>}
            </div>
          </Form>
          {viewer.role === 'team_lead' ? (
            <Tabs
              label="Whose people"
              tabs={[
                { href: '/people', text: 'Mine', current: options.whose === 'mine' },
                { href: '/people?whose=team', text: 'My team’s', current: options.whose === 'team' },
              ]}
            >
              {list}
            </Tabs>
          ) : (
            list
          )}
        </>
      ),
    }
  },
  async submit({ visit, value }) {
    const { tx, viewer, url } = visit
    const stage = value.stage === null || value.stage === 'any' ? undefined : value.stage
    const kept = { ...(value.words === null ? {} : { words: value.words }), ...(stage ? { stage } : {}) }
    const draft = value.words === null ? undefined : await saveDraft(tx, viewer.user_id, url.pathname, kept)
    return { to: hrefWith(url, { stage, draft }) }
  },
})

function Empty({ filtered }: { filtered: boolean }) {
  return filtered ? (
    <p>
      Nobody fits. <a href="/people">Show everybody</a>
    </p>
  ) : (
    <p>
      You lead nobody yet. People come to you when a referral is given to you and you register them.{' '}
      <a href="/today">See what waits today</a>
    </p>
  )
}
