import { servicesNamed } from '#modules/directory'
import { costInWords, unitCost } from '#modules/funding'
import { measureEntry } from '#modules/measurement'
import {
  groupInWords,
  PlanningLinks,
  passed,
  requirementsOf,
  roundPounds,
  selectOptionalRequirement,
  toPlans,
  yearAsked,
  yearsOn,
} from '#modules/plans'
import { found, page } from '#platform/http'
import { referenceText } from '#platform/reference'
import { formatDate } from '#platform/time'
import { Button, Details, Heading, SummaryList, Table, Tabs, Tag } from '#platform/ui'
import type { Compared } from './compare.ts'
import { audit, type Gathered, gathered, readers } from './gathered.ts'

const aboutWords = { volume: 'People who started', cost: 'Money spent', outcome: 'Outcome' } as const

/** An amount of what is compared: people, or pounds. */
const amount = ({ about }: Pick<Compared, 'about'>, value: number | null): string =>
  value === null ? '' : about === 'cost' ? roundPounds(value) : value.toLocaleString('en-GB')

const beside = (one: Compared) =>
  one.actual === null ? (
    <span class="nwd-sub">{one.planned === null ? one.why : `${one.why}; ${amount(one, one.planned)} planned`}</span>
  ) : (
    <>
      {amount(one, one.actual)}
      {one.planned !== null && <span class="nwd-sub"> of {amount(one, one.planned)}</span>}
    </>
  )

/** What a start and an outcome of a line's group cost, with the range of the outcome's; empty where the line is not tied to money and figures. */
function costsOf([volume, cost, outcome]: Gathered['compared']): { start: string; reached: string } {
  if (cost.actual === null || volume.actual === null) return { start: '', reached: '' }
  return {
    start: costInWords(unitCost(cost.actual, volume.actual)),
    reached: outcome.actual === null ? '' : costInWords(unitCost(cost.actual, outcome.actual, volume.actual)),
  }
}

/** Far from its share of the year, and nothing said of that since. */
const waits = ({ compared, said }: Gathered) =>
  compared.filter(({ differs, about }) => differs && !said.some((note) => note.about === about))

/** Planned against actual, line by line. */
export const actual = page({
  path: '/requirements/actual',
  access: readers,
  audit,
  async show(visit) {
    const { tx, viewer, url, today } = visit
    const area = found(viewer.area_id)
    const year = yearAsked(url, today)
    const lines = await gathered(visit, area, year, await requirementsOf(tx, area, year))
    const asked = lines.filter((one) => waits(one).length > 0).length
    return {
      title: `Planned against actual ${year}`,
      wide: true,
      back: toPlans,
      main: (
        <>
          <Heading
            sub={
              asked === 0
                ? `As at ${formatDate(today)}: what was planned for the year, and what has happened.`
                : `${asked === 1 ? '1 line is' : `${asked} lines are`} far from plan, and nobody has said why.`
            }
          >
            {`Planned against actual ${year}`}
          </Heading>
          <Tabs
            label="Years"
            tabs={yearsOn(today).map((each) => ({
              href: `/requirements/actual?year=${each}`,
              text: each,
              current: each === year,
            }))}
          />
          <Table
            caption="Planned against actual"
            hideCaption
            dense
            stack
            columns={[
              { key: 'line', text: 'Line' },
              { key: 'volume', text: 'Started', numeric: true },
              { key: 'cost', text: 'Spent', numeric: true },
              { key: 'outcome', text: 'Outcome', numeric: true },
              { key: 'said', text: 'What is said of it' },
            ]}
            rows={lines.map((one) => {
              const [volume, cost, outcome] = one.compared
              const [note] = one.said
              const open = waits(one)
              return {
                line: (
                  <a href={`/requirements/${one.line.id}/actual`}>
                    {one.line.number}. {one.line.line.target_group}
                  </a>
                ),
                volume: beside(volume),
                cost: beside(cost),
                outcome: beside(outcome),
                said: (
                  <>
                    {open.length > 0 && (
                      <Tag tone="yellow">{`Say why: ${open.map(({ about }) => aboutWords[about].toLowerCase()).join(', ')}`}</Tag>
                    )}{' '}
                    {note?.words}
                  </>
                ),
              }
            })}
            empty={
              <p>
                No line yet. <a href={`/requirements?year=${year}`}>Write the requirements of {year}</a>.
              </p>
            }
          />
          <h2>What each cost</h2>
          <Table
            caption="What each start and each outcome cost"
            hideCaption
            dense
            stack
            columns={[
              { key: 'line', text: 'Line' },
              { key: 'start', text: 'For each start' },
              { key: 'reached', text: 'For each outcome' },
            ]}
            rows={lines
              .map((one) => ({ line: `${one.line.number}. ${one.line.line.target_group}`, ...costsOf(one.compared) }))
              .filter(({ start }) => start !== '')}
            empty="No line is tied to both its budget and its figures yet."
          />
          <Details summary="What is far from plan, and whom the figures count">
            <p>
              {`Far from plan is more than a tenth away from the share of the year’s plan that has come: ${Math.round(passed(year, today) * 100)} % of ${year} has passed.`}
            </p>
            <p>
              People of the line’s group who registered in the year, whoever supported them. Fewer than 5 are not shown.
            </p>
            <p>
              What each cost is what was paid out of the line’s budget, shared among them; the range of an outcome is
              Wilson’s 95% interval of the share who reached it, turned into money. Groups stand at different distances
              from work: a dearer outcome may be the better bought.
            </p>
          </Details>
          <h2>Also here</h2>
          <p>
            <PlanningLinks year={year} but="/requirements/actual" />
          </p>
        </>
      ),
    }
  },
})

/** One line: planned against actual, what it is tied to, and what was said of it. */
export const actualOfLine = page({
  path: '/requirements/:requirement/actual',
  access: readers,
  audit,
  async show(visit) {
    const { tx, viewer, parameters } = visit
    const area = found(viewer.area_id)
    const line = found(await selectOptionalRequirement(tx, parameters.requirement))
    const one = found((await gathered(visit, area, line.year, [line]))[0])
    const { counted, services: ids } = one.ties
    const services =
      ids.length === 0
        ? []
        : (await servicesNamed(tx, { area, words: '', ids, most: 0 })).filter(({ id }) => ids.includes(id))
    const at = `/requirements/${line.id}`
    return {
      title: `Line ${line.number}: planned against actual`,
      back: { href: `/requirements/actual?year=${line.year}`, text: `Planned against actual ${line.year}` },
      main: (
        <>
          <Heading sub={<a href={at}>{`Line ${line.number} of ${line.year}`}</a>}>{line.line.target_group}</Heading>
          <Table
            caption="Planned against actual"
            stack
            columns={[
              { key: 'about', text: 'What' },
              { key: 'planned', text: 'Planned', numeric: true },
              { key: 'actual', text: 'By now', numeric: true },
              { key: 'differs', text: 'How it stands' },
              { key: 'do', text: 'Do', acts: true },
            ]}
            rows={one.compared.map((each) => ({
              about: aboutWords[each.about],
              planned: each.planned === null ? 'not said' : amount(each, each.planned),
              actual: each.actual === null ? each.why : amount(each, each.actual),
              differs:
                each.actual === null ? (
                  ''
                ) : (
                  <Tag tone={each.differs ? 'yellow' : 'green'}>{each.differs ? 'Far from plan' : 'Near plan'}</Tag>
                ),
              do: (
                <a href={`${at}/explain?about=${each.about}`}>
                  Say why<span class="visually-hidden">: {aboutWords[each.about].toLowerCase()}</span>
                </a>
              ),
            }))}
          />
          <h2>What it is tied to</h2>
          <SummaryList
            rows={[
              {
                key: 'Whom it counts',
                value: counted === undefined ? 'Not said' : groupInWords(counted.dimension, counted.category),
              },
              {
                key: 'Outcome',
                value:
                  counted?.measure == null
                    ? 'Not said'
                    : `${measureEntry(counted.measure).title}: ${counted.expected?.toLocaleString('en-GB')} people`,
              },
              {
                key: 'Lines of the budget',
                value:
                  one.money.length === 0
                    ? 'None'
                    : one.money.map(({ id, stream, what, pence }) => (
                        <span key={id}>
                          {`${referenceText('funding-streams', stream)}: ${what}, ${roundPounds(pence)}`}
                          <br />
                        </span>
                      )),
              },
              {
                key: 'Services of the directory',
                value:
                  services.length === 0
                    ? 'None'
                    : services.map(({ id, name, organisation }) => (
                        <span key={id}>
                          <a href={`/support/${id}`}>{name}</a>
                          {organisation === null ? '' : `, ${organisation}`}
                          <br />
                        </span>
                      )),
              },
            ]}
          />
          {line.removed_at === null && (
            <p>
              <Button href={`${at}/tie`} kind="secondary">
                Tie it
              </Button>
            </p>
          )}
          <Table
            caption="Why it differs, as it was said"
            stack
            dense
            columns={[
              { key: 'on', text: 'Said', nowrap: true },
              { key: 'about', text: 'Of' },
              { key: 'planned', text: 'Planned', numeric: true },
              { key: 'actual', text: 'Then', numeric: true },
              { key: 'words', text: 'Why' },
            ]}
            rows={one.said.map((note) => {
              const about = note.about === 'cost' || note.about === 'outcome' ? note.about : 'volume'
              return {
                on: formatDate(note.as_at),
                about: aboutWords[about],
                planned: amount({ about }, note.planned),
                actual: note.actual === null ? 'not shown' : amount({ about }, note.actual),
                words: (
                  <>
                    {note.words} <span class="nwd-sub">{note.by_name}</span>
                  </>
                ),
              }
            })}
            empty={<p>Nothing has been said yet.</p>}
          />
        </>
      ),
    }
  },
})
