import { fullName } from '#modules/people'
import { StageLines } from '#platform/charts'
import { page } from '#platform/http'
import { type CalendarDate, daysBetween, formatDate } from '#platform/time'
import { Button, ButtonGroup, Heading, Table } from '#platform/ui'
import { personInFull, readers, workers } from '../journeys.access.ts'
import { spellsOf } from '../spells/spells.queries.ts'
import { type StageRow, stageNames, stagesOf, stageText } from '../stages/stages.ts'

/** The stages as the chart wants them: each of the five, with its days. */
export function stageLines(rows: readonly StageRow[], on: Parameters<typeof stageNames>[0]) {
  return stageNames(on).map(({ number, short }) => ({
    label: short,
    spells: rows.filter((row) => row.stage === number).map((row) => ({ since: row.from_on, until: row.to_on })),
  }))
}

/** The five stages of a spell as lines, and each row with who and why. */
export const stagesRoute = page({
  path: '/people/:person/stages',
  access: readers,
  audit: 'journeys.stages.viewed',
  async show(visit) {
    const { tx, today, viewer } = visit
    const person = await personInFull(visit)
    await visit.record({ person_id: person.id })
    const at = `/people/${person.id}`
    const [spell] = await spellsOf(tx, person.id)
    const rows = spell === undefined ? [] : await stagesOf(tx, spell.id)
    const changes = spell?.left_on === null && workers.some((role) => role === viewer.role)
    return {
      title: `Stages: ${fullName(person)}`,
      back: { href: at, text: fullName(person) },
      hideThisPage: true,
      main: (
        <>
          <Heading sub={`${fullName(person)}. Any order, several at once, back and forth.`}>Stages of support</Heading>
          {changes && (
            <ButtonGroup>
              <Button href={`${at}/stages/move`}>Say where they are now</Button>
              <a href={`${at}/stages/begin`}>Begin one stage</a>
            </ButtonGroup>
          )}
          <StageLines title="Stages of support" stages={stageLines(rows, today)} today={today} />
          <h2>Each stage, and why</h2>
          <Table
            caption="Stages, newest first"
            hideCaption
            stack
            columns={[
              { key: 'stage', text: 'Stage' },
              { key: 'from', text: 'From' },
              { key: 'to', text: 'Until' },
              { key: 'long', text: 'How long', nowrap: true },
              { key: 'why', text: 'Why' },
              { key: 'act', text: 'Do' },
            ]}
            rows={rows.toReversed().map((row) => ({
              stage: stageText(row.stage, today),
              from: formatDate(row.from_on),
              to: row.to_on ? formatDate(row.to_on) : 'going on',
              long: howLong(row.from_on, row.to_on ?? today),
              why: [row.reason, row.ended_reason && `Ended: ${row.ended_reason}`].filter(Boolean).join('. '),
              act:
                changes && row.to_on === null ? (
                  <a href={`${at}/stages/${row.id}/end`}>
                    End<span class="visually-hidden"> {stageText(row.stage, today)}</span>
                  </a>
                ) : (
                  ''
                ),
            }))}
            empty={<p>No stage yet. Stages begin with registration.</p>}
          />
        </>
      ),
    }
  },
})

/** Time between two days as people say it: days up to a fortnight, then weeks, then months. */
export function howLong(from: CalendarDate, to: CalendarDate): string {
  const days = daysBetween(from, to)
  const say = (many: number, one: string) => `${many} ${one}${many === 1 ? '' : 's'}`
  if (days < 14) return say(days, 'day')
  return days < 92 ? say(Math.floor(days / 7), 'week') : say(Math.floor(days / 30.44), 'month')
}
