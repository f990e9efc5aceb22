import { importPeople, noMapping } from '#modules/imports'
import { asWorkerCopying, openStore } from '#platform/db'
import { clock, secret } from './world.ts'

// Brings a file of people in by itself, as the command does, and says how long that took and how much memory it held at most.
const [dataDir = '', path = '', area_id = ''] = process.argv.slice(2)
const store = await openStore({ kind: 'embedded', dataDir, engine: undefined }, { secret, mayJoin: true })
const from = performance.now()
const file = { path, mapping: noMapping, area_id, today: clock.today() }
const { added } = await asWorkerCopying(store.database, clock, (tx, copyIn) => importPeople(tx, copyIn, file))
const took = performance.now() - from
await store.close()
process.stdout.write(JSON.stringify({ added, took, megabytes: process.resourceUsage().maxRSS / 1024 }))
