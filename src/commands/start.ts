import type { Command } from 'commander'
import { ensureInstruments } from '#modules/checklists'
import { ensureTerms } from '#modules/directory'
import { ensurePartnerships } from '#modules/partnership'
import { createAuth } from '#platform/auth'
import { type Config, loadConfig } from '#platform/config'
import { asWorker, type OpenStore, openStore } from '#platform/db'
import { reportFailure } from '#platform/jobs'
import { systemClock } from '#platform/time'
import { furnish, publishStatistics, seedDemonstration, signLastReturn } from '../demonstration/index.ts'
import { startWeb } from '../web.ts'
import { withExample } from './example.ts'
import { say } from './outcome.ts'

/** Resolves at the first SIGTERM or SIGINT; a second one ends the program at once, and the database with it. */
const askedToStop = (): Promise<void> =>
  new Promise((resolve) => {
    let asked = false
    const stop = () => {
      if (asked) process.exit(1)
      asked = true
      resolve()
    }
    process.on('SIGTERM', stop)
    process.on('SIGINT', stop)
  })

/** The demonstration in an empty database of ours, or where DEMO asks for it: how to sign in to it. */
async function demonstration({ demo, store: { kind }, baseUrl, secret }: Config, { database, owner }: OpenStore) {
  if (!(demo ?? kind === 'embedded')) return []
  const place = { baseUrl: baseUrl ?? 'http://localhost', settings: { secondFactor: 'offered' as const } }
  const auth = createAuth({ database, clock: systemClock, secret, ...place })
  const signIns = await seedDemonstration({ owner, auth, clock: systemClock })
  if (signIns.length > 0) await signLastReturn(database, systemClock)
  return signIns
}

/** `nwd start`: the database, brought to this version, and the web application, until told to stop. */
export const addStart = (program: Command): void => {
  withExample(program.command('start'), 'PORT=8080 nwd start')
    .description('start the database and the web application, and run until stopped')
    .action(async () => {
      const stopAsked = askedToStop()
      const config = loadConfig()
      const store = await openStore(config.store, { secret: config.secret, onStep: (name) => say(`applying ${name}`) })
      try {
        const signIns = await demonstration(config, store)
        await asWorker(store.database, systemClock, ensurePartnerships)
        await asWorker(store.database, systemClock, ensureInstruments)
        await asWorker(store.database, systemClock, (tx) => ensureTerms(tx, systemClock.today()))
        if (signIns.length > 0) await furnish(store.database, systemClock)
        const web = await startWeb({ config, store })
        process.stdout.write(`ready ${web.url}\n`)
        for (const line of [...signIns, ...web.notices]) process.stdout.write(`${line}\n`)
        // Counting and protecting takes seconds, which nobody who starts a demonstration should wait for.
        const stopping = new AbortController()
        const published =
          signIns.length > 0 ? publishStatistics(store.database, systemClock, stopping.signal) : undefined
        published?.catch((error: unknown) => stopping.signal.aborted || reportFailure('publish-demonstration', error))
        await stopAsked
        stopping.abort()
        await web.stop()
        await published?.catch(() => undefined)
      } finally {
        await store.close()
      }
    })
}
