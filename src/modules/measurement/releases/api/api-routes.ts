import { found, raw } from '#platform/http'
import { csvOf } from '#platform/sheets'
import { pageOfFigures } from '../content.queries.ts'
import { fingerprint } from '../early-access/link.ts'
import { figureColumns } from '../figure.ts'
import { cached, open, unlessKnown } from '../files/answers.ts'
import { isOut, standing } from '../public/public-routes.ts'
import { stateOf, type Version } from '../release.ts'
import { published, versionsOfRelease } from '../releases.queries.ts'
import { releaseAnswer, rowAnswer, versionAnswer } from './answers.ts'
import { askedIn, wordFor } from './asked.ts'

const access = 'everyone'
const audit = { none: 'published statistics, which name nobody' }

const json = (body: unknown, headers: Record<string, string> = {}, status = 200): Response =>
  new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8', ...open, ...cached, ...headers },
  })

/** Changes with any version and with what became of it. */
const etagOf = (versions: readonly Version[]) =>
  `"${fingerprint(versions.map((version) => `${version.id} ${stateOf(version)}`).join('\n')).slice(0, 32)}"`

export const apiReleases = raw({
  method: 'GET',
  path: '/api/v1/statistics/releases',
  access,
  audit,
  async answer({ tx, request }) {
    const releases = await published(tx)
    const etag = etagOf(releases)
    return unlessKnown(request, etag, async () => json({ releases: releases.map(releaseAnswer) }, { etag }))
  },
})

export const apiRelease = raw({
  method: 'GET',
  path: '/api/v1/statistics/releases/:slug',
  access,
  audit,
  async answer({ tx, request, parameters: { slug } }) {
    const versions = await versionsOfRelease(tx, slug)
    const version = found(standing(versions))
    const etag = etagOf(versions)
    return unlessKnown(request, etag, async () =>
      json({ ...releaseAnswer(version), versions: versions.map(versionAnswer) }, { etag }),
    )
  },
})

export const apiRows = raw({
  method: 'GET',
  path: '/api/v1/statistics/releases/:slug/versions/:number/rows',
  access,
  audit,
  async answer({ tx, request, url, parameters: { slug, number } }) {
    const version = found(
      (await versionsOfRelease(tx, slug)).find((each) => String(each.number) === number && isOut(each)),
    )
    const read = askedIn(url)
    if (!read.ok) return json({ problems: read.problems }, { 'cache-control': 'no-store' }, 400)
    const etag = `"${version.id}-${Buffer.from(url.search).toString('base64url')}"`
    return unlessKnown(request, etag, async () => {
      const more = await pageOfFigures(tx, version.id, read.asked)
      const rows = more.slice(0, read.asked.limit - 1)
      const last = rows.at(-1)
      const next = more.length > rows.length && last ? wordFor(last) : null
      const onward = new URLSearchParams(url.searchParams)
      if (next !== null) onward.set('after', next)
      const link: Record<string, string> = next === null ? {} : { link: `<${url.pathname}?${onward}>; rel="next"` }
      if (read.format === 'csv') {
        const cells = rows.map((row) =>
          figureColumns.map((heading) => (heading === 'revised' ? String(row.revised) : row[heading])),
        )
        const type = { 'content-type': 'text/csv; charset=utf-8; header=present' }
        return new Response(csvOf({ name: 'rows', headings: figureColumns, rows: cells }), {
          headers: { ...type, ...open, ...cached, ...link, etag },
        })
      }
      const { slug: of, title, as_at } = version
      return json(
        { release: of, title, as_at, version: version.number, rows: rows.map(rowAnswer), next },
        { ...link, etag },
      )
    })
  },
})
