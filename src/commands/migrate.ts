import type { Command } from 'commander'
import { loadConfig } from '#platform/config'
import { openStore } from '#platform/db'
import { withExample } from './example.ts'
import { say } from './outcome.ts'

/** `nwd migrate`: brings the database to this version. */
export const addMigrate = (program: Command): void => {
  withExample(program.command('migrate'), 'DATABASE_URL=postgresql://owner@db.example/nwd SECRET=… nwd migrate')
    .description('bring the database to this version; refuses an older program on a newer breaking schema')
    .action(async () => {
      const config = loadConfig()
      const store = await openStore(config.store, {
        secret: config.secret,
        mayJoin: true,
        onStep: (name) => say(`applying ${name}`),
      })
      await store.close()
      const count = store.applied.length
      say(count === 0 ? 'The database is up to date.' : `The database is up to date: ${count} files applied.`)
    })
}
