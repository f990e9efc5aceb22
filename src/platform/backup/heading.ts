import { createHmac } from 'node:crypto'
import { z } from 'zod'

/** The first line of a backup: what it was made of, so that it is put back into nothing else. */
export const heading = z.object({
  format: z.literal('no-wrong-door backup 1'),
  made_at: z.iso.datetime(),
  /** The forward migrations the database had had, by name. */
  migrations: z.array(z.object({ name: z.string(), checksum: z.string() })),
  /** Tells whether a secret is the one that the database's sealed values were sealed with, and nothing about it. */
  sealed_with: z.string(),
  /** The installation's own secret, where it keeps one: without it second factors cannot be read. */
  secret: z.string().optional(),
})
export type Heading = z.infer<typeof heading>

export const tableLine = z.object({ table: z.string(), columns: z.array(z.string()).min(1) })
export const sequenceLine = z.object({ sequence: z.string(), value: z.coerce.string(), called: z.boolean() })
export const endLine = z.object({ tables: z.number(), rows: z.number(), sha256: z.string() })

/** A mark that only the same secret makes. */
export const sealOf = (secret: string): string =>
  createHmac('sha256', secret).update('the seal of a backup').digest('base64url')
