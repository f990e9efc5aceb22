import { z } from 'zod'
import { migrate } from '#platform/db'

// A program that migrates one database and says which files it applied. Told what to do by its environment.
const login = z.object({
  host: z.string(),
  port: z.number(),
  database: z.string(),
  user: z.string(),
  password: z.string(),
})
const { LOGIN = '', MIGRATIONS, SECRET = '' } = process.env
try {
  const applied = await migrate(login.parse(JSON.parse(LOGIN)), { secret: SECRET, folder: MIGRATIONS })
  process.stdout.write(`${applied.join(' ')}\n`)
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
}
