import { createAuth } from '#platform/auth'
import type { OpenStore } from '#platform/db'
import { createApp } from '../src/app.ts'
import { clock, secret } from './world.ts'

/** The web application over the world of the bench, as `nwd start` makes it, but for the clock that stands still. */
export function houseOver({ database }: Pick<OpenStore, 'database'>) {
  const settings = { secondFactor: 'offered' } as const
  const auth = createAuth({ database, clock, settings, secret, baseUrl: 'http://127.0.0.1' })
  const app = createApp({ database, clock, auth, secret, demonstration: true, leavesTheMachine: false })
  return { app, auth }
}

export type House = ReturnType<typeof houseOver>
