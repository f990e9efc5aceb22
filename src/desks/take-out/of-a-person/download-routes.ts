import { sql } from 'kysely'
import { ownPerson } from '#modules/people'
import type { Tx } from '#platform/db'
import { found, raw } from '#platform/http'
import { piecesAsDownload } from '../held-pieces.ts'
import { type CopyRequest, latestMade, selectOptionalRequest } from './requests.queries.ts'

const copyAsDownload = (tx: Tx, { id }: CopyRequest): Promise<Response> =>
  piecesAsDownload(async (number) => {
    const { rows } = await sql<{ content: Buffer }>`
      select content from take_out.copy_piece where request_id = ${id} and number = ${number}`.execute(tx)
    return rows[0]?.content
  }, 'copy-of-a-record')

const about = ({ id, person_id }: CopyRequest) => ({ person_id, subject: { kind: 'take_out.request', id } })

/** The coordinator downloads a copy that was given out, to hand it over. */
export const copyFile = raw({
  method: 'GET',
  path: '/copies/:request/file',
  access: ['coordinator'],
  audit: 'take_out.copy.downloaded',
  async answer({ tx, parameters, record }) {
    const request = found(await selectOptionalRequest(tx, parameters.request))
    found(request.made_at)
    await record(about(request))
    return copyAsDownload(tx, request)
  },
})

/** A participant downloads their own copy, once it was given out. */
export const myCopyFile = raw({
  method: 'GET',
  path: '/my/copy/file',
  access: ['participant'],
  audit: 'take_out.copy.downloaded',
  async answer({ tx, viewer, record }) {
    const request = found(await latestMade(tx, found(await ownPerson(tx, viewer))))
    await record(about(request))
    return copyAsDownload(tx, request)
  },
})
