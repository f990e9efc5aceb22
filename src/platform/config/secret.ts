import { randomBytes } from 'node:crypto'
import { linkSync, mkdirSync, readFileSync, renameSync, unlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * The secret of an installation that keeps its own database: made once and kept in the data folder, readable by its owner only.
 * Two programs that start at once end up with the same one.
 */
export const keptSecret = (dataDir: string): string => {
  const kept = join(dataDir, 'secret')
  const read = () => readFileSync(kept, 'utf8').trim()
  try {
    return read()
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error
  }
  mkdirSync(dataDir, { recursive: true, mode: 0o755 })
  const draft = `${kept}.${process.pid}`
  writeFileSync(draft, `${randomBytes(48).toString('base64url')}\n`, { mode: 0o600 })
  try {
    linkSync(draft, kept)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
  } finally {
    unlinkSync(draft)
  }
  return read()
}

/** Keeps another secret in place of the installation's own: that of the backup which its database now holds. */
export const keepSecret = (dataDir: string, secret: string): void => {
  const draft = join(dataDir, `secret.${process.pid}`)
  writeFileSync(draft, `${secret}\n`, { mode: 0o600 })
  renameSync(draft, join(dataDir, 'secret'))
}
