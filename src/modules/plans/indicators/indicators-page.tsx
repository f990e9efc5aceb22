import { definitionHref } from '#modules/measurement'
import { found, page } from '#platform/http'
import { formatDate, formatDateTime } from '#platform/time'
import { Button, Details, Heading, Table, Tabs, Tag } from '#platform/ui'
import { fewest } from '../live/figures.queries.ts'
import { PlanningLinks, toPlans } from '../planning-links.tsx'
import { areaOf, ownPlan, readers, writesIt } from '../plans.access.ts'
import { yearAsked, yearsOn } from '../requirements/years.ts'
import { slack } from './indicator.ts'
import { selectOptionalPaper } from './indicators.queries.ts'
import { inWords, type Standing, standingsOf } from './standing.ts'

const tones = { on_course: 'green', off_course: 'red', too_early: 'grey', not_known: 'grey' } as const

/** What the partnership watches in a year, with live figures. */
export const indicatorsPage = page({
  path: '/indicators',
  access: readers,
  audit: ownPlan,
  async show(visit) {
    const { viewer, url, today } = visit
    const year = yearAsked(url, today)
    const standings = await standingsOf(visit, areaOf(viewer), year)
    const off = standings.filter(({ course }) => course === 'off_course')
    return {
      title: `Indicators ${year}`,
      wide: true,
      back: toPlans,
      main: (
        <>
          <Heading sub={leadOf(standings, off.length)}>{`Indicators ${year}`}</Heading>
          <Tabs
            label="Years"
            tabs={yearsOn(today).map((each) => ({
              href: `/indicators?year=${each}`,
              text: each,
              current: each === year,
            }))}
          />
          {writesIt(viewer) && (
            <p class="nwd-actions">
              <Button href={`/indicators/new?year=${year}`}>Choose an indicator</Button>{' '}
              {standings.length > 0 && (
                <Button href={`/indicators/paper?year=${year}`} kind="secondary">
                  Lay them before a meeting
                </Button>
              )}
            </p>
          )}
          <Indicators standings={standings} writes={writesIt(viewer)} />
          <Details summary="How they are counted, and when one is off course">
            <p>
              {`They count people registered in ${year}, as at ${formatDate(today)}. Figures of fewer than ${fewest} people are not shown.`}
            </p>
            <p>
              {`A number of people is off course when it is more than ${slack} % behind the share of its target that the year has come to. A share is off course when its whole 95 % interval is on the wrong side of the target.`}
            </p>
          </Details>
          <h2>Also here</h2>
          <p>
            <PlanningLinks year={year} but="/indicators" />
          </p>
        </>
      ),
    }
  },
})

function leadOf(standings: readonly Standing[], off: number): string {
  if (standings.length === 0) return 'A few measures with a target each, so that everybody sees whether the plan works.'
  const silent = standings.filter(({ unexplained }) => unexplained).length
  const all = standings.length === 1 ? '1 indicator' : `${standings.length} indicators`
  if (off === 0) return `${all}, none off course.`
  return `${all}, ${off} off course${silent === 0 ? '' : `; nobody has said why of ${silent}`}.`
}

const Indicators = ({ standings, writes }: { standings: readonly Standing[]; writes: boolean }) => (
  <Table
    caption="Indicators"
    hideCaption
    dense
    stack
    columns={[
      { key: 'title', text: 'Indicator' },
      { key: 'baseline', text: 'Year before', numeric: true },
      { key: 'value', text: 'Now', numeric: true },
      { key: 'target', text: 'Target', numeric: true },
      { key: 'course', text: 'Course' },
      { key: 'note', text: 'Last noted' },
      ...(writes ? [{ key: 'do', text: 'Do', acts: true }] : []),
    ]}
    rows={standings.map((one) => {
      const words = inWords(one)
      const { indicator_id: id, measure } = one.indicator
      return {
        title: (
          <>
            <a href={definitionHref(measure)}>{words.title}</a>
            <span class="nwd-sub"> {words.group}</span>
          </>
        ),
        baseline: words.baseline,
        value: words.value,
        target: words.target,
        course: <Tag tone={tones[one.course]}>{words.course}</Tag>,
        note: words.note || (one.unexplained ? 'Nobody has said why' : ''),
        do: (
          <>
            <a href={`/indicators/${id}/note`}>Note</a> · <a href={`/indicators/${id}/change`}>Change</a>
            <span class="visually-hidden"> {words.title}</span>
          </>
        ),
      }
    })}
    empty={<p>No indicator is chosen for this year yet.</p>}
  />
)

/** The indicators as they stood when they were laid before a meeting. */
export const paperPage = page({
  path: '/indicators/papers/:paper',
  access: readers,
  audit: ownPlan,
  async show({ tx, parameters }) {
    const paper = found(await selectOptionalPaper(tx, parameters.paper))
    return {
      title: `Indicators ${paper.year} on ${formatDate(paper.as_at)}`,
      wide: true,
      back: { href: `/partnership/meetings/${paper.meeting_id}`, text: 'The meeting' },
      main: (
        <>
          <Heading
            sub={`As they stood when ${paper.by_name} laid them before the meeting, ${formatDateTime(paper.made_at)}.`}
          >
            {`Indicators ${paper.year} on ${formatDate(paper.as_at)}`}
          </Heading>
          <Table
            caption={`Indicators on ${formatDate(paper.as_at)}`}
            hideCaption
            dense
            stack
            columns={[
              { key: 'title', text: 'Indicator' },
              { key: 'group', text: 'Group' },
              { key: 'baseline', text: 'Year before', numeric: true },
              { key: 'value', text: 'Then', numeric: true },
              { key: 'target', text: 'Target', numeric: true },
              { key: 'course', text: 'Course' },
              { key: 'note', text: 'Noted' },
            ]}
            rows={paper.lines}
          />
          <p>
            <a href={`/indicators?year=${paper.year}`}>How they stand now</a>
          </p>
        </>
      ),
    }
  },
})
