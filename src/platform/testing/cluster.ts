import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { type Login, migrate, startEmbedded } from '../db/index.ts'

/** What each test file is told: the owner's login to the migrated template, and the secret that the roles' passwords come from. */
export interface TestCluster {
  readonly template: Login
  readonly secret: string
  /** Why the database could not be migrated, or null. Only the tests that ask for a database fail then. */
  readonly failure: string | null
}

declare module 'vitest' {
  export interface ProvidedContext {
    cluster: TestCluster
  }
}

const secret = 'a secret of the tests, and of nothing else'

const engineWanted = (): 'system' | 'npm' | undefined => {
  const wanted = process.env.NWD_POSTGRES
  return wanted === 'system' || wanted === 'npm' ? wanted : undefined
}

/**
 * Vitest's global set-up: one private PostgreSQL for the run, one migrated database in it, which every test file clones. The data is thrown
 * away afterwards, so it need not survive a power cut.
 */
export default async (project: TestProject): Promise<() => Promise<void>> => {
  const dataDir = mkdtempSync(join(tmpdir(), 'nwd-test-'))
  chmodSync(dataDir, 0o755)
  const settings = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '200' }
  const embedded = await startEmbedded({ dataDir, engine: engineWanted(), settings })
  const failure = await migrate(embedded.owner, { secret }).then(
    () => null,
    (error: unknown) => (error instanceof Error ? error.message : String(error)),
  )
  project.provide('cluster', { template: embedded.owner, secret, failure })
  return async () => {
    await embedded.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
}
