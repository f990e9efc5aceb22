import {
  categoryInWords,
  dimensionInWords,
  dimensions,
  keysBehind,
  keysBehindEcon1,
  measureEntry,
  measures,
} from '#modules/measurement'
import { fullName, type Person, peopleBehindKeys } from '#modules/people'
import { found, page } from '#platform/http'
import { formatDate } from '#platform/time'
import { Heading, Pagination, Table } from '#platform/ui'

const perPage = 50

/**
 * The people whom a figure of the area counts. Statistics give keys that stand for people; people's own room says who they are, as far as the viewer sees their
 * records. The others are a number.
 */
export const behindAFigure = page({
  path: '/reports/people',
  access: ['coordinator', 'team_lead'],
  audit: 'desks.behind_a_figure.viewed',
  async show({ tx, viewer, today, url, statistics, record }) {
    const area = found(viewer.area_id)
    const year = url.searchParams.get('year') ?? 'all'
    const period = /^20\d\d-\d\d$/.test(year) && isYear(year) ? year : 'all'
    const econ = url.searchParams.get('of') === 'econ1' && period !== 'all'
    const dimension = dimensions.find((one) => one === url.searchParams.get('by'))
    const category = url.searchParams.get('group')
    const group =
      dimension === undefined || dimension === 'area' || category === null ? undefined : { dimension, category }
    const measure = measures.find((one) => one === url.searchParams.get('of')) ?? 'entered_employment'
    const keys = await statistics((stats) =>
      econ
        ? keysBehindEcon1(stats, { area, as_at: today, year: period })
        : keysBehind(stats, { area, as_at: today, measure, period, group }),
    )
    const known = [...(await peopleBehindKeys(tx, keys)).values()].sort((a, b) =>
      fullName(a).localeCompare(fullName(b), 'en-GB'),
    )
    const among = group && `by=${group.dimension}&group=${encodeURIComponent(group.category)}&`
    const of = econ ? 'econ1' : measure
    await record({ detail: { figure: of, people: known.length } })
    const title = `${econ ? 'Unemployed, and helped into work' : measureEntry(measure).title}: who they are`
    const asked = Number(url.searchParams.get('page') ?? '1')
    const at = Number.isInteger(asked) && asked > 0 && (asked - 1) * perPage < known.length ? asked : 1
    const href = (to: number) => `/reports/people?${among ?? ''}of=${of}&year=${period}&page=${to}`
    return {
      title,
      back: econ
        ? { href: '/reports/need#econ1', text: 'Reach against need' }
        : { href: `/reports/progress?year=${period}`, text: 'How people are getting on' },
      main: (
        <>
          <Heading
            sub={`${group === undefined ? '' : `${dimensionInWords(group.dimension)}: ${categoryInWords(group.dimension, group.category)} · `}${period === 'all' ? 'Registered in any year' : `${econ ? 'First job in' : 'Registered in'} ${period}`}, to ${formatDate(today)}`}
          >
            {title}
          </Heading>
          <p class="ds_lead">{inOneSentence(keys.length, known.length)}</p>
          {known.length > 0 && <People people={known.slice((at - 1) * perPage, at * perPage)} />}
          {known.length > perPage && (
            <Pagination
              of="people"
              showing={Math.min(perPage, known.length - (at - 1) * perPage)}
              total={known.length}
              previous={at > 1 ? href(at - 1) : undefined}
              next={at * perPage < known.length ? href(at + 1) : undefined}
            />
          )}
        </>
      ),
    }
  },
})

/** A financial year as it is written: `2024-25`. */
const isYear = (year: string) => (Number(year.slice(2, 4)) + 1) % 100 === Number(year.slice(5))

function inOneSentence(all: number, seen: number): string {
  if (all === 0) return 'The figure counts nobody.'
  const people = `${all.toLocaleString('en-GB')} ${all === 1 ? 'person' : 'people'}`
  if (seen === all) return `The figure counts ${people}. You may see ${all === 1 ? 'them' : 'all of them'}.`
  return `The figure counts ${people}. You may see ${seen === 0 ? 'none' : seen.toLocaleString('en-GB')} of them; the others are seen only by those who support them.`
}

function People({ people }: { people: readonly Person[] }) {
  return (
    <Table
      caption="People, in the order of the alphabet"
      dense
      columns={[{ key: 'person', text: 'Person' }]}
      rows={people.map((person) => ({ person: <a href={`/people/${person.id}`}>{fullName(person)}</a> }))}
    />
  )
}
