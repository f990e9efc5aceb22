import { sql } from 'kysely'
import { asWorker, openStore } from '#platform/db'
import { systemClock } from '#platform/time'

// A program that writes pairs without end and says each one only after it was acknowledged. Told what to do by its environment.
const { DATA_DIR = '', ENGINE, MIGRATIONS, SECRET = '', FIRST = '0' } = process.env
const engine = ENGINE === 'system' || ENGINE === 'npm' ? ENGINE : undefined

let stopping = false
process.once('SIGTERM', () => {
  stopping = true
})

try {
  const store = await openStore({ kind: 'embedded', dataDir: DATA_DIR, engine }, { secret: SECRET, folder: MIGRATIONS })
  process.stdout.write(`ready ${store.description}\n`)
  for (let id = Number(FIRST); !stopping; id++) {
    try {
      await asWorker(store.database, systemClock, async (tx) => {
        await sql`insert into nwd.pair values (${id}, 'left')`.execute(tx)
        await sql`insert into nwd.pair values (${id}, 'right')`.execute(tx)
      })
      process.stdout.write(`${id}\n`)
    } catch {
      // not acknowledged: whether it was kept is not promised, only that it was kept whole
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
  }
  await store.close()
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
}
