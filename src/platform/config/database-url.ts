import { parse } from 'pg-connection-string'
import type { Login } from '../db/index.ts'

/** The login that a PostgreSQL URL stands for (`?sslmode=` understood, `?host=/folder` for a socket), or null when a part is missing. */
export const loginFromUrl = (url: string): Login | null => {
  const parsed = parsedUrl(url)
  if (parsed === null) return null
  const { host, port, user, password, database, ssl } = parsed
  if (!host || !user || !database) return null
  const strict = typeof ssl === 'object' && ssl.rejectUnauthorized !== false
  return {
    host,
    port: port ? Number(port) : 5432,
    user,
    password: password ?? '',
    database,
    ssl:
      ssl === undefined || ssl === false || ssl === 'false'
        ? false
        : ssl === true || strict
          ? true
          : { rejectUnauthorized: false },
  }
}

const parsedUrl = (url: string) => {
  try {
    return parse(url, { useLibpqCompat: true })
  } catch {
    // its message would repeat the URL, password and all
    return null
  }
}
