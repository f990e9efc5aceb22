import { importPeople, noMapping } from '#modules/imports'
import { asWorkerCopying, openStore } from '#platform/db'
import { fixedClock } from '#platform/time'

// Brings a file of people in, and says when it begins and when it is stored. It is killed meanwhile.
const { DATA_DIR: dataDir = '', SECRET: secret = '', FILE: path = '', AREA: area_id = '' } = process.env
const clock = fixedClock('2026-11-23T08:30:00Z')
const store = await openStore({ kind: 'embedded', dataDir, engine: undefined }, { secret, mayJoin: true })
process.stdout.write('begins\n')
const file = { path, mapping: noMapping, area_id, today: clock.today(), areaIsRight: true }
const { rows } = await asWorkerCopying(store.database, clock, (tx, copyIn) => importPeople(tx, copyIn, file))
process.stdout.write(`stored ${rows}\n`)
await store.close()
