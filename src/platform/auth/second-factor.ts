import { createOTP } from '@better-auth/utils/otp'
import { symmetricDecrypt } from 'better-auth/crypto'
import { z } from 'zod'
import { formTokens } from '#platform/http'
import type { Engine } from './engine.ts'
import type { SignedIn } from './identify.ts'
import type { AuthParts } from './settings.ts'

/** A second factor that was begun and has not yet shown that it works. */
export interface PendingFactor {
  /** The address an app reads from a picture. */
  uri: string
  /** The same secret for typing, in letters and numbers. */
  secret: string
  backupCodes: readonly string[]
}

const rowsShape = z.array(z.object({ secret: z.string() }))

export const codesPath = '/account/backup-codes'
const tenMinutes = 10 * 60_000

/** Second factors, beyond what the engine's own calls tell. The cryptography is the engine's. */
export function secondFactorsOf({ database, clock, secret }: AuthParts, engine: Engine) {
  const tokens = formTokens(secret)

  /** The second factor that an account has begun, or undefined. Once it has worked, its secret is never shown again. */
  async function pendingOf({ userId, email }: SignedIn): Promise<PendingFactor | undefined> {
    const { rows } = await database.authPool.query(
      'select secret from two_factor where user_id = $1 and not verified',
      [userId],
    )
    const [row] = rowsShape.parse(rows)
    if (row === undefined) return undefined
    const { secretConfig } = await engine.$context
    const uri = createOTP(await symmetricDecrypt({ key: secretConfig, data: row.secret })).url('No Wrong Door', email)
    const { backupCodes } = await engine.api.viewBackupCodes({ body: { userId } })
    return { uri, secret: new URL(uri).searchParams.get('secret') ?? '', backupCodes }
  }

  /** A word that lets an account, having given its password, look at its backup codes for ten minutes. */
  const mayLook = (userId: string) => tokens.issue(userId, codesPath, clock.now())

  /** The backup codes not yet used, for somebody who has that word; otherwise undefined. */
  async function backupCodesOf(userId: string, word: string | null): Promise<readonly string[] | undefined> {
    const given = word === null ? undefined : tokens.read(word, codesPath, clock.now())
    if (given?.user !== userId || clock.now().getTime() - given.at > tenMinutes) return undefined
    return (await engine.api.viewBackupCodes({ body: { userId } })).backupCodes
  }

  return { pendingOf, mayLook, backupCodesOf }
}
