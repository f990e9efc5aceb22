// The web application alone in a process of its own, so that whoever measures does not share its thread. Ends with whoever started it.
import { serve } from '@hono/node-server'
import { openStore } from '#platform/db'
import { houseOver } from './house.ts'
import { secret } from './world.ts'

const dataDir = process.argv[2] ?? ''
const store = await openStore({ kind: 'embedded', dataDir, engine: undefined }, { secret, mayJoin: true })
const { app } = houseOver(store)
const server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 }, ({ port }) => process.send?.({ port }))
process.once('disconnect', () => {
  server.close()
  void store.close().finally(() => process.exit(0))
})
