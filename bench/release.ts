import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { z } from 'zod'
import type { Asker } from './ask.ts'
import type { Times } from './figures.ts'
import type { Measured } from './pages.ts'
import { paced } from './rounds.ts'

/** A page at the pace of people, by itself and while the same program makes a release of the nation. */
export interface BesideARelease {
  readonly page: string
  readonly alone: Times
  readonly during: Times
  /** Milliseconds that making the release took meanwhile. */
  readonly took: number
}

const told = z.object({ took: z.number() })

/** @throws when the release was made before the page had been asked for */
export async function besideARelease(measured: Measured, asker: Asker, server: ChildProcess): Promise<BesideARelease> {
  // The program is as warm as one in use.
  await paced(measured, asker)
  const alone = await paced(measured, asker)
  const from = performance.now()
  const made = once(server, 'message')
  server.send({ period: '2026-27 Q2' })
  const during = await paced(measured, asker)
  const asked = performance.now() - from
  const { took } = told.parse((await made)[0])
  if (took < asked / 2) throw new Error(`the release was made in ${took} ms: nothing was asked beside it`)
  return { page: measured.name, alone, during, took }
}
