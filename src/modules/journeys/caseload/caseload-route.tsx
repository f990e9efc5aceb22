import type { Viewer } from '#platform/access'
import { typedSchema } from '#platform/forms'
import { form, type Route, saveDraft, type Visit } from '#platform/http'
import { Heading, Pagination, Tabs } from '#platform/ui'
import type { PeopleFilter } from '#platform/work'
import { workers } from '../journeys.access.ts'
import { keptLists } from '../keep-list/kept-lists.queries.ts'
import { KeptLists } from '../keep-list/kept-lists.tsx'
import { caseloadOf } from './caseload.queries.ts'
import { usualColumns } from './caseload-columns.ts'
import { askedOf, hrefWith, isFiltered, optionsFrom } from './caseload-options.ts'
import { CaseloadTable } from './caseload-table.tsx'
import { FilterForm, filterForm, typedFrom } from './filter-form.tsx'

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
 * @param filters by what else people may be asked for
 */
export const caseloadRoute = (filters: readonly PeopleFilter[]): Route =>
  form({
    path: '/people',
    access: workers,
    audit: { show: 'journeys.caseload.viewed', submit: { none: 'it only looks; the list it leads to is audited' } },
    form: filterForm,
    load: async (visit: Visit) => ({ today: visit.today, filters }),
    prefill: (_, visit) => typedFrom(optionsFrom(visit.url, visit.viewer, filters)),
    async show({ visit, loaded, typed, errors, token }) {
      const { tx, viewer, today, url } = visit
      const looked = filterForm(loaded).parse(typed, { today })
      const words = looked.ok ? (looked.value.words ?? undefined) : undefined
      const options = optionsFrom(url, viewer, filters, words)
      const { rows, more, total } = await caseloadOf(tx, viewer, { ...options, most: visit.atOnce }, today)
      await visit.record({ detail: { whose: options.whose, rows: rows.length } })
      const filtered = isFiltered(options)
      const last = more ? rows.at(-1) : undefined
      const boxes = typedSchema.parse({ ...typedFrom(options), ...(words === undefined ? {} : { words }) })
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
      const everybody = options.whose === 'team' ? '/people?whose=team' : '/people'
      return {
        title: 'My people',
        wide: true,
        main: (
          <>
            <Heading sub={said(viewer, options.whose, total, filtered)}>My people</Heading>
            <KeptLists lists={await keptLists(tx)} asked={askedOf(url)} />
            <FilterForm
              asked={loaded}
              typed={errors.length > 0 ? typed : boxes}
              errors={errors}
              token={token}
              action={`${url.pathname}${url.search}`}
              open={errors.length > 0}
              clear={filtered ? everybody : undefined}
            />
            {viewer.role === 'team_lead' ? (
              <Tabs
                label="Whose people"
                tabs={[
                  { href: '/people', text: 'Mine', current: options.whose === 'mine' },
                  { href: '/people?whose=team', text: 'My team’s', current: options.whose === 'team' },
                  { href: '/people/team', text: 'By worker' },
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
      const one = (chosen: string | null) => (chosen === null || chosen === 'any' ? undefined : chosen)
      const whose = optionsFrom(url, viewer, filters).whose
      const usual = usualColumns(whose).join('.')
      const columns = value.columns.join('.')
      const asked = {
        stage: one(value.stage),
        stream: one(value.stream),
        quiet: one(value.quiet),
        only: value.only.length === 0 ? undefined : value.only.join('.'),
        cols: columns === '' || columns === usual ? undefined : columns,
      }
      const draft =
        value.words === null
          ? undefined
          : await saveDraft(tx, viewer.user_id, url.pathname, { words: value.words, stage: value.stage ?? 'any' })
      return { to: hrefWith(url, { ...asked, draft }) }
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
