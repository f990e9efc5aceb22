import { flagsPanel, fullName } from '#modules/people'
import { page } from '#platform/http'
import { dateInLondon, formatDayAndDate, formatShortDate, formatTime } from '#platform/time'
import { Button, Details, Heading, Table } from '#platform/ui'
import { appointmentsOf, howWords, outcomeWords } from '../appointments/appointments.queries.ts'
import { askedByWords, movesOf } from '../appointments/change-appointment.ts'
import { whyInWords } from '../appointments/reasons.ts'
import { personInFull, readers, workers } from '../journeys.access.ts'
import { remindedLine } from '../reminders/reminded-line.tsx'

type Move = Awaited<ReturnType<typeof movesOf>>[number]

/** When an appointment was to be before, who asked, and why. */
function Before({ moves }: { moves: readonly Move[] }) {
  return moves.length === 0 ? null : (
    <ul class="nwd-plain nwd-sub">
      {moves.map((move) => (
        <li key={move.id}>
          {move.called_off ? 'Called off' : `Was ${formatShortDate(move.was_on)}, ${formatTime(move.was_at)}`}.{' '}
          {askedByWords[move.asked_by as keyof typeof askedByWords]}:{' '}
          {whyInWords(move.reason, move.words).toLowerCase()} ({move.moved_by_name},{' '}
          {formatShortDate(dateInLondon(move.moved_at))})
        </li>
      ))}
    </ul>
  )
}

export const appointmentsRoute = page({
  path: '/people/:person/appointments',
  access: readers,
  audit: 'journeys.appointments.viewed',
  async show(visit) {
    const person = await personInFull(visit)
    await visit.record({ person_id: person.id })
    const rows = await appointmentsOf(visit.tx, person.id)
    const moves = Map.groupBy(await movesOf(visit.tx, person.id), ({ appointment_id }) => appointment_id)
    const writes = workers.some((role) => role === visit.viewer.role)
    const at = `/people/${person.id}/appointments`
    return {
      title: `Appointments: ${fullName(person)}`,
      back: { href: `/people/${person.id}`, text: fullName(person) },
      hideThisPage: true,
      wide: true,
      main: (
        <>
          <Heading sub={fullName(person)}>Appointments</Heading>
          {await flagsPanel(visit, person)}
          {writes && <Button href={`${at}/new`}>Make an appointment</Button>}
          {await remindedLine(visit, person, writes)}
          <Table
            caption="Appointments, latest first"
            stack
            columns={[
              ...['When', 'About', 'With', 'How', 'What happened'].map((text) => ({ key: text, text })),
              ...(writes ? [{ key: 'do', text: 'Do', acts: true }] : []),
            ]}
            rows={rows.map((row) => ({
              When: (
                <>
                  {`${formatDayAndDate(row.on_date)}, ${formatTime(row.at_time)}`}
                  <Before moves={moves.get(row.id) ?? []} />
                </>
              ),
              About: row.about,
              With: row.with_all,
              How: [howWords[row.how as keyof typeof howWords], row.place].filter(Boolean).join(': '),
              'What happened':
                row.outcome === null
                  ? 'not yet'
                  : [outcomeWords[row.outcome], whyInWords(row.outcome_code, row.outcome_reason)]
                      .filter(Boolean)
                      .join(': '),
              do: row.outcome === null && (
                <>
                  {row.on_date <= visit.today && (
                    <>
                      <a href={`${at}/${row.id}/attendance`}>Record</a>
                      <br />
                    </>
                  )}
                  <a href={`${at}/${row.id}/change`}>Move or call off</a>
                </>
              ),
            }))}
            empty={<p>No appointments yet.</p>}
          />
          <Details summary="Have them in your own calendar">
            <p>
              <a href="/calendar">A private link</a> shows your calendar program when you meet, and nothing of whom.
            </p>
          </Details>
        </>
      ),
    }
  },
})
