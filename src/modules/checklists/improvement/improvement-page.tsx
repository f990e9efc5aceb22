import { type Action, actionsFrom, areaMeetings, type Meeting } from '#modules/partnership'
import { found, page } from '#platform/http'
import { type CalendarDate, dateInLondon, formatDate, formatDateTime } from '#platform/time'
import {
  Button,
  ButtonGroup,
  Count,
  Details,
  Heading,
  InsetText,
  SummaryList,
  Table,
  Tag,
  Timeline,
} from '#platform/ui'
import { readers } from '../report/local/load-report.ts'
import { standingInWords } from '../workshop/said.ts'
import {
  type Improvement,
  isOpen,
  lateBy,
  mayChange,
  missing,
  nextLook,
  stateTones,
  stateWords,
} from './improvement.ts'
import { selectOptionalImprovement, type Version, versionsOf } from './improvements.queries.ts'
import { sevenFields } from './in-words.ts'
import { type Measured, measuredOf, strongest } from './measured.ts'
import { ChangedSince } from './measured-chart.tsx'
import { DueDay } from './plan-page.tsx'
import { type Progress, progressOf } from './progress.queries.ts'
import { ownPlan } from './who.ts'

/** One improvement: its seven fields, what it was born from, how it goes, and whether the figures moved. */
export const improvementPage = page({
  path: '/checklists/plan/:improvement',
  access: readers,
  audit: ownPlan,
  async show({ tx, viewer, today, parameters }) {
    const improvement = found(await selectOptionalImprovement(tx, parameters.improvement))
    const { id, area_id, number } = improvement
    const measured = (await measuredOf(tx, area_id)).filter(({ improvement_id }) => improvement_id === id)
    const progress = await progressOf(tx, area_id, id)
    const actions = await actionsFrom(tx, id)
    const meetings = await areaMeetings(tx, area_id)
    const [, ...former] = await versionsOf(tx, id)
    const changes = mayChange(improvement, viewer)
    return {
      title: `Improvement ${number}`,
      wide: true,
      back: { href: '/checklists/plan', text: 'Improvement plan' },
      main: (
        <>
          <Heading sub={`Improvement ${number}`}>{improvement.issue}</Heading>
          <p>
            <Tag tone={stateTones[improvement.state]}>{stateWords[improvement.state]}</Tag>{' '}
            {lateBy(improvement, today) > 0 && <DueDay improvement={improvement} today={today} />}
            {isOpen(improvement) && ` ${nextLookInWords(nextLook(improvement), today)}`}
          </p>
          {changes && <Buttons improvement={improvement} />}
          <SummaryList
            rows={sevenFields(improvement)
              .filter(({ key }) => key !== 'issue')
              .map(({ name, words }) => ({
                key: name,
                value: words === '' ? 'Not said yet' : <span class="nwd-lines">{words}</span>,
              }))}
          />
          {measured.length > 0 && <Born measured={measured} />}
          <h2>
            How it goes <Count>{progress.length}</Count>
          </h2>
          <History progress={progress} meetings={meetings} />
          {actions.length > 0 && <Actions actions={actions} />}
          {former.length > 0 && <Former improvement={improvement} former={former} />}
        </>
      ),
    }
  },
})

const nextLookInWords = (day: CalendarDate, today: CalendarDate): string =>
  day < today ? `Progress was to be looked at by ${formatDate(day)}.` : `Progress is looked at by ${formatDate(day)}.`

function Buttons({ improvement }: { improvement: Improvement }) {
  const at = `/checklists/plan/${improvement.id}`
  const lacks = missing(improvement)
  const planned = lacks.includes('a lead') || lacks.includes('a day')
  const open = isOpen(improvement)
  return (
    <ButtonGroup>
      {open && planned && <Button href={`${at}/change`}>Fill in who and when</Button>}
      <Button href={`${at}/progress`} kind={open && planned ? 'secondary' : 'primary'}>
        {open ? 'Say how it goes' : 'Take it up again'}
      </Button>
      {open && !planned && (
        <Button href={`${at}/change`} kind="secondary">
          Change
        </Button>
      )}
      {open && <a href={`${at}/action`}>Add an action</a>}
      <a href={`/checklists/plan/agenda?improvement=${improvement.id}`}>Put it on an agenda</a>
    </ButtonGroup>
  )
}

function Born({ measured }: { measured: readonly Measured[] }) {
  return (
    <>
      <h2>Where it comes from, and whether it moved</h2>
      {measured.map(({ item, text, before, agreed }) => (
        <InsetText key={item}>
          <p>
            {item} {text}
          </p>
          <p class="nwd-sub">
            {before.round.title}: {strongest(before) ?? 'no'}% said “{before.report.scale[0]?.label}”.{' '}
            {agreed === undefined
              ? 'Not talked about at a workshop by then.'
              : `The workshop, ${formatDate(agreed.held_on)}: ${standingInWords(agreed, before.report.scale).toLowerCase()}.`}{' '}
            {agreed?.reason} {agreed?.note}
          </p>
        </InsetText>
      ))}
      <ChangedSince measured={measured} />
    </>
  )
}

function History({ progress, meetings }: { progress: readonly Progress[]; meetings: readonly Meeting[] }) {
  if (progress.length === 0) return <p class="nwd-empty">Nobody has said how it goes yet.</p>
  const meeting = (id: string | null) => meetings.find((one) => one.id === id)
  return (
    <Timeline
      label="How it goes"
      items={progress.map(({ state, words, on_day, meeting_id, by_name }) => ({
        when: formatDate(on_day),
        datetime: on_day,
        by: [by_name, meeting(meeting_id)?.title].filter((part) => part !== undefined).join(', at '),
        what: (
          <>
            <strong>{stateWords[state]}.</strong> <span class="nwd-lines">{words}</span>
          </>
        ),
      }))}
    />
  )
}

const ended = { open: '', done: 'Done', dropped: 'Dropped' } as const

function Actions({ actions }: { actions: readonly Action[] }) {
  return (
    <>
      <h2>
        Actions <Count>{actions.length}</Count>
      </h2>
      <Table
        caption="Actions towards this improvement"
        hideCaption
        dense
        stack
        columns={[
          { key: 'words', text: 'Action' },
          { key: 'who', text: 'Who has it' },
          { key: 'due', text: 'By', nowrap: true },
          { key: 'state', text: 'How it ended' },
        ]}
        rows={actions.map((action) => ({
          words: <a href={`/partnership/actions/${action.id}`}>{action.words}</a>,
          who: action.name ?? action.organisation,
          due: formatDate(action.due_on),
          state: ended[action.state],
        }))}
      />
    </>
  )
}

/** What an improvement said before, newest first: only what each change changed. */
function Former({ improvement, former }: { improvement: Improvement; former: readonly Version[] }) {
  const now = sevenFields(improvement)
  const changes = former.map((version, at) => {
    const after = at === 0 ? now : sevenFields(former[at - 1] ?? version)
    const before = sevenFields(version)
    return {
      version,
      by: at === 0 ? improvement.changed_by : (former[at - 1]?.by_name ?? ''),
      changed: before.filter(({ words }, field) => words !== after[field]?.words),
    }
  })
  return (
    <Details summary={`What it said before (${former.length === 1 ? '1 change' : `${former.length} changes`})`}>
      <Timeline
        label="What it said before"
        items={changes.map(({ version, by, changed }) => ({
          when: formatDateTime(version.until ?? version.since),
          datetime: dateInLondon(version.until ?? version.since),
          by,
          what: (
            <>
              {changed.map(({ name, words }) => (
                <div key={name}>
                  {name} said: <span class="nwd-lines">{words === '' ? 'nothing' : words}</span>
                </div>
              ))}
            </>
          ),
        }))}
      />
    </Details>
  )
}
