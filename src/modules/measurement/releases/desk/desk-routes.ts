import { page } from '#platform/http'
import { announcedDates } from '../calendar/calendar.queries.ts'
import { keptFindings } from '../check/findings.queries.ts'
import { lookOver } from '../check/look-over.ts'
import { readersAtTheDesk } from '../early-access/readers.queries.ts'
import { lastRequest } from '../prepare/requests.queries.ts'
import { contentOf } from '../public/content.ts'
import { releasePage } from '../public/release.page.tsx'
import { quartersOver } from '../release.ts'
import { versionsKnown, versionsOfRelease } from '../releases.queries.ts'
import { deskPage } from './desk.page.tsx'
import { PreviewNotice } from './preview-notice.tsx'
import { versionDeskPage } from './version.page.tsx'
import { analysts, atTheDesk, looking, versionOf } from './version-of.ts'

export const national = page({
  path: '/statistics/national',
  access: analysts,
  audit: looking,
  async show({ tx, today }) {
    const [latestQuarter = ''] = quartersOver(today, 1)
    const [versions, dates, request] = [await versionsKnown(tx), await announcedDates(tx), await lastRequest(tx)]
    return deskPage({ today, latestQuarter, versions, dates, request })
  },
})

export const versionDesk = page({
  path: '/statistics/national/releases/:version',
  access: analysts,
  audit: looking,
  async show(visit) {
    const version = await versionOf(visit)
    return versionDeskPage({
      version,
      findings: await lookOver(visit.tx, version),
      kept: await keptFindings(visit.tx, version.id),
      readers: await readersAtTheDesk(visit.tx, version.id),
      own: version.prepared_by === visit.viewer.user_id,
    })
  },
})

export const preview = page({
  path: '/statistics/national/releases/:version/preview',
  access: analysts,
  audit: looking,
  async show(visit) {
    const version = await versionOf(visit)
    const out = await versionsOfRelease(visit.tx, version.slug)
    return releasePage({
      ...(await contentOf(visit.tx, version)),
      versions: out.some(({ id }) => id === version.id) ? out : [version, ...out],
      filesAt: `${atTheDesk(version.id)}/files`,
      notice: PreviewNotice(),
      back: { href: atTheDesk(version.id), text: 'Its checklist' },
    })
  },
})
