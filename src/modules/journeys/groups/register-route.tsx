import { fullName } from '#modules/people'
import { recordForEach } from '#platform/audit'
import { Ask, choice, type Field, type FieldError, formOf, text } from '#platform/forms'
import { form, Refused } from '#platform/http'
import { formatDayAndDate, formatTime } from '#platform/time'
import type { AttendanceCode } from '../appointments/appointments.queries.ts'
import { workers } from '../journeys.access.ts'
import { groupAt, groupFrame } from './group-frame.tsx'
import { loadSession } from './load-group.ts'
import { type Mark, type RegisterLine, registerOf, saveRegister } from './register.ts'

const marks = [
  { value: 'attended', text: 'Came' },
  { value: 'late', text: 'Late' },
  { value: 'did_not_attend', text: 'Did not' },
  { value: 'did_not_happen', text: 'Did not happen' },
] as const

type Answers = Record<string, string | null>
const markOf = ({ enrolment_id }: RegisterLine) => `mark-${enrolment_id}`
const noteOf = ({ enrolment_id }: RegisterLine) => `note-${enrolment_id}`

/** One question a person, none of which need be answered, and one for all who are left. */
function registerForm(lines: readonly RegisterLine[]) {
  const fields: Record<string, Field<string | null>> = {
    rest: choice({ label: 'Those left unmarked', options: marks.map((one) => ({ ...one })) }),
  }
  for (const line of lines) {
    fields[markOf(line)] = choice({ label: fullName(line), options: marks })
    fields[noteOf(line)] = text({ label: 'Note', max: 500 })
  }
  return formOf<Answers>(fields, (value) => lines.flatMap((line) => unmarked(line, value)))
}

const unmarked = (line: RegisterLine, value: Answers): FieldError[] =>
  value[noteOf(line)] !== null && value[markOf(line)] === null && value.rest === null
    ? [{ field: markOf(line), message: `Say whether ${fullName(line)} came, or take the note out` }]
    : []

const codeOf = (value: string | null | undefined): AttendanceCode | null =>
  marks.find((one) => one.value === value)?.value ?? null

/** What was said of everybody: those about whom nothing was said, not even by the question for the rest, are left as they are. */
function marksIn(lines: readonly RegisterLine[], value: Answers): Mark[] {
  return lines.flatMap((line) => {
    const outcome = codeOf(value[markOf(line)] ?? value.rest)
    const { enrolment_id, area_id, person_id } = line
    return outcome === null ? [] : [{ enrolment_id, area_id, person_id, outcome, note: value[noteOf(line)] ?? null }]
  })
}

/** The register of a session: everybody in one form, sent once, in one transaction. Nobody is marked until somebody marks them. */
export const registerRoute = form({
  path: '/groups/:group/sessions/:session/register',
  access: workers,
  audit: { show: 'journeys.register.opened', submit: 'journeys.register.saved' },
  async load(visit) {
    const loaded = await loadSession(visit)
    const lines = await registerOf(visit.tx, loaded.session)
    return { ...loaded, lines, questions: registerForm(lines) }
  },
  form: ({ questions }) => questions,
  prefill: ({ lines, questions }) =>
    questions.typedFrom(
      Object.fromEntries(
        lines.flatMap((line) => [
          [markOf(line), line.outcome],
          [noteOf(line), line.note],
        ]),
      ),
    ),
  async show(view) {
    const { group, session, lines, questions } = view.loaded
    const subject = { kind: 'session', id: session.id }
    await view.visit.record({ subject, detail: { people: lines.length } })
    if (lines.length > 0) await recordForEach(view.visit.tx, lines, { event: 'journeys.register.opened', subject })
    const asked = { form: questions, typed: view.typed, errors: view.errors }
    return groupFrame({
      heading: 'Who came?',
      sub: `${group.name}, ${formatDayAndDate(session.on_date)}, ${formatTime(session.at_time)}: ${lines.length === 1 ? '1 person' : `${lines.length} people`}`,
      view,
      button: 'Save the register',
      back: groupAt(group),
      wide: true,
      children:
        lines.length === 0 ? (
          <p>Nobody had a place in this group on the day. Bring people into the group first.</p>
        ) : (
          <div class="nwd-sheet nwd-register">
            {lines.map((line) => (
              <div key={line.enrolment_id} class="nwd-register__line">
                <Ask {...asked} name={markOf(line)} inline small needed />
                <Ask {...asked} name={noteOf(line)} label={`Note on ${fullName(line)}`} width={20} />
              </div>
            ))}
            <div class="nwd-register__line">
              <Ask {...asked} name="rest" inline small needed hint="Choose only if the same holds for all of them." />
            </div>
          </div>
        ),
    })
  },
  async submit({ visit, loaded: { group, session, lines }, value }) {
    if (session.cancelled_at !== null) throw new Refused('This session was called off')
    if (session.on_date > visit.today) throw new Refused('This session is still to come')
    const saved = await saveRegister(visit.tx, visit.viewer, session, marksIn(lines, value))
    const subject = { kind: 'session', id: session.id }
    await visit.record({ subject, detail: { marked: saved.length } })
    if (saved.length > 0) await recordForEach(visit.tx, saved, { event: 'journeys.session.marked', subject })
    return {
      to: groupAt(group).href,
      flash: saved.length === 1 ? '1 person is marked.' : `${saved.length} people are marked.`,
    }
  },
})
