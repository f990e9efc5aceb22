import { type Environment, readEnvironment } from './environment.ts'
import { keptSecret } from './secret.ts'

export { ConfigurationError, type OpenIdConnect, readEnvironment, type Store } from './environment.ts'
export { keepSecret } from './secret.ts'

/** What the program was told, once, at start. */
export interface Config extends Omit<Environment, 'secret'> {
  /** At least 32 characters; passwords of database roles, signatures and keys are worked out from it. */
  readonly secret: string
  /** Whether the secret is the installation's own, kept in its data folder, because none was given. */
  readonly keepsSecret: boolean
}

/**
 * The configuration from the environment; makes and keeps the secret where the database is embedded and none was given.
 * @throws ConfigurationError with one sentence, exit code 2
 */
export const loadConfig = (env: Readonly<Record<string, string | undefined>> = process.env): Config => {
  const read = readEnvironment(env)
  return { ...read, secret: read.secret ?? keptSecret(read.dataDir), keepsSecret: read.secret === null }
}
