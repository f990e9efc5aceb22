import { mendCounts, mendPeople } from '#modules/measurement'
import { organisationsOf } from '#modules/partnership'
import { peopleBehindKeys } from '#modules/people'
import { found, page } from '#platform/http'
import { ToMendPage } from './to-mend.page.tsx'

const onAPage = 50

/**
 * What is to be mended before an area's next return. Statistics say what is missing, under keys that stand for people; people's own room says who they are,
 * as far as the coordinator sees their records.
 */
export const returnsToMend = page({
  path: '/returns/mend',
  access: ['coordinator'],
  audit: 'desks.returns_to_mend.viewed',
  async show(visit) {
    const { tx, today, url, atOnce: perPage = onAPage } = visit
    const area = found(visit.viewer.area_id)
    const organisations = new Map((await organisationsOf(tx, area)).map((one) => [one.id, one]))
    const { counts, ...listed } = await visit.statistics(async (stats) => {
      const all = await mendCounts(stats, { area, today })
      const what = all.find((one) => one.what === url.searchParams.get('what'))?.what
      const organisation = all.find(
        ({ organisation_id }) => organisation_id === url.searchParams.get('organisation'),
      )?.organisation_id
      const asked = { what, organisation, page: pageIn(url) }
      const { people, all: many } = await mendPeople(stats, {
        area,
        today,
        what,
        organisation,
        offset: (asked.page - 1) * perPage,
        limit: perPage,
      })
      return { counts: all, asked, people, all: many }
    })
    const known = await peopleBehindKeys(
      tx,
      listed.people.map(({ person_key }) => person_key),
    )
    await visit.record({ detail: { people: known.size } })
    return {
      title: 'What to mend before the return',
      back: { href: '/returns', text: 'Quarterly returns' },
      wide: true,
      main: <ToMendPage counts={counts} {...listed} known={known} organisations={organisations} perPage={perPage} />,
    }
  },
})

const pageIn = (url: URL): number => {
  const page = Number(url.searchParams.get('page') ?? '1')
  return Number.isInteger(page) && page > 0 && page < 100_000 ? page : 1
}
