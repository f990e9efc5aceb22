import { page } from '#platform/http'
import { referenceList } from '#platform/reference'
import { Columns, Heading, Side, Table, Tabs } from '#platform/ui'
import { PlanningLinks, toPlans } from '../planning-links.tsx'
import { areaOf, ownPlan, readers } from '../plans.access.ts'
import { requirementsOf } from '../requirements/requirements.queries.ts'
import { yearAsked, yearsOn } from '../requirements/years.ts'
import { alignmentLists } from './lists.ts'
import { type Tie, tiesOf } from './ties.queries.ts'

const lines = (ties: readonly Tie[]) => (ties.length === 1 ? '1 line' : `${ties.length} lines`)

/** Which lines serve which outcomes, drivers and principles; and what nobody serves. Annex 3 of the framework, the other way round. */
export const showAlignment = page({
  path: '/requirements/alignment',
  access: readers,
  audit: ownPlan,
  async show({ tx, viewer, url, today }) {
    const year = yearAsked(url, today)
    const area = areaOf(viewer)
    const ties = await tiesOf(tx, area, year)
    const all = await requirementsOf(tx, area, year)
    const silent = all.filter(
      ({ id }) => !ties.some(({ requirement_id, kind }) => requirement_id === id && kind !== 'need'),
    )
    const of = (kind: string, code: string) => ties.filter((tie) => tie.kind === kind && tie.code === code)
    const gaps = alignmentLists.flatMap(({ kind, list, title }) =>
      referenceList(list, today)
        .filter(({ code }) => of(kind, code).length === 0)
        .map(({ text }) => ({ title, text })),
    )
    const listed = alignmentLists.reduce((sum, { list }) => sum + referenceList(list, today).length, 0)
    return {
      title: `What the requirements answer to ${year}`,
      wide: true,
      back: toPlans,
      main: (
        <>
          <Heading
            sub={
              gaps.length === 0
                ? 'Every outcome, driver and principle is served by at least one line.'
                : `${gaps.length} of ${listed} are served by no line.`
            }
          >
            {`What the requirements answer to ${year}`}
          </Heading>
          <Tabs
            label="Years"
            tabs={yearsOn(today).map((each) => ({
              href: `/requirements/alignment?year=${each}`,
              text: each,
              current: each === year,
            }))}
          />
          <Columns
            side={
              <Side
                label="About the alignment"
                items={[
                  {
                    term: 'Lines that say nothing yet',
                    detail:
                      silent.length === 0
                        ? 'None'
                        : silent.map(({ id, number, line }) => (
                            <span key={id}>
                              <a href={`/requirements/${id}`}>
                                {number}. {line.target_group}
                              </a>
                              <br />
                            </span>
                          )),
                  },
                  {
                    term: 'Source',
                    detail:
                      'No One Left Behind operating plan framework 2022–25, with its Annex 3. The words beside each are our own.',
                  },
                  { term: 'Also here', detail: <PlanningLinks year={year} but="/requirements/alignment" /> },
                ]}
              />
            }
          >
            {alignmentLists.map(({ kind, list, title }) => (
              <Table
                key={kind}
                caption={title}
                stack
                dense
                columns={[
                  { key: 'text', text: title },
                  { key: 'lines', text: 'Served by' },
                ]}
                rows={referenceList(list, today).map(({ code, text, meaning }) => {
                  const its = of(kind, code)
                  return {
                    text: (
                      <>
                        <strong>{text}</strong> <span class="nwd-sub">{meaning}</span>
                      </>
                    ),
                    lines:
                      its.length === 0 ? (
                        <strong>No line</strong>
                      ) : (
                        <>
                          {lines(its)}:{' '}
                          {its.map(({ requirement_id, number, target_group }, at) => (
                            <span key={requirement_id}>
                              {at > 0 && ', '}
                              <a href={`/requirements/${requirement_id}`}>
                                {number}. {target_group}
                              </a>
                            </span>
                          ))}
                        </>
                      ),
                  }
                })}
              />
            ))}
          </Columns>
        </>
      ),
    }
  },
})
