import type { Command } from 'commander'
import { restoreBackup, writeBackup } from '#platform/backup'
import { keepSecret, loadConfig } from '#platform/config'
import { openStore } from '#platform/db'
import { systemClock } from '#platform/time'
import { withExample } from './example.ts'
import { inStore } from './in-store.ts'
import { say } from './outcome.ts'

const number = new Intl.NumberFormat('en-GB')
const much = ({ tables, rows }: { tables: number; rows: number }) =>
  `${number.format(rows)} rows of ${number.format(tables)} tables`

/** `nwd backup`: everything in one file, as it was at one moment, while the program runs. */
const addBackupOut = (program: Command): void => {
  const command = program
    .command('backup')
    .description('write everything to one file, as it is at one moment; the program may go on running')
    .argument('<file>', 'a new file, which only you will be able to read; keep it as safe as the database itself')
    .action((path: string) =>
      inStore(async ({ owner }, { secret, keepsSecret }) => {
        const written = await writeBackup(path, { owner, now: systemClock.now(), secret, keepsSecret })
        say(`${path} holds ${much(written)}.`)
        if (!keepsSecret) say('It does not hold SECRET: keep that too, in another place.')
      }),
    )
  withExample(command, 'nwd backup 2026-11-22.nwd')
}

/** `nwd restore`: a backup in place of what the database holds. */
const addRestore = (program: Command): void => {
  const command = program
    .command('restore')
    .description('put a backup in place of what the database holds: all of it, or nothing is changed')
    .argument('<file>', 'what nwd backup wrote, by the same version')
    .option('--replace', 'throw away the accounts and people that the database holds now')
    .action(async (path: string, { replace = false }: { replace?: boolean }) => {
      const config = loadConfig()
      // A program that runs on it would go on by what it has read before.
      const store = await openStore(config.store, { secret: config.secret })
      try {
        const { secret, keepsSecret } = config
        const restored = await restoreBackup(path, { owner: store.owner, secret, keepsSecret, replace })
        if (restored.secret !== undefined) keepSecret(config.dataDir, restored.secret)
        say(`The database holds ${much(restored)}, as they were on ${restored.made_at}.`)
      } finally {
        await store.close()
      }
    })
  withExample(command, 'nwd restore 2026-11-22.nwd')
}

export const addBackup = (program: Command): void => {
  addBackupOut(program)
  addRestore(program)
}
