import { createHash } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { load } from 'cheerio'
import type { Viewer } from '#platform/access'
import { routerFor } from '#platform/http'
import type { TestDatabase } from '#platform/testing'
import { openZip } from '../../platform/sheets/reading/zip.ts'
import { takeOutRoutes } from './take-out.ts'

/** The pages of this desk as somebody signed in meets them. */
export function desk(house: TestDatabase) {
  let viewer: Viewer | undefined
  const app = routerFor(takeOutRoutes, {
    database: house.database,
    clock: house.clock,
    secret: 'a secret of the tests',
    demonstration: false,
    identify: async () => viewer && { viewer },
    navigation: () => [],
  })
  const ask = async (as: Viewer | undefined, path: string, init: RequestInit = {}) => {
    viewer = as
    return app.request(path, init)
  }
  const open = async (as: Viewer, path: string) => {
    const answer = await ask(as, path)
    return { status: answer.status, page: load(await answer.text()) }
  }
  const send = async (as: Viewer, path: string, fields: Record<string, string> = {}) => {
    const { page, status } = await open(as, path)
    if (status !== 200) return { status, to: null, page }
    const body = new URLSearchParams({ _form: String(page('main input[name=_form]').val()), ...fields })
    const answer = await ask(as, path, { method: 'POST', body })
    return { status: answer.status, to: answer.headers.get('location'), page: load(await answer.text()) }
  }
  return { ask, open, send }
}

/** What is in a zip file: each part's bytes, and their fingerprints. */
export async function unpackedFile(path: string) {
  const zip = await openZip(path)
  const parts = new Map<string, Buffer>()
  for (const name of zip.names) {
    const chunks: Buffer[] = []
    for await (const chunk of zip.part(name)) chunks.push(chunk)
    parts.set(name, Buffer.concat(chunks))
  }
  const sha256 = (name: string) =>
    createHash('sha256')
      .update(parts.get(name) ?? '')
      .digest('hex')
  return { names: zip.names, text: (name: string) => parts.get(name)?.toString('utf8') ?? '', sha256 }
}

/** The same, of bytes that were answered. */
export async function unpacked(bytes: ArrayBuffer) {
  const folder = await mkdtemp(join(tmpdir(), 'nwd-test-'))
  try {
    const path = join(folder, 'file.zip')
    await writeFile(path, new Uint8Array(bytes))
    return await unpackedFile(path)
  } finally {
    await rm(folder, { recursive: true })
  }
}
