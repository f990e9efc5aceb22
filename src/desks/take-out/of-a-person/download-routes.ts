import { sql } from 'kysely'
import { ownPerson } from '#modules/people'
import { heldFile } from '#platform/archive'
import type { Tx } from '#platform/db'
import { found, raw } from '#platform/http'
import { type CopyRequest, latestMade, selectOptionalRequest } from './requests.queries.ts'

/** The copy as a file: read out of the database piece by piece, and sent when the transaction is over. */
async function copyAsDownload(tx: Tx, request: CopyRequest): Promise<Response> {
  const file = await heldFile()
  try {
    for (let number = 0; ; number++) {
      const { rows } = await sql<{ content: Buffer }>`
        select content from take_out.copy_piece where request_id = ${request.id} and number = ${number}`.execute(tx)
      if (rows[0] === undefined) break
      await file.handle.appendFile(rows[0].content)
    }
    return new Response(await file.body(), {
      headers: {
        'content-type': 'application/zip',
        'content-disposition': 'attachment; filename="copy-of-a-record.zip"',
        'x-content-type-options': 'nosniff',
        'cache-control': 'no-store',
      },
    })
  } catch (error) {
    await file.drop().catch(() => undefined)
    throw error
  }
}

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
