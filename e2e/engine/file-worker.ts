import { openStore } from '#platform/db'
import { fixedClock } from '#platform/time'
import { fileJobs } from '../../src/modules/imports/work/work-on-files.ts'

// Works on files as the program does, and says when it begins and when nothing is left to do. It is killed meanwhile.
const { DATA_DIR: dataDir = '', SECRET: secret = '' } = process.env
const clock = fixedClock('2026-11-23T08:30:00Z')
const store = await openStore({ kind: 'embedded', dataDir, engine: undefined }, { secret, mayJoin: true })
process.stdout.write('begins\n')
for (const job of fileJobs) await job.run({ database: store.database, clock })
process.stdout.write('done\n')
await store.close()
