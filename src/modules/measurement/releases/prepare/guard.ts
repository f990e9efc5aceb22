import { Worker } from 'node:worker_threads'
import type { Statistics } from '../../statistics.ts'
import { type Answer, type Attempt, threshold } from './guard-answer.ts'

/** What stands between the counts and the public. */
export interface Guard {
  threshold: number
  /** The figures as they may be published beside what was published before, and what came of trying to work out what they hide. */
  guard(
    counted: Statistics,
    earlier: readonly Statistics[],
    stopping?: AbortSignal,
  ): Promise<{ shown: Statistics; attempt: Attempt }>
}

/** Disclosure control, as every release passes through it: in a thread of its own, because for the whole of Scotland it takes minutes of thought. */
export const guard: Guard = {
  threshold,
  guard: (statistics, earlier, stopping) =>
    new Promise<Answer>((resolve, reject) => {
      const apart = new Worker(new URL('./guard.worker.ts', import.meta.url), { workerData: { statistics, earlier } })
      const end = () => void apart.terminate()
      stopping?.addEventListener('abort', end, { once: true })
      apart.once('exit', () => stopping?.removeEventListener('abort', end))
      apart.once('message', resolve)
      apart.once('error', reject)
      apart.once('exit', (code) => reject(new Error(`disclosure control ended with ${code} and no answer`)))
    }),
}
