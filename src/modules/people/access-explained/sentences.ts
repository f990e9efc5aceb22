import { dateInLondon, formatDate, formatDateTime } from '#platform/time'
import type { MaySee } from '../people.access.ts'
import { partsInWords } from '../share/share-words.ts'

/** Whom the sentences are about: by name to a worker, as `you` to the person themself. */
export interface About {
  name: string
  themself: boolean
}

const sees = ({ sees: level, parts }: MaySee, { name, themself }: About): string => {
  if (level >= 3) return themself ? 'sees your whole record' : 'sees the whole record'
  if (level === 2)
    return parts === null ? 'sees what was sent with the referral' : `sees ${partsInWords(parts, themself)}`
  return themself ? 'sees only how you get on' : `sees only how ${name} gets on`
}

const why = ({ kind, because_kind }: MaySee, { name, themself }: About): string => {
  const [them, they, their] = themself ? ['you', 'you', 'your'] : [name, name, 'their']
  if (because_kind === 'walk_in') return `because ${they} came to it for support`
  switch (kind) {
    case 'spell':
      return `because it supports ${them}`
    case 'partnership':
      return themself
        ? 'so that nobody here is lost'
        : 'because its coordinators make sure that nobody in the area is lost'
    case 'referral':
      return `because it referred ${them}`
    case 'handover':
      return `because ${they} ${themself ? 'were' : 'was'} sent to it for support`
    case 'follow_up':
      return `to ask how ${their} work or learning is going`
    case 'cover':
      return `because they stand in for ${themself ? 'your' : 'the'} key worker, who is away`
    case 'group':
      return `because ${they} ${themself ? 'take' : 'takes'} part in a group that it runs`
    case 'break_glass':
      return 'because they opened it once with a reason, which the coordinator reads'
    default:
      return 'because it is their own record'
  }
}

/** One sentence for each who may see a record: who, how much, since when, until when, and why. */
export function sentenceOf(may: MaySee, about: About): string {
  if (may.kind === 'self') {
    return about.themself
      ? 'You see your whole record, because it is yours.'
      : `${about.name} sees the whole record, because it is their own.`
  }
  const who = may.organisation ?? may.by_name ?? 'Somebody'
  const since = `since ${formatDate(dateInLondon(may.since))}`
  // Only what was opened for some hours ends at an hour.
  const ends = may.kind === 'break_glass' ? formatDateTime : (at: Date) => formatDate(dateInLondon(at))
  const until = may.until === null ? '' : `, until ${ends(may.until)}`
  // One thing a sentence, for whoever reads of themself with the age of nine.
  if (about.themself) return `${who} ${sees(may, about)} ${why(may, about)}. S${since.slice(1)}${until}.`
  return `${who} ${sees(may, about)}, ${since}${until}, ${why(may, about)}.`
}
