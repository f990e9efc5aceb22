import { type Access, attachment, type Route, raw } from '#platform/http'
import { endingOf } from './accepted.ts'
import { readFile, type StoredFile } from './files.queries.ts'

/** The name a file is downloaded under. It names nobody: downloads end up in folders that others look into. */
const downloadName = ({ id, media_type }: StoredFile) => `file-${id.slice(-8)}.${endingOf(media_type)}`

/** A file as an answer that a browser saves and never opens as part of our site, whatever is in it. */
export const asDownload = (file: StoredFile & { content: Buffer }): Response =>
  attachment(file.content, downloadName(file), file.media_type, {
    'content-length': String(file.size),
    'content-security-policy': "default-src 'none'; sandbox",
    'cache-control': 'no-store',
  })

/** The route that downloads a person's file, `/people/:person/files/:file`, for those who see the person's record. Each download is audited. */
export const downloadRoute = <const A extends Exclude<Access, 'everyone'>>(access: A): Route =>
  raw({
    method: 'GET',
    path: '/people/:person/files/:file',
    access,
    audit: 'files.file.downloaded',
    answer: async ({ tx, parameters, record }) => {
      const file = await readFile(tx, parameters.person, parameters.file)
      await record({ person_id: file.person_id, area_id: file.area_id, subject: { kind: 'files.file', id: file.id } })
      return asDownload(file)
    },
  })
