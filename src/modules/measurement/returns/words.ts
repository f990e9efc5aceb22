import type { TagTone } from '#platform/ui'
import type { State } from './return.ts'

/** A state as a tag says it. */
export const stateTags: Readonly<Record<State, { text: string; tone: TagTone }>> = {
  signed: { text: 'Signed', tone: 'green' },
  'set aside': { text: 'Set aside', tone: 'grey' },
  stopped: { text: 'Stopped by an error', tone: 'red' },
  'to explain': { text: 'To explain', tone: 'yellow' },
  'ready to sign': { text: 'Ready to sign', tone: 'blue' },
}

export const inPeople = (many: number): string => (many === 1 ? '1 person' : `${many.toLocaleString('en-GB')} people`)

/** A share of a whole in percent, to one decimal. */
export const inPercent = (share: number | null): string => (share === null ? 'nobody' : `${share.toFixed(1)} %`)
