import type { Viewer } from '#platform/access'
import type { Shown, Visit } from '#platform/http'
import { found, page } from '#platform/http'
import { definitionsPage } from '../../definitions/definitions-page.tsx'
import { lookUpsInUse } from '../../definitions/look-ups.ts'
import { announcedDates } from '../calendar/calendar.queries.ts'
import { passagesOf } from '../content.queries.ts'
import { isWithdrawn, publishedOn, stateOf, type Version } from '../release.ts'
import { published, versionsOfRelease } from '../releases.queries.ts'
import { methodology, methodologyVersion } from '../words/methodology.ts'
import { contentOf } from './content.ts'
import { releasePage, withdrawnPage } from './release.page.tsx'
import { calendarPage, methodologyPage, statisticsPage } from './statistics.page.tsx'

const access = 'everyone'
const audit = { none: 'published statistics, which name nobody' }
const back = { href: '/statistics', text: 'Statistics' }
type Reading = Pick<Visit<object, Viewer | undefined>, 'tx' | 'today'>

/** What is announced and not out yet. */
async function coming({ tx, today }: Reading, releases: readonly Version[]) {
  const out = new Set(releases.map(({ period }) => period))
  return (await announcedDates(tx)).filter(({ period, on_date }) => on_date >= today && !out.has(period))
}

export const publicStatistics = page({
  path: '/statistics',
  access,
  audit,
  async show(visit) {
    const releases = await published(visit.tx)
    const latest = releases.find((version) => !isWithdrawn(version))
    const passages = latest === undefined ? [] : await passagesOf(visit.tx, latest.id)
    const others = releases.filter((version) => version !== latest)
    return statisticsPage({
      latest,
      passages,
      releases: latest === undefined ? others : [latest, ...others],
      coming: await coming(visit, releases),
    })
  },
})

export const releaseCalendar = page({
  path: '/statistics/calendar',
  access,
  audit,
  async show(visit) {
    const releases = await published(visit.tx)
    return calendarPage({ releases, coming: await coming(visit, releases) })
  },
})

export const publicMethodology = page({
  path: '/statistics/methodology',
  access,
  audit: { none: 'how figures are made' },
  show: async () => methodologyPage(methodologyVersion, methodology),
})

export const publicDefinitions = page({
  path: '/statistics/definitions',
  access,
  audit: { none: 'definitions' },
  show: async (visit) => definitionsPage(back, { today: visit.today, lookUps: await visit.statistics(lookUpsInUse) }),
})

async function shown({ tx }: Reading, version: Version, versions: readonly Version[]): Promise<Shown> {
  if (isWithdrawn(version)) return withdrawnPage(version, versions)
  const filesAt = `/statistics/releases/${version.slug}/versions/${version.number}/files`
  return releasePage({ ...(await contentOf(tx, version)), versions, filesAt, back })
}

/** The version of a release that stands now: the newest that was not withdrawn, or the newest. */
export const standing = (versions: readonly Version[]): Version | undefined =>
  versions.find((version) => stateOf(version) === 'published') ?? versions[0]

export const publicRelease = page({
  path: '/statistics/releases/:slug',
  access,
  audit,
  async show(visit) {
    const versions = await versionsOfRelease(visit.tx, visit.parameters.slug)
    return shown(visit, found(standing(versions)), versions)
  },
})

export const publicVersion = page({
  path: '/statistics/releases/:slug/versions/:number',
  access,
  audit,
  async show(visit) {
    const versions = await versionsOfRelease(visit.tx, visit.parameters.slug)
    const version = found(versions.find(({ number }) => String(number) === visit.parameters.number))
    return shown(visit, version, versions)
  },
})

export const isOut = (version: Version): boolean => publishedOn(version) !== undefined && !isWithdrawn(version)
