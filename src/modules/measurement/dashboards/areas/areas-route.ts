import { page, type Visit } from '#platform/http'
import { referenceText } from '#platform/reference'
import { needByArea } from '../../need/need.queries.ts'
import { figuresOnThePage } from '../../releases/content.queries.ts'
import { published } from '../../releases/releases.queries.ts'
import { areaNames } from '../../statistics.queries.ts'
import { statistics } from '../../statistics.ts'
import { scopeOf, shares } from '../progress/asked.ts'
import { areasPage } from './areas-page.tsx'

const byArea = async ({ tx, today }: Visit, measure: string) =>
  new Map((await needByArea(tx, measure, today)).map((need) => [need.area_id, need]))

export const areasSideBySide = page({
  path: '/reports/areas',
  access: ['coordinator', 'team_lead', 'analyst'],
  audit: { none: 'published figures, and those of the viewer’s own area, which name nobody' },
  async show(visit) {
    const { tx, today, url } = visit
    const of = shares.find((one) => one === url.searchParams.get('of')) ?? 'entered_employment'
    const [version] = await published(tx)
    const release = version && { version, figures: await figuresOnThePage(tx, version.id) }
    const area = scopeOf(visit)
    const { areas, live } = await visit.statistics(async (stats) => ({
      areas: await areaNames(stats),
      live: area === undefined ? undefined : await statistics(stats, { as_at: today, area, by: [] }),
    }))
    const context = {
      population: await byArea(visit, 'population_16_64'),
      unemployed: await byArea(visit, 'unemployed'),
    }
    const order = url.searchParams.get('order') === 'size' ? 'size' : 'name'
    const row = live?.rows.find(({ measure, period }) => measure === of && period === 'all')
    const own = area === undefined ? undefined : { name: referenceText('areas', area), row }
    return areasPage({ of, release, areas, own, context, order })
  },
})
