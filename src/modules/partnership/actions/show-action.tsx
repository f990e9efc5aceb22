import { found, page } from '#platform/http'
import { dateInLondon, formatDate, formatDateTime } from '#platform/time'
import { Button, ButtonGroup, Heading, SummaryList, Timeline } from '#platform/ui'
import { ownerInWords } from '../members/owners.ts'
import { members, ownBusiness, runsIt } from '../partnership.access.ts'
import { isMine, stateWords } from './action.ts'
import { type Action, notesOf, selectOptionalAction, standingsOf } from './actions.queries.ts'
import { Due } from './actions-table.tsx'

const cameFrom: Readonly<Record<string, string>> = {
  risk: 'A risk',
  improvement: 'The improvement plan',
  plan: 'The delivery plan',
}

/** One action: who has it, by when, and everything that happened to it. */
export const showAction = page({
  path: '/partnership/actions/:action',
  access: members,
  audit: ownBusiness,
  async show({ tx, viewer, parameters, today }) {
    const action = found(await selectOptionalAction(tx, parameters.action))
    const at = `/partnership/actions/${action.id}`
    const acts = action.state === 'open' && (runsIt(viewer) || isMine(action, viewer))
    return {
      title: `Action ${action.number}`,
      wide: true,
      back: { href: '/partnership/actions', text: 'Actions' },
      main: (
        <>
          <Heading sub={`Action ${action.number}, agreed ${formatDate(dateInLondon(action.made_at))}`}>
            {action.words}
          </Heading>
          <SummaryList
            rows={[
              { key: 'Who has it', value: ownerInWords(action) },
              {
                key: 'Due',
                value: (
                  <>
                    <Due action={action} today={today} />
                    {action.state === 'open' && action.due_on < today && `: it was due on ${formatDate(action.due_on)}`}
                  </>
                ),
              },
              ...(action.because === null
                ? []
                : [{ key: action.state === 'open' ? 'Why it changed' : 'What came of it', value: action.because }]),
              { key: 'Where it comes from', value: <From action={action} /> },
            ]}
          />
          {acts && (
            <ButtonGroup>
              <Button href={`${at}/finish`}>It is done</Button>
              <Button href={`${at}/progress`} kind="secondary">
                Note how it goes
              </Button>
              <a href={`${at}/change`}>Change the day or who has it</a>
            </ButtonGroup>
          )}
          <h2>What has happened</h2>
          <Happened notes={await notesOf(tx, action.id)} standings={await standingsOf(tx, action.id)} />
        </>
      ),
    }
  },
})

function From({ action: { from_link, from_kind, meeting_id, by_name } }: { action: Action }) {
  if (meeting_id !== null) return <a href={`/partnership/meetings/${meeting_id}`}>A meeting of the partnership</a>
  if (from_link !== null) return <a href={from_link}>{cameFrom[from_kind ?? ''] ?? 'Another page'}</a>
  return <>Added by {by_name}</>
}

interface HappenedProps {
  notes: Awaited<ReturnType<typeof notesOf>>
  standings: Awaited<ReturnType<typeof standingsOf>>
}

function Happened({ notes, standings }: HappenedProps) {
  const first = standings.at(-1)
  const items = [
    ...notes.map(({ words, by_name, written_at }) => ({ at: written_at, what: words, by: by_name })),
    ...standings.map((one) => {
      const who = ownerInWords(one)
      const until = `${who}, by ${formatDate(one.due_on)}`
      const what =
        one === first
          ? `Agreed: ${until}`
          : one.state === 'open'
            ? `Now ${until}. ${one.words ?? ''}`
            : `${stateWords[one.state as 'done']}: ${one.words ?? ''}`
      return { at: one.since, what, by: one.by_name }
    }),
  ].sort((one, other) => other.at.getTime() - one.at.getTime())
  return (
    <Timeline
      label="What has happened to this action, the latest first"
      items={items.map(({ at, what, by }) => ({ when: formatDateTime(at), datetime: at.toISOString(), what, by }))}
    />
  )
}
