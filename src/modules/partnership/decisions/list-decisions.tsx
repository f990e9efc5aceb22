import { Ask, choice, formOf, longText, text } from '#platform/forms'
import { form, found, page, Refused, raw } from '#platform/http'
import { sheetAsDownload } from '#platform/sheets'
import { formatDate } from '#platform/time'
import { Heading, Table } from '#platform/ui'
import { attendeesOf, quorumAt } from '../meetings/attendance.queries.ts'
import { isOpenForNotes } from '../meetings/meeting.ts'
import { heldMeetings, type Meeting } from '../meetings/meetings.queries.ts'
import { areaOf, coordinators, ownBusiness, readers, runsIt, takesPart } from '../partnership.access.ts'
import { partnershipForm } from '../partnership-form.tsx'
import { type Decision, decisionsOf, recordDecision, selectOptionalDecision } from './decisions.queries.ts'

/** How a decision stands, in words. */
export const standingOfDecision = ({ replaced_by, quorate, replaces }: Decision): string =>
  replaced_by !== null
    ? `Replaced by decision ${replaced_by}`
    : `${quorate ? 'Holds' : 'To be confirmed: too few were there'}${replaces === null ? '' : `; replaces decision ${replaces}`}`

/** Everything that the partnership has decided, the latest first. */
export const listDecisions = page({
  path: '/partnership/decisions',
  access: readers,
  audit: ownBusiness,
  async show({ tx, viewer }) {
    const decisions = await decisionsOf(tx, areaOf(viewer))
    const holding = decisions.filter(({ replaced_by }) => replaced_by === null).length
    return {
      title: 'Decisions of the partnership',
      wide: true,
      back: { href: '/partnership', text: 'The partnership' },
      main: (
        <>
          <Heading
            sub={`${holding} hold, ${decisions.length - holding === 1 ? '1 was' : `${decisions.length - holding} were`} replaced.`}
          >
            Decisions of the partnership
          </Heading>
          <Table
            caption="Decisions, the latest first"
            hideCaption
            dense
            stack
            empty="Nothing has been decided yet. Decisions are recorded under an item of a meeting."
            columns={[
              { key: 'decision', text: 'Decision' },
              { key: 'why', text: 'Why' },
              { key: 'made', text: 'Made', nowrap: true },
              { key: 'standing', text: 'How it stands' },
              ...(runsIt(viewer) ? [{ key: 'do', text: 'Do' }] : []),
            ]}
            rows={decisions.map((decision) => ({
              decision: (
                <>
                  {decision.words} <span class="nwd-sub">Decision {decision.number}</span>
                </>
              ),
              why: decision.why ?? '',
              made: takesPart(viewer) ? (
                <a href={`/partnership/meetings/${decision.meeting_id}`}>{formatDate(decision.made_on)}</a>
              ) : (
                formatDate(decision.made_on)
              ),
              standing: standingOfDecision(decision),
              do:
                decision.replaced_by === null ? (
                  <a href={`/partnership/decisions/${decision.id}/replace`}>
                    Replace<span class="visually-hidden"> decision {decision.number}</span>
                  </a>
                ) : (
                  ''
                ),
            }))}
            downloads={[
              { href: '/partnership/decisions/file?format=csv', text: 'CSV' },
              { href: '/partnership/decisions/file?format=xlsx', text: 'XLSX' },
            ]}
          />
        </>
      ),
    }
  },
})

/** All decisions as CSV or XLSX. */
export const decisionsFile = raw({
  method: 'GET',
  path: '/partnership/decisions/file',
  access: readers,
  audit: 'partnership.decisions.downloaded',
  async answer({ tx, viewer, url, record }) {
    const decisions = await decisionsOf(tx, areaOf(viewer))
    await record({ detail: { rows: decisions.length } })
    const sheet = {
      name: 'Decisions',
      headings: ['Number', 'Decision', 'Why', 'Made on', 'Meeting', 'How it stands'],
      rows: decisions.map((each) => [
        each.number,
        each.words,
        each.why,
        each.made_on,
        each.meeting,
        standingOfDecision(each),
      ]),
    }
    return sheetAsDownload(sheet, 'partnership-decisions', url.searchParams.get('format') === 'xlsx' ? 'xlsx' : 'csv')
  },
})

const replaceForm = (meetings: readonly Meeting[]) =>
  formOf({
    meeting: choice({
      label: 'Which meeting decided it?',
      required: 'Choose the meeting',
      options: meetings.map(({ id, title, on_date }) => ({ value: id, text: `${title}, ${formatDate(on_date)}` })),
    }),
    words: text({
      label: 'What was decided instead?',
      called: 'The decision',
      required: 'Say what was decided',
      max: 500,
    }),
    why: longText({ label: 'Why?', called: 'Why', max: 1000 }),
  })

/** A later meeting changes or confirms a decision: a new one is recorded, and the old one stays as it was, marked as replaced. */
export const replaceDecision = form({
  path: '/partnership/decisions/:decision/replace',
  access: coordinators,
  audit: { show: ownBusiness, submit: 'partnership.decision.replaced' },
  async load({ tx, parameters }) {
    const decision = found(await selectOptionalDecision(tx, parameters.decision))
    found(decision.replaced_by === null ? decision : undefined)
    const meetings = (await heldMeetings(tx, decision.area_id)).filter(
      ({ on_date, standing }) => on_date >= decision.made_on && isOpenForNotes(standing),
    )
    return { decision, meetings, questions: replaceForm(meetings) }
  },
  form: ({ questions }) => questions,
  prefill: ({ decision, meetings: [first] }) => ({
    words: decision.words,
    ...(first === undefined ? {} : { meeting: first.id }),
  }),
  show(view) {
    const { decision, meetings, questions } = view.loaded
    const asked = { form: questions, typed: view.typed, errors: view.errors }
    return partnershipForm({
      heading: `Replace decision ${decision.number}`,
      sub: `${decision.words} It stays on record as it was. To confirm it, leave the words as they are.`,
      view,
      button: 'Record the new decision',
      back: { href: '/partnership/decisions', text: 'Decisions' },
      children:
        meetings.length === 0 ? (
          <p>No meeting since then is open for writing: say who was at one first.</p>
        ) : (
          <>
            <Ask {...asked} name="meeting" inline={false} />
            <Ask {...asked} name="words" />
            <Ask {...asked} name="why" />
          </>
        ),
    })
  },
  async submit({ visit, loaded: { decision, meetings }, value }) {
    const meeting = meetings.find(({ id }) => id === value.meeting)
    if (meeting === undefined) throw new Refused([{ field: 'meeting', message: 'Choose a meeting that was held' }])
    const quorum = await quorumAt(visit.tx, meeting, await attendeesOf(visit.tx, meeting, visit.today))
    const { id, number } = await recordDecision(visit.tx, visit.viewer, {
      area_id: decision.area_id,
      words: value.words,
      why: value.why,
      quorate: quorum.quorate,
      made_on: meeting.on_date,
      meeting_id: meeting.id,
      item_id: null,
      supersedes: decision.id,
    })
    await visit.record({ subject: { kind: 'decision', id }, detail: { replaces: decision.number } })
    return { to: '/partnership/decisions', flash: `Decision ${number} replaces decision ${decision.number}.` }
  },
})
