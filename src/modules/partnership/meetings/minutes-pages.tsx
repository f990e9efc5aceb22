import { documentAsDownload } from '#platform/documents'
import { Ask, choice, formOf, longText } from '#platform/forms'
import { form, found, NotFound, page, Refused, raw, type Visit } from '#platform/http'
import { formatDate } from '#platform/time'
import { Button, ButtonGroup, Heading, SummaryList } from '#platform/ui'
import { writeToMembers } from '../letters.ts'
import { Paragraphs } from '../paragraphs.tsx'
import { coordinators, members, ownBusiness, runsIt } from '../partnership.access.ts'
import { partnershipForm } from '../partnership-form.tsx'
import { isComing } from './meeting.ts'
import { areaMeetings, becomes, type Meeting, selectOptionalMeeting } from './meetings.queries.ts'
import { type Minutes, minutesOf } from './minutes.ts'
import { minutesDocument } from './minutes-document.ts'

type MeetingVisit = Visit<{ meeting: string }>

async function heldMeeting({ tx, parameters }: Pick<MeetingVisit, 'tx' | 'parameters'>): Promise<Meeting> {
  const meeting = found(await selectOptionalMeeting(tx, parameters.meeting))
  if (isComing(meeting.standing) || meeting.standing === 'cancelled') throw new NotFound()
  return meeting
}

const backTo = ({ id, title }: Meeting) => ({ href: `/partnership/meetings/${id}`, text: title })

/** The minutes of a meeting, to read and to print. */
export const showMinutes = page({
  path: '/partnership/meetings/:meeting/minutes',
  access: members,
  audit: ownBusiness,
  async show(visit) {
    const meeting = await heldMeeting(visit)
    const minutes = await minutesOf(visit.tx, meeting, visit.today)
    const at = `/partnership/meetings/${meeting.id}/minutes`
    return {
      title: `Minutes, ${formatDate(meeting.on_date)}`,
      wide: true,
      back: backTo(meeting),
      main: (
        <>
          <Heading sub={minutes.standing}>Minutes: {minutes.title}</Heading>
          <ButtonGroup>
            {runsIt(visit.viewer) && meeting.standing === 'held' && (
              <Button href={`${at}/ready`}>The minutes are ready</Button>
            )}
            {runsIt(visit.viewer) && meeting.standing === 'minutes_ready' && (
              <Button href={`${at}/agree`}>They were agreed</Button>
            )}
            <Button href={`${at}/document`} kind="secondary">
              Download as a Word document
            </Button>
          </ButtonGroup>
          <MinutesText minutes={minutes} />
        </>
      ),
    }
  },
})

function MinutesText({ minutes }: { minutes: Minutes }) {
  return (
    <>
      <SummaryList
        dense
        rows={[
          { key: 'When', value: minutes.when },
          { key: 'Where', value: minutes.where },
          { key: 'There', value: minutes.there.join('; ') || 'Nobody is written down' },
          { key: 'Apologies', value: minutes.apologies.join('; ') || 'None' },
          ...(minutes.others === null ? [] : [{ key: 'Also there', value: minutes.others }]),
          { key: 'Quorum', value: minutes.quorum },
        ]}
      />
      {minutes.items.length === 0 && <p class="nwd-empty">Nothing was on the agenda but the usual.</p>}
      {minutes.items.map((item) => (
        <section key={item.number}>
          <h2>
            {item.number}. {item.title}
          </h2>
          {item.interests.map((interest) => (
            <p key={interest}>
              <strong>Interest declared:</strong> {interest}
            </p>
          ))}
          {item.note === null ? <p class="nwd-sub">Nothing is written down.</p> : <Paragraphs words={item.note} />}
          {item.decisions.map(({ text, why }) => (
            <p key={text}>
              <strong>{text}</strong>
              {why !== null && <> Why: {why}</>}
            </p>
          ))}
          {item.actions.map((action) => (
            <p key={action}>
              <strong>To do.</strong> {action}
            </p>
          ))}
          {item.carried && <p>Carried over to another meeting.</p>}
        </section>
      ))}
      <Others title="Other decisions" entries={minutes.otherDecisions} />
      <Others title="Other actions" entries={minutes.otherActions} />
    </>
  )
}

function Others({ title, entries }: { title: string; entries: readonly string[] }) {
  if (entries.length === 0) return null
  return (
    <>
      <h2>{title}</h2>
      <ul>
        {entries.map((entry) => (
          <li key={entry}>{entry}</li>
        ))}
      </ul>
    </>
  )
}

/** The minutes as a Word document. */
export const downloadMinutes = raw({
  method: 'GET',
  path: '/partnership/meetings/:meeting/minutes/document',
  access: members,
  audit: 'partnership.minutes.downloaded',
  async answer(visit) {
    const meeting = await heldMeeting(visit)
    const document = minutesDocument(await minutesOf(visit.tx, meeting, visit.today))
    await visit.record({ subject: { kind: 'meeting', id: meeting.id } })
    return documentAsDownload(document, `minutes-${meeting.on_date}`)
  },
})

/** A coordinator lets the members read the minutes. */
export const minutesReady = form({
  path: '/partnership/meetings/:meeting/minutes/ready',
  access: coordinators,
  audit: { show: ownBusiness, submit: 'partnership.minutes.ready' },
  async load(visit: MeetingVisit) {
    const meeting = await heldMeeting(visit)
    if (meeting.standing !== 'held') throw new NotFound()
    return { meeting, minutes: await minutesOf(visit.tx, meeting, visit.today) }
  },
  form: formOf({}),
  show(view) {
    const { meeting, minutes } = view.loaded
    const silent = minutes.items.filter(
      ({ note, decisions, carried }) => note === null && decisions.length === 0 && !carried,
    )
    return partnershipForm({
      heading: 'The minutes are ready',
      sub: 'Every member is told that they can be read. They can still be corrected until a meeting has agreed them.',
      view,
      button: 'Let the members read them',
      back: backTo(meeting),
      children:
        silent.length > 0 ? <p>Nothing is written under: {silent.map(({ title }) => title).join('; ')}.</p> : undefined,
    })
  },
  async submit({ visit, loaded: { meeting } }) {
    await becomes(visit.tx, visit.viewer, meeting, 'minutes_ready')
    const told = await writeToMembers(visit.tx, meeting.area_id, visit.today, {
      subject: 'Minutes of the partnership wait for you',
      body: `The minutes of the meeting on ${formatDate(meeting.on_date)} can be read in No Wrong Door. Open The partnership, then Meetings.`,
    })
    await visit.record({ subject: { kind: 'meeting', id: meeting.id }, detail: { told } })
    return { to: backTo(meeting).href, flash: `The minutes are ready, and ${told} people are told.` }
  },
})

const agreeForm = (meetings: readonly Meeting[]) =>
  formOf({
    meeting: choice({
      label: 'Which meeting agreed them?',
      required: 'Choose the meeting that agreed them',
      options: meetings.map(({ id, title, on_date }) => ({ value: id, text: `${title}, ${formatDate(on_date)}` })),
    }),
    words: longText({ label: 'With which corrections?', called: 'The corrections', max: 1000 }),
  })

/** The minutes were agreed at a later meeting; from then on nothing in them changes. */
export const minutesAgreed = form({
  path: '/partnership/meetings/:meeting/minutes/agree',
  access: coordinators,
  audit: { show: ownBusiness, submit: 'partnership.minutes.agreed' },
  async load(visit: MeetingVisit) {
    const meeting = await heldMeeting(visit)
    if (meeting.standing !== 'minutes_ready') throw new NotFound()
    const meetings = (await areaMeetings(visit.tx, meeting.area_id)).filter(
      ({ on_date, standing }) => on_date > meeting.on_date && on_date <= visit.today && standing !== 'cancelled',
    )
    return { meeting, meetings, questions: agreeForm(meetings) }
  },
  form: ({ questions }) => questions,
  prefill: ({ meetings: [first] }) => (first === undefined ? {} : { meeting: first.id }),
  show(view) {
    const { meeting, meetings, questions } = view.loaded
    const asked = { form: questions, typed: view.typed, errors: view.errors }
    return partnershipForm({
      heading: 'The minutes were agreed',
      sub: 'From then on nothing in them changes.',
      view,
      button: 'Save that they were agreed',
      back: backTo(meeting),
      children:
        meetings.length === 0 ? (
          <p>No later meeting has taken place yet that could have agreed them.</p>
        ) : (
          <>
            <Ask {...asked} name="meeting" inline={false} />
            <Ask {...asked} name="words" />
          </>
        ),
    })
  },
  async submit({ visit, loaded: { meeting, meetings }, value }) {
    const at = meetings.find(({ id }) => id === value.meeting)
    if (at === undefined) throw new Refused([{ field: 'meeting', message: 'Choose a meeting that took place' }])
    await becomes(visit.tx, visit.viewer, meeting, 'minutes_agreed', { words: value.words, at_meeting_id: at.id })
    await visit.record({ subject: { kind: 'meeting', id: meeting.id } })
    return { to: backTo(meeting).href, flash: `The minutes were agreed on ${formatDate(at.on_date)}.` }
  },
})
