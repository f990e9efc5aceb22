import { found, raw } from '#platform/http'
import { type Sheet, sheetAsDownload } from '#platform/sheets'
import { catalogue } from '../../measures.ts'
import { figuresOnThePage } from '../content.queries.ts'
import { figureIn } from '../figure.ts'
import { isOut } from '../public/public-routes.ts'
import { published, selectOptionalVersion, versionsOfRelease } from '../releases.queries.ts'
import { countOrMark, rateOrMark } from '../symbols.ts'
import { cached, fileOf, publishedFileOf, unlessKnown } from './answers.ts'

const audit = { none: 'published statistics, which name nobody' }

export const releaseFile = raw({
  method: 'GET',
  path: '/statistics/releases/:slug/versions/:number/files/:download',
  access: 'everyone',
  audit,
  async answer({ tx, request, parameters: { slug, number, download } }) {
    const version = found(
      (await versionsOfRelease(tx, slug)).find((each) => String(each.number) === number && isOut(each)),
    )
    const etag = `"${version.id}-${download}"`
    return unlessKnown(request, etag, async () => {
      const answer = await publishedFileOf(tx, version, download)
      for (const [name, value] of Object.entries({ ...cached, etag })) answer.headers.set(name, value)
      return answer
    })
  },
})

/** The same files of a version that is not out, for those who make it. */
export const previewFile = raw({
  method: 'GET',
  path: '/statistics/national/releases/:version/files/:download',
  access: ['analyst'],
  audit: { none: 'figures that name nobody, before they are published' },
  async answer({ tx, parameters: { version, download } }) {
    const answer = await fileOf(tx, found(await selectOptionalVersion(tx, version)), download)
    answer.headers.delete('access-control-allow-origin')
    answer.headers.set('cache-control', 'no-store')
    return answer
  },
})

/** Scotland's figures over all years, of the latest release: the short file under an address that stays. Headings alone before the first. */
export const publicFiguresFile = raw({
  method: 'GET',
  path: '/statistics/figures',
  access: 'everyone',
  audit,
  async answer({ tx }) {
    const latest = (await published(tx)).find(isOut)
    const look = figureIn(latest === undefined ? [] : await figuresOnThePage(tx, latest.id))
    const sheet: Sheet = {
      name: 'Scotland',
      headings: ['measure', 'count', 'denominator', 'rate', 'status'],
      rows: catalogue.flatMap(({ measure }) => {
        const row = look(measure, 'all')
        return row ? [[measure, countOrMark(row), countOrMark(row, 'denominator'), rateOrMark(row), row.status]] : []
      }),
    }
    return sheetAsDownload(sheet, latest ? `scotland-to-${latest.as_at}` : 'scotland', 'csv')
  },
})
