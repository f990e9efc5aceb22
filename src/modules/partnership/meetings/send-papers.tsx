import { formOf } from '#platform/forms'
import { form, found, NotFound } from '#platform/http'
import { formatDate } from '#platform/time'
import { writeToMembers } from '../letters.ts'
import { seatsNow } from '../members/members.queries.ts'
import { coordinators, ownBusiness } from '../partnership.access.ts'
import { partnershipForm } from '../partnership-form.tsx'
import { itemsOf } from './agenda.queries.ts'
import { isComing } from './meeting.ts'
import { becomes, selectOptionalMeeting } from './meetings.queries.ts'

/** Tells every member that the papers of a meeting wait for them here. The message names no item and nobody. */
export const sendPapers = form({
  path: '/partnership/meetings/:meeting/papers',
  access: coordinators,
  audit: { show: ownBusiness, submit: 'partnership.papers.sent' },
  async load({ tx, parameters, today }) {
    const meeting = found(await selectOptionalMeeting(tx, parameters.meeting))
    if (!isComing(meeting.standing)) throw new NotFound()
    const items = await itemsOf(tx, meeting)
    return { meeting, items, seats: await seatsNow(tx, meeting.area_id, today) }
  },
  form: formOf({}),
  show(view) {
    const { meeting, items, seats } = view.loaded
    const without = seats.filter(({ user_id }) => user_id === null)
    const bare = items.filter(
      ({ purpose, paper_link, words }) => purpose === 'decide' && paper_link === null && words === null,
    )
    return partnershipForm({
      heading: 'Send the papers',
      sub: `${meeting.title}, ${formatDate(meeting.on_date)}: ${items.length} items besides the usual.`,
      view,
      button: 'Send the papers',
      back: { href: `/partnership/meetings/${meeting.id}`, text: meeting.title },
      children: (
        <>
          <p>
            {new Set(seats.flatMap(({ user_id }) => user_id ?? [])).size} people get a message that the papers wait for
            them here.
          </p>
          {without.length > 0 && (
            <p>Not told, because they have no account: {without.map(({ name }) => name).join(', ')}.</p>
          )}
          {bare.length > 0 && <p>To be decided, with nothing to read: {bare.map(({ title }) => title).join('; ')}.</p>}
        </>
      ),
    })
  },
  async submit({ visit, loaded: { meeting } }) {
    const told = await writeToMembers(visit.tx, meeting.area_id, visit.today, {
      subject: 'Papers for a meeting of the partnership wait for you',
      body: `The agenda and papers for the meeting on ${formatDate(meeting.on_date)} wait for you in No Wrong Door. Open The partnership, then Meetings.`,
    })
    await becomes(visit.tx, visit.viewer, meeting, 'papers_sent')
    await visit.record({ subject: { kind: 'meeting', id: meeting.id }, detail: { told } })
    return { to: `/partnership/meetings/${meeting.id}`, flash: `The papers are sent: ${told} people are told.` }
  },
})
