import { found, page } from '#platform/http'
import { referenceText } from '#platform/reference'
import { type CalendarDate, formatDate } from '#platform/time'
import { Button, Columns, Count, Heading, Late, NextStep, Side, Table, Tag } from '#platform/ui'
import { readers } from '../report/local/load-report.ts'
import { type Improvement, isOpen, lateBy, leadInWords, stateTones, stateWords } from './improvement.ts'
import { loadPlan, type Plan, planInWords, unowned } from './load-plan.ts'
import { strongest } from './measured.ts'
import { ChangedSince } from './measured-chart.tsx'
import { ownPlan } from './who.ts'

const share = (value: number | null) => (value === null ? 'no answers' : `${value}%`)

/** When an improvement is to be done, and how late it is. */
export function DueDay({ improvement, today }: { improvement: Improvement; today: CalendarDate }) {
  const late = lateBy(improvement, today)
  if (improvement.due_on === null) return <>No day yet</>
  if (late > 0) return <Late>{`${late} working ${late === 1 ? 'day' : 'days'} late`}</Late>
  return <>{formatDate(improvement.due_on)}</>
}

function Lines({ plan, improvements, caption }: { plan: Plan; improvements: readonly Improvement[]; caption: string }) {
  const figures = (id: string) =>
    plan.measured
      .filter(({ improvement_id }) => improvement_id === id)
      .map(({ item, before, after }) => (
        <div key={item}>
          {item}: {share(strongest(before))}
          {after && ` → ${share(strongest(after))}`}
        </div>
      ))
  return (
    <Table
      caption={caption}
      hideCaption
      stack
      columns={[
        { key: 'issue', text: 'What needs to be better' },
        { key: 'lead', text: 'Lead' },
        { key: 'due', text: 'Done by', nowrap: true },
        { key: 'state', text: 'How it goes' },
        { key: 'figures', text: 'Statement, then and now', nowrap: true },
      ]}
      rows={improvements.map((one) => ({
        issue: (
          <>
            {one.number}. <a href={`/checklists/plan/${one.id}`}>{one.issue}</a>
          </>
        ),
        lead: leadInWords(one),
        due: isOpen(one) ? <DueDay improvement={one} today={plan.today} /> : one.said_on && formatDate(one.said_on),
        state: <Tag tone={stateTones[one.state]}>{stateWords[one.state]}</Tag>,
        figures: figures(one.id),
      }))}
      empty={
        <p>
          Nothing is open. In a workshop, press “Make it an improvement”; or open the report of a round under{' '}
          <a href="/checklists">Checklists</a>, and take statements from there.
        </p>
      }
    />
  )
}

function First({ plan, coordinates }: { plan: Plan; coordinates: boolean }) {
  const [nobody, ...others] = unowned(plan.improvements)
  if (!coordinates || plan.improvements.length === 0) return null
  if (nobody === undefined)
    return (
      <NextStep actions={<Button href="/checklists/plan/agenda">Put it on an agenda</Button>}>
        Everything open has a lead and a day. Let the partnership look at it.
      </NextStep>
    )
  return (
    <NextStep
      actions={<Button href={`/checklists/plan/${nobody.id}/change`}>{`Fill in number ${nobody.number}`}</Button>}
    >
      {others.length === 0 ? '1 improvement has' : `${others.length + 1} improvements have`} no lead or no day yet.
    </NextStep>
  )
}

const formats = { docx: 'Word document', xlsx: 'Spreadsheet', csv: 'CSV' }

/** The improvement plan of the viewer's area, by the day each is to be done. */
export const planPage = page({
  path: '/checklists/plan',
  access: readers,
  audit: ownPlan,
  async show({ tx, viewer, today }) {
    const plan = await loadPlan(tx, found(viewer.area_id), today)
    const open = plan.improvements.filter(isOpen)
    const ended = plan.improvements.filter((one) => !isOpen(one))
    const coordinates = viewer.role === 'coordinator'
    const writes = coordinates || viewer.role === 'member'
    return {
      title: 'Improvement plan',
      wide: true,
      back: { href: '/checklists', text: 'Checklists' },
      main: (
        <>
          <Heading sub={`${referenceText('areas', plan.area)}. ${planInWords(plan)}`}>Improvement plan</Heading>
          <Columns side={<Beside writes={writes} empty={plan.improvements.length === 0} />}>
            <First plan={plan} coordinates={coordinates} />
            <h2>
              Open, the soonest due first <Count>{open.length}</Count>
            </h2>
            <Lines plan={plan} improvements={open} caption="Open improvements" />
            {ended.length > 0 && (
              <>
                <h2>
                  Ended <Count>{ended.length}</Count>
                </h2>
                <Lines plan={plan} improvements={ended} caption="Ended improvements" />
              </>
            )}
            {plan.measured.length > 0 && <h2>What changed since the baseline</h2>}
            <ChangedSince measured={plan.measured} />
          </Columns>
        </>
      ),
    }
  },
})

const Links = ({ links }: { links: readonly (readonly [href: string, text: string])[] }) => (
  <ul class="nwd-plain">
    {links.map(([href, text]) => (
      <li key={href}>
        <a href={href}>{text}</a>
      </li>
    ))}
  </ul>
)

function Beside({ writes, empty }: { writes: boolean; empty: boolean }) {
  const files = Object.entries(formats).map(([key, text]) => [`/checklists/plan/file?format=${key}`, text] as const)
  const tasks = [
    ['/checklists/plan/agenda', 'Put it on an agenda'],
    ['/checklists/plan/new', 'Add something by hand'],
  ] as const
  return (
    <Side
      label="This plan"
      items={[
        ...(empty ? [] : [{ term: 'Save it', detail: <Links links={files} /> }]),
        ...(writes ? [{ term: 'Also here', detail: <Links links={tasks} /> }] : []),
        {
          term: 'Whose answers',
          detail: 'Figures are of all who answered, added up. No organisation’s own answer is in the plan.',
        },
      ]}
    />
  )
}
