import { setTimeout as pause } from 'node:timers/promises'
import { type Login, withClient } from '#platform/db'
import type { Job, JobParts } from './job.ts'
import { reportFailure } from './report.ts'

/** Runs a job one at a time; asked while it runs, it runs once more afterwards, however often it was asked. */
const oneAtATime = (job: Job, parts: JobParts) => {
  let running: Promise<void> | undefined
  let again = false
  const run = async () => {
    do {
      again = false
      await job.run(parts).catch((error: unknown) => reportFailure(job.name, error))
    } while (again)
    running = undefined
  }
  return {
    ask: () => {
      again = true
      running ??= run()
    },
    finished: async () => {
      again = false
      await running
    },
  }
}

const untilLost = (login: Login, channels: readonly string[], stop: AbortSignal, woken: (channel: string) => void) =>
  withClient(login, 'nwd jobs', async (client) => {
    const { promise: lost, resolve } = Promise.withResolvers<void>()
    client.on('end', resolve)
    client.on('error', () => resolve())
    client.on('notification', ({ channel }) => woken(channel))
    stop.addEventListener('abort', () => resolve(), { once: true })
    for (const channel of channels) await client.query(`listen ${client.escapeIdentifier(channel)}`)
    // whatever was said while nobody listened
    for (const channel of channels) woken(channel)
    if (!stop.aborted) await lost
  })

/**
 * Runs jobs when the database says that there is something to do. One idle connection listens for all of them; when it is lost, another is made, and
 * each job runs once in case something was missed.
 */
export const runWhenWoken = (parts: JobParts, jobs: readonly Job[]): { stop(): Promise<void> } => {
  const runners = new Map<string, ReturnType<typeof oneAtATime>[]>()
  for (const job of jobs) {
    if (job.on !== undefined) runners.set(job.on, [...(runners.get(job.on) ?? []), oneAtATime(job, parts)])
  }
  const stopping = new AbortController()
  const { signal } = stopping
  const wake = (channel: string) => {
    if (!signal.aborted) for (const runner of runners.get(channel) ?? []) runner.ask()
  }
  const listen = async () => {
    for (let wait = 1000; !signal.aborted; wait = Math.min(wait * 2, 30_000)) {
      await untilLost(parts.database.workerLogin, [...runners.keys()], signal, wake).then(
        () => {
          wait = 1000
        },
        (error: unknown) => reportFailure('listen', error),
      )
      await pause(wait, undefined, { signal }).catch(() => undefined)
    }
  }
  const listening = runners.size > 0 ? listen() : Promise.resolve()
  return {
    stop: async () => {
      stopping.abort()
      await listening
      await Promise.all([...runners.values()].flat().map((runner) => runner.finished()))
    },
  }
}
