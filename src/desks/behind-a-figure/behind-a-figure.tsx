import {
  categoryInWords,
  dimensionInWords,
  dimensions,
  keysBehind,
  keysBehindEcon1,
  measureEntry,
  measures,
} from '#modules/measurement'
import { found, page } from '#platform/http'
import { formatDate } from '#platform/time'
import { Heading } from '#platform/ui'
import { behind, PeopleBehind } from './people-behind.tsx'

/**
 * The people whom a figure of the area counts. Statistics give keys that stand for people; people's own room says who they are, as far as the viewer sees their
 * records. The others are a number.
 */
export const behindAFigure = page({
  path: '/reports/people',
  access: ['coordinator', 'team_lead'],
  audit: 'desks.behind_a_figure.viewed',
  async show(visit) {
    const { viewer, today, url, statistics, record } = visit
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
    const people = await behind(visit, keys)
    const among = group && `by=${group.dimension}&group=${encodeURIComponent(group.category)}&`
    const of = econ ? 'econ1' : measure
    await record({ detail: { figure: of, people: people.known.length } })
    const title = `${econ ? 'Unemployed, and helped into work' : measureEntry(measure).title}: who they are`
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
          <PeopleBehind {...people} href={`/reports/people?${among ?? ''}of=${of}&year=${period}`} />
        </>
      ),
    }
  },
})

/** A financial year as it is written: `2024-25`. */
const isYear = (year: string) => (Number(year.slice(2, 4)) + 1) % 100 === Number(year.slice(5))
