import { partnershipForm } from '#modules/partnership'
import { formOf } from '#platform/forms'
import { form, found } from '#platform/http'
import { type CalendarDate, formatDate } from '#platform/time'
import { Table, Tag } from '#platform/ui'
import { instruments } from '../assess-needs/instrument.ts'
import { instrumentHeldOn } from '../assess-needs/instruments.queries.ts'
import { authors, shown, versionAt } from './load-version.ts'
import { beginVersion, type OwnVersion, ownVersions } from './versions.queries.ts'

function stateOf(version: OwnVersion, today: CalendarDate, held: string) {
  if (version.published_at === null) return <Tag tone="blue">draft</Tag>
  if (version.id === held) return <Tag tone="green">asked now</Tag>
  if (version.ended_on !== null && version.ended_on <= today) return <Tag tone="grey">ended</Tag>
  return version.from_on !== null && version.from_on > today ? (
    <Tag tone="blue">{`from ${formatDate(version.from_on)}`}</Tag>
  ) : (
    <Tag tone="grey">earlier</Tag>
  )
}

/** The versions of the needs assessment of an area, its own and those that are shipped; begins the next. */
export const versionsRoute = form({
  path: '/assessment-questions',
  access: authors,
  audit: { show: shown, submit: 'journeys.instrument.begun' },
  form: formOf({}),
  async load({ tx, viewer, today }) {
    const area = found(viewer.area_id)
    return { own: await ownVersions(tx, area), held: await instrumentHeldOn(tx, area, today), today }
  },
  show(view) {
    const { own, held, today } = view.loaded
    const draft = own.find(({ published_at }) => published_at === null)
    const rows = [
      ...own.map((version) => ({
        version: <a href={versionAt(version).href}>{versionAt(version).text}</a>,
        state: stateOf(version, today, held.version),
        from: version.from_on === null ? '' : formatDate(version.from_on),
        questions: version.questions.length,
        about: version.about === '' ? `Begun by ${version.begun_by_name}` : version.about,
      })),
      ...instruments.toReversed().map(({ version, label, from, questions }) => ({
        version: label,
        state: version === held.version ? <Tag tone="green">asked now</Tag> : <Tag tone="grey">earlier</Tag>,
        from: formatDate(from),
        questions: questions.length,
        about: 'Comes with the program',
      })),
    ]
    const shownPage = partnershipForm({
      heading: 'Questions of the needs assessment',
      sub: 'What key workers ask here, one small page a question. A version never changes once it is published: what somebody answered stays as it was asked.',
      view,
      button: 'Write our next version',
      back:
        view.visit.viewer.role === 'administrator'
          ? { href: '/accounts', text: 'Accounts' }
          : { href: '/today', text: 'Today' },
      children: (
        <>
          <p>
            <a href="/assessment-questions/use">Which questions are used, and which nobody answers</a>
          </p>
          <Table
            caption="Versions"
            stack
            columns={[
              { key: 'version', text: 'Version' },
              { key: 'state', text: 'State' },
              { key: 'from', text: 'From', nowrap: true },
              { key: 'questions', text: 'Questions', numeric: true },
              { key: 'about', text: 'What changed' },
            ]}
            rows={rows}
          />
          {draft !== undefined && (
            <p>
              There is a draft: <a href={versionAt(draft).href}>go on with {versionAt(draft).text.toLowerCase()}</a>.
            </p>
          )}
        </>
      ),
    })
    return { ...shownPage, wide: true }
  },
  async submit({ visit }) {
    const id = await beginVersion(visit.tx, visit.viewer, visit.today)
    await visit.record({ subject: { kind: 'instrument_version', id } })
    return { to: `/assessment-questions/${id}`, flash: 'The draft is begun, as a copy of what is asked now.' }
  },
})
