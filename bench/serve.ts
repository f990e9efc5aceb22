// The web application alone in a process of its own, so that whoever measures does not share its thread. Ends with whoever started it. Told the period
// of a release, it makes one beside its pages, as the program does, and keeps nothing of it.
import { serve } from '@hono/node-server'
import { z } from 'zod'
import type { Viewer } from '#platform/access'
import { asStatistician, asViewer, openStore } from '#platform/db'
import { guard } from '../src/modules/measurement/releases/prepare/guard.ts'
import { makeVersion } from '../src/modules/measurement/releases/prepare/prepare.ts'
import { timed } from './figures.ts'
import { houseOver } from './house.ts'
import { clock, secret } from './world.ts'

const dataDir = process.argv[2] ?? ''
const store = await openStore({ kind: 'embedded', dataDir, engine: undefined }, { secret, mayJoin: true })
const { app } = houseOver(store)
const { database } = store
const nobody: Viewer = {
  ...{ user_id: '00000000-0000-7000-8000-000000000000', name: 'Bench', role: 'analyst' },
  ...{ organisation_id: null, organisation_name: '', area_id: null },
}

async function release(period: string): Promise<void> {
  const took = await timed(() =>
    makeVersion(
      {
        inTx: (work) => asViewer(database, nobody, clock, work),
        counting: (work) => asStatistician(database, clock, work),
        guard,
      },
      { period },
    ),
  )
  process.send?.({ took })
}

process.on('message', (message) => {
  void release(z.object({ period: z.string() }).parse(message).period)
})
const server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 }, ({ port }) => process.send?.({ port }))
process.once('disconnect', () => {
  server.close()
  void store.close().finally(() => process.exit(0))
})
