import type { VNode } from 'preact'
import { callName, type Person, sight, sightOf } from '#modules/people'
import { StageLines } from '#platform/charts'
import type { Visit } from '#platform/http'
import { referenceText } from '#platform/reference'
import { formatDate, formatDayAndDate, formatTime } from '#platform/time'
import { Count, InsetText, SummaryList } from '#platform/ui'
import { nextAppointmentOf } from '../appointments/appointments.queries.ts'
import { barriersLine } from '../assess-needs/barriers-line.tsx'
import { workers } from '../journeys.access.ts'
import { stageLines } from '../move-stage/stages-page.tsx'
import { notesOf } from '../notes/notes.queries.ts'
import { planOf } from '../plan/plan.queries.ts'
import { isOpen } from '../plan/plan.ts'
import { openSteps, Standing, Steps } from '../plan/plan-parts.tsx'
import { leadOf, spellsOf } from '../spells/spells.queries.ts'
import { stagesOf } from '../stages/stages.ts'

const inFull = async (visit: Visit, person: Person) => (await sightOf(visit.tx, person.id)) >= sight.record
const mayWrite = (visit: Visit) => workers.some((role) => role === visit.viewer.role)

/** What the person is aiming for, in their own words, before any code. */
export async function aimPanel(_visit: Visit, person: Person): Promise<VNode | null> {
  return person.aim === null ? null : <InsetText>{person.aim}</InsetText>
}

/** The goals and open steps of the plan, and whether both have agreed it. */
export async function planPanel(visit: Visit, person: Person): Promise<VNode | null> {
  const [spell] = (await inFull(visit, person)) ? await spellsOf(visit.tx, person.id) : []
  if (spell === undefined) return null
  const plan = await planOf(visit.tx, spell)
  const names = { person: callName(person), worker: (await leadOf(visit.tx, person.id))?.name ?? 'the key worker' }
  const goals = plan.goals.filter((goal) => goal.state === 'open')
  const barriers = await barriersLine(visit.tx, person, mayWrite(visit) && spell.left_on === null)
  return (
    <section aria-label="Action plan">
      <h2>
        Action plan <Count>{openSteps(plan).length}</Count>
      </h2>
      {goals.length === 0 ? <p>No plan yet.</p> : <Standing plan={plan} />}
      {goals.map((goal) => (
        <div key={goal.id} class="nwd-steps">
          <h3>{goal.words}</h3>
          <Steps goal={{ ...goal, steps: goal.steps.filter(isOpen) }} names={names} today={visit.today} />
        </div>
      ))}
      <p>
        <a href={`/people/${person.id}/plan`}>
          {goals.length === 0 && mayWrite(visit) ? 'Write the plan together' : 'The whole plan'}
        </a>
      </p>
      {barriers}
    </section>
  )
}

/** The five stages as lines over time, with their table. */
export async function stagesPanel(visit: Visit, person: Person): Promise<VNode | null> {
  const [spell] = (await inFull(visit, person)) ? await spellsOf(visit.tx, person.id) : []
  if (spell === undefined) return null
  const rows = await stagesOf(visit.tx, spell.id)
  return (
    <section aria-label="Stages">
      <h2>Stages</h2>
      <StageLines title="Stages of support" stages={stageLines(rows, visit.today)} today={visit.today} />
      <p>
        <a href={`/people/${person.id}/stages`}>{mayWrite(visit) ? 'Begin or end a stage' : 'Each stage, and why'}</a>
      </p>
    </section>
  )
}

/** The last notes and the next appointment. */
export async function contactsPanel(visit: Visit, person: Person): Promise<VNode | null> {
  if (!(await inFull(visit, person))) return null
  const at = `/people/${person.id}`
  const notes = (await notesOf(visit.tx, person.id, { most: 8 }))
    .filter((note) => note.superseded_at === null)
    .slice(0, 3)
  const next = await nextAppointmentOf(visit.tx, person.id, visit.today)
  return (
    <section aria-label="Contacts">
      <h2>Contacts</h2>
      <p>
        {next === undefined
          ? 'No appointment is arranged.'
          : `Next appointment: ${formatDayAndDate(next.on_date)}, ${formatTime(next.at_time)}, with ${next.with_name}: ${next.about}.`}
      </p>
      {notes.length === 0 ? (
        <p>Nothing noted yet.</p>
      ) : (
        <SummaryList
          dense
          rows={notes.map((note) => ({
            key: `${formatDate(note.happened_on)}, ${referenceText('note-kinds', note.kind).toLowerCase()}`,
            value: shortened(note.words),
          }))}
        />
      )}
      <p>
        <a href={`${at}/notes`}>All notes</a>
        {' · '}
        <a href={`${at}/appointments`}>Appointments</a>
        {' · '}
        <a href={`${at}/support`}>Support given</a>
        {mayWrite(visit) && (
          <>
            {' · '}
            <a href={`${at}/notes/new`}>Write a note</a>
            {' · '}
            <a href={`${at}/appointments/new`}>Make an appointment</a>
          </>
        )}
      </p>
    </section>
  )
}

const most = 280
const shortened = (words: string) => (words.length <= most ? words : `${words.slice(0, most).replace(/\s+\S*$/, '')} …`)
