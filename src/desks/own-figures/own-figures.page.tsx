import { answerParts, definitionHref } from '#modules/measurement'
import { Bars, StackedBars } from '#platform/charts'
import { type CalendarDate, financialYear, formatDate } from '#platform/time'
import { Columns, Heading, Side, Table } from '#platform/ui'
import type { Figure } from './figures.ts'
import type { Took } from './waits.ts'

interface OwnFiguresProps {
  figures: ReadonlyMap<string, Figure>
  share: { due: number; answered: number }
  took: readonly Took[]
  today: CalendarDate
  team: boolean
}

const many = (count: number) => count.toLocaleString('en-GB')
const people = (count: number) => (count === 0 ? 'nobody' : count === 1 ? '1 person' : `${many(count)} people`)
const definition = (of: Parameters<typeof definitionHref>[0], text: string) => (
  <a href={definitionHref(of, '/reports/definitions')}>{text}</a>
)
const stages = ['stage-1', 'stage-2', 'stage-3', 'stage-4', 'stage-5', 'stage-none']

/** How one worker's people are doing: one sentence, then where they are, what was answered, what they reached, how long it took. */
export function OwnFigures({ figures, share, took, today, team }: OwnFiguresProps) {
  const count = (key: string) => figures.get(key)?.people.length ?? 0
  const reached = [...figures.values()].filter(({ key }) => key.startsWith('reached-'))
  return (
    <>
      <Heading sub={`Whom you lead, and whom you led last · to ${formatDate(today)} · only you see this page`}>
        How my people are doing
      </Heading>
      <p class="ds_lead">{inOneSentence(count('led'), share, count('reached-employment'))}</p>
      <Columns side={<Waiting figures={figures} team={team} />}>
        <h2>Where they are now</h2>
        {count('led') === 0 ? (
          <p class="nwd-empty">
            You lead nobody. Somebody comes to you when a referral is given to you and you register them.
          </p>
        ) : (
          <>
            <p class="nwd-sub">Somebody may be in several stages at once, so these are not added up.</p>
            <Bars
              title="Where they are now"
              measure="People"
              full={count('led')}
              bars={stages.map((key) => ({ label: figures.get(key)?.title ?? key, value: count(key) }))}
            />
            <Behind figures={figures} keys={stages} />
          </>
        )}
        <h2>Follow-ups of the last 12 months</h2>
        <Answers figures={figures} share={share} />
        <h2>Reached since 1 April {financialYear(today).slice(0, 4)}</h2>
        <p class="nwd-sub">For the first time since they were registered. One person may be in several.</p>
        {reached.every(({ people: them }) => them.length === 0) ? (
          <p class="nwd-empty">Nothing is written down for this year yet.</p>
        ) : (
          <Bars
            title="What they reached this year"
            measure="People"
            bars={reached.map(({ title, people: them }) => ({ label: title, value: them.length }))}
          />
        )}
        <Behind figures={figures} keys={reached.map(({ key }) => key)} />
        <p class="nwd-sub">What it means: {definition('entered_employment', 'entered work and other outcomes')}</p>
        <h2>How long it took</h2>
        <HowLong took={took} />
      </Columns>
    </>
  )
}

function inOneSentence(led: number, { due, answered }: OwnFiguresProps['share'], work: number): string {
  const follow_ups =
    due === 0
      ? 'No follow-up fell due in the last 12 months.'
      : `Of ${many(due)} follow-ups due in the last 12 months, ${many(answered)} ${answered === 1 ? 'is' : 'are'} answered.`
  return `You lead ${people(led)}. ${work === 0 ? 'Nobody has' : `${work === 1 ? '1 person' : `${many(work)} people`} ${work === 1 ? 'has' : 'have'}`} begun their first job since April. ${follow_ups}`
}

/** Links from figures to the people whom they count; what counts nobody has no link. */
function Behind({ figures, keys }: { figures: OwnFiguresProps['figures']; keys: readonly string[] }) {
  const some = keys.flatMap((key) => figures.get(key) ?? []).filter((one) => one.people.length > 0)
  if (some.length === 0) return null
  return (
    <p class="nwd-sub">
      Who they are:{' '}
      {some.map(({ key, title, people: them }, at) => (
        <>
          {at > 0 && ', '}
          <a href={`/figures/people?of=${key}`}>
            {title.toLowerCase()} ({many(them.length)})
          </a>
        </>
      ))}
    </p>
  )
}

const points = [4, 13, 26, 52]

function Answers({ figures, share }: Pick<OwnFiguresProps, 'figures' | 'share'>) {
  const count = (key: string) => figures.get(key)?.people.length ?? 0
  if (share.due === 0)
    return <p class="nwd-empty">None fell due. The first is asked four weeks after somebody begins a job.</p>
  return (
    <>
      <StackedBars
        title="Follow-ups of the last 12 months"
        parts={answerParts}
        bars={points.map((weeks) => ({
          label: `${weeks} weeks`,
          counts: {
            yes: count(`answer-${weeks}-yes`),
            no: count(`answer-${weeks}-no`),
            none: count(`answer-${weeks}-none`),
          },
          note: 'nobody was due',
        }))}
      />
      <Behind figures={figures} keys={['unanswered', ...points.map((weeks) => `answer-${weeks}-no`)]} />
      <p class="nwd-sub">
        What it means: {definition('in_work_13w', 'in work at 13 weeks')}, {definition('answered_13w', 'answered')}
      </p>
    </>
  )
}

function HowLong({ took }: Pick<OwnFiguresProps, 'took'>) {
  const some = took.filter((one) => one.of > 0)
  return (
    <>
      <Table
        caption="Working days, of what began in the last 12 months"
        dense
        columns={[
          { key: 'what', text: 'What' },
          { key: 'of', text: 'Began', numeric: true },
          { key: 'over', text: 'Over', numeric: true },
          { key: 'half', text: 'Half within', numeric: true },
          { key: 'most', text: 'Three quarters within', numeric: true },
        ]}
        rows={some.map(({ title, of, over, half, threeQuarters }) => ({
          what: title,
          of: many(of),
          over: many(over),
          half: half ?? 'none over yet',
          most: threeQuarters ?? '',
        }))}
        empty={<p>Nothing began in the last 12 months.</p>}
      />
      {some.length > 0 && (
        <p class="nwd-sub">
          Of what is over. A figure of a handful of people says little. What it means:{' '}
          {definition('waiting_times', 'waits and stages')}
        </p>
      )}
    </>
  )
}

/** What waits for somebody to do it, beside the figures. */
function Waiting({ figures, team }: Pick<OwnFiguresProps, 'figures' | 'team'>) {
  const link = (key: string, none: string) => {
    const them = figures.get(key)?.people ?? []
    return them.length === 0 ? none : <a href={`/figures/people?of=${key}`}>{people(them.length)}</a>
  }
  return (
    <Side
      label="What waits"
      heading
      items={[
        { term: 'Waiting to start with you', detail: link('waiting', 'nobody') },
        { term: 'Accepted, and not yet in contact', detail: link('no-contact', 'nobody') },
        { term: 'Plans to look at again, late', detail: link('review', 'none') },
        { term: 'Follow-ups without an answer', detail: link('unanswered', 'none') },
        { term: 'To do today', detail: <a href="/today">Today</a> },
        ...(team ? [{ term: 'Your team', detail: <a href="/figures/team">How the work is shared out</a> }] : []),
      ]}
    />
  )
}
