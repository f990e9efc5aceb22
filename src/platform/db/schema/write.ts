import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { withClient } from '../connect.ts'
import { startEmbedded } from '../embedded.ts'
import { migrate } from '../migrate.ts'
import { readCatalogue } from './catalogue.ts'
import { generatedFiles, root, staleFiles } from './files.ts'

// `npm run db:schema [-- SCHEMA…]`: migrates a database of its own and writes what it became: all of it, or the named schemas' files only.
const wanted = process.argv.slice(2)
const isWanted = (path: string) =>
  wanted.length === 0 ||
  wanted.some((schema) => path.startsWith(`database/schema/${schema}/`) || path.endsWith(`/${schema}.tables.ts`))

const dataDir = mkdtempSync(join(tmpdir(), 'nwd-schema-'))
chmodSync(dataDir, 0o755)
const embedded = await startEmbedded({ dataDir, settings: { fsync: 'off' } })
try {
  await migrate(embedded.owner, { secret: 'a secret for a database that is thrown away' })
  const made = generatedFiles(await withClient(embedded.owner, 'nwd schema', readCatalogue))
  for (const [path, text] of made) {
    if (!isWanted(path)) continue
    mkdirSync(join(root, dirname(path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }
  for (const path of staleFiles(made).filter(isWanted)) rmSync(join(root, path))
} finally {
  await embedded.stop()
  rmSync(dataDir, { recursive: true, force: true })
}
