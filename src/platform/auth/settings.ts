import type { Database } from '#platform/db'
import type { Clock } from '#platform/time'

/** A council's or the nation's own sign-in service, spoken to by OpenID Connect. */
export interface OidcSettings {
  issuer: string
  clientId: string
  clientSecret: string
  /** What people call it: "Northtown Council sign-in". */
  name?: string | undefined
}

/** What an installation decides about signing in. */
export interface AuthSettings {
  /** `required`: staff must set up a second factor before anything else; `offered`: they may. */
  secondFactor: 'required' | 'offered'
  oidc?: OidcSettings | undefined
}

export interface AuthParts {
  database: Database
  /** Says which memberships hold today. Sessions, links and codes expire by the machine's own clock. */
  clock: Clock
  settings: AuthSettings
  secret: string
  /** Where people reach this installation, such as `https://nwd.example.scot`; links in e-mails begin with it. */
  baseUrl: string
  /** The network address a request came from, to slow down guessing; what `fromAddress` was told, unless given. */
  addressOf?: ((request: Request) => string | undefined) | undefined
}
