import { z } from 'zod'
import type { Login } from '../db/index.ts'
import { loginFromUrl } from './database-url.ts'

/** Where the database is: a private one in the data folder, or one that somebody else runs. */
export type Store =
  | { readonly kind: 'embedded'; readonly dataDir: string; readonly engine: 'system' | 'npm' | undefined }
  | { readonly kind: 'url'; readonly owner: Login; readonly replica: Login | null }

export interface OpenIdConnect {
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string
  /** What the button says: the council's or the national sign-in service. */
  readonly name: string
}

/** The environment of contracts.md §1, checked. `secret` is null when it is to be generated and kept. */
export interface Environment {
  readonly port: number
  readonly host: string
  readonly store: Store
  readonly dataDir: string
  /** Null: http://HOST:PORT as it turns out. */
  readonly baseUrl: string | null
  readonly secret: string | null
  /** Null: when the database is embedded and empty. */
  readonly demo: boolean | null
  readonly smtpUrl: string | null
  readonly notifyApiKey: string | null
  /** Whom e-mails come from; null: no-reply at the host of the base URL. */
  readonly mailFrom: string | null
  /** GOV.UK Notify sends templates only: ours hold ((subject)) and ((body)), and ((body)) alone for texts. */
  readonly notifyTemplates: { readonly email: string | null; readonly text: string | null }
  readonly openIdConnect: OpenIdConnect | null
  /** Whether other systems may be told at addresses inside a network, and without encryption. */
  readonly webhooksInside: boolean
}

/** A wrong value in the environment: one sentence that names it and says what would be right. */
export class ConfigurationError extends Error {
  override readonly name = 'ConfigurationError'
  readonly exitCode = 2
}

const url = (protocol: RegExp, expected: string) => z.url({ protocol, error: expected })

const databaseUrl = z
  .string()
  .regex(/^postgres(ql)?:\/\//, 'must look like postgresql://user:password@host:5432/database')

const variables = z.object({
  PORT: z.coerce
    .number('must be a whole number from 0 to 65535')
    .int('must be a whole number from 0 to 65535')
    .min(0, 'must be 0 or more')
    .max(65535, 'must be at most 65535')
    .default(3000),
  HOST: z
    .string()
    .regex(/^[\w.:-]+$/, 'must be a host name or an address, such as 127.0.0.1')
    .default('127.0.0.1'),
  DATA_DIR: z.string().default('./data'),
  DATABASE_URL: databaseUrl.optional(),
  DATABASE_REPLICA_URL: url(
    /^postgres(ql)?$/,
    'must look like postgresql://user:password@host:5432/database',
  ).optional(),
  NWD_POSTGRES: z.enum(['system', 'npm'], 'must be system or npm').optional(),
  BASE_URL: url(/^https?$/, 'must look like https://nowrongdoor.example.scot').optional(),
  SECRET: z.string().min(32, 'must have at least 32 characters').optional(),
  DEMO: z.enum(['0', '1'], 'must be 0 or 1').optional(),
  SMTP_URL: url(/^smtps?$/, 'must look like smtp://user:password@host:587').optional(),
  NOTIFY_API_KEY: z
    .string()
    .regex(/^[\w-]+-[0-9a-f-]{36}-[0-9a-f-]{36}$/, 'must be a GOV.UK Notify API key: a name and two UUIDs')
    .optional(),
  NOTIFY_EMAIL_TEMPLATE: z.uuid('must be the id of a GOV.UK Notify template').optional(),
  NOTIFY_TEXT_TEMPLATE: z.uuid('must be the id of a GOV.UK Notify template').optional(),
  MAIL_FROM: z.email('must be an e-mail address').optional(),
  WEBHOOKS_INSIDE: z.enum(['0', '1'], 'must be 0 or 1').optional(),
  OIDC_ISSUER: url(/^https?$/, 'must look like https://login.example.scot').optional(),
  OIDC_CLIENT_ID: z.string().optional(),
  OIDC_CLIENT_SECRET: z.string().optional(),
  OIDC_NAME: z.string().default('your organisation'),
})

type Variables = z.infer<typeof variables>

const wrong = (name: string, expected: string): never => {
  throw new ConfigurationError(`${name} ${expected}.`)
}

const openIdConnectOf = (env: Variables): OpenIdConnect | null => {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret, OIDC_NAME: name } = env
  if (issuer && clientId && clientSecret) return { issuer, clientId, clientSecret, name }
  if (issuer || clientId || clientSecret)
    return wrong('OIDC_ISSUER, OIDC_CLIENT_ID and OIDC_CLIENT_SECRET', 'must be set together, or none of them')
  return null
}

const storeOf = (env: Variables): Store => {
  if (env.DATABASE_URL === undefined) {
    if (env.DATABASE_REPLICA_URL !== undefined)
      wrong('DATABASE_REPLICA_URL', 'can only be set together with DATABASE_URL')
    return { kind: 'embedded', dataDir: env.DATA_DIR, engine: env.NWD_POSTGRES }
  }
  if (env.SECRET === undefined)
    wrong('SECRET', 'must be set together with DATABASE_URL: at least 32 random characters, kept')
  const login = (name: string, value: string) =>
    loginFromUrl(value) ?? wrong(name, 'must name a user, a host and a database')
  return {
    kind: 'url',
    owner: login('DATABASE_URL', env.DATABASE_URL),
    replica: env.DATABASE_REPLICA_URL === undefined ? null : login('DATABASE_REPLICA_URL', env.DATABASE_REPLICA_URL),
  }
}

/**
 * Reads the environment; a variable set to nothing counts as absent.
 * @throws ConfigurationError naming the first wrong variable; its value is never repeated, as it may be a password
 */
export const readEnvironment = (env: Readonly<Record<string, string | undefined>>): Environment => {
  const given = Object.fromEntries(
    Object.entries(env).filter(([, value]) => value !== undefined && value.trim() !== ''),
  )
  const parsed = variables.safeParse(given)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    return wrong(String(issue?.path[0]), issue?.message ?? 'is wrong')
  }
  const values = parsed.data
  if (values.NOTIFY_API_KEY && !values.NOTIFY_EMAIL_TEMPLATE && !values.NOTIFY_TEXT_TEMPLATE)
    wrong('NOTIFY_API_KEY', 'needs NOTIFY_EMAIL_TEMPLATE, NOTIFY_TEXT_TEMPLATE or both beside it')
  return {
    port: values.PORT,
    host: values.HOST,
    store: storeOf(values),
    dataDir: values.DATA_DIR,
    baseUrl: values.BASE_URL?.replace(/\/+$/, '') ?? null,
    secret: values.SECRET ?? null,
    demo: values.DEMO === undefined ? null : values.DEMO === '1',
    smtpUrl: values.SMTP_URL ?? null,
    notifyApiKey: values.NOTIFY_API_KEY ?? null,
    mailFrom: values.MAIL_FROM ?? null,
    notifyTemplates: { email: values.NOTIFY_EMAIL_TEMPLATE ?? null, text: values.NOTIFY_TEXT_TEMPLATE ?? null },
    openIdConnect: openIdConnectOf(values),
    webhooksInside: values.WEBHOOKS_INSIDE === '1',
  }
}
