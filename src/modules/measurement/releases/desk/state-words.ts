import type { TagTone } from '#platform/ui'
import type { State } from '../release.ts'

/** A state as the desk calls it; the tone only repeats it. */
export const stateWords: Readonly<Record<State, { text: string; tone: TagTone }>> = {
  prepared: { text: 'To check', tone: 'yellow' },
  checked: { text: 'To approve', tone: 'yellow' },
  approved: { text: 'To schedule', tone: 'yellow' },
  scheduled: { text: 'Scheduled', tone: 'blue' },
  published: { text: 'Published', tone: 'green' },
  amended: { text: 'Amended', tone: 'grey' },
  withdrawn: { text: 'Withdrawn', tone: 'grey' },
}
