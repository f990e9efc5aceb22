import { randomBytes } from 'node:crypto'
import { linkSync, mkdirSync, readFileSync, unlinkSync, writeFileSync } from 'node:fs'
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
