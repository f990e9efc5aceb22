/** How much each part of a gap counts, from 0 to 10. */
export interface Weights {
  people: number
  not_met: number
  waiting: number
  supply: number
}

/** What a partnership that has not weighed anything begins with: how many people, before how badly they are served. */
export const firstWeights: Weights = { people: 4, not_met: 3, waiting: 1, supply: 2 }

/** A need with what is known of it; null where it is not known, or hidden because few people are behind it. */
export interface Gap {
  need: string
  /** Who need it, by referral or assessment, each once. */
  people: number
  taken: number | null
  waiting: number | null
  not_taken: number | null
  /** Null where the directory has no such heading. */
  services: number | null
}

export const partNames = ['people', 'not_met', 'waiting', 'supply'] as const
export type PartName = (typeof partNames)[number]

export interface Ranked extends Gap {
  rank: number
  /** From 0 to 100. */
  score: number
  /** Each part from 0 to 1, before it is weighed. */
  parts: Record<PartName, number>
  /** How much of the score each part gives, from 0 to 100. */
  gives: Record<PartName, number>
}

/**
 * The parts of a gap, each from 0 to 1: how many people need it, beside the need of most people; of those decided, the share that nobody took; of all asked, the
 * share that waits; and how few services there are: 1 where there is none, a half where there is one, a third where there are two. What is not known counts 0.
 */
export function partsOf({ people, taken, waiting, not_taken, services }: Gap, most: number): Record<PartName, number> {
  const decided = taken === null || not_taken === null ? null : taken + not_taken
  const asked = decided === null || waiting === null ? null : decided + waiting
  return {
    people: most === 0 ? 0 : people / most,
    not_met: decided === null || decided === 0 ? 0 : (not_taken ?? 0) / decided,
    waiting: asked === null || asked === 0 ? 0 : (waiting ?? 0) / asked,
    supply: services === null ? 0 : 1 / (1 + services),
  }
}

/** Needs ranked by their score: the weighed mean of their parts, out of 100. The same score ranks by people, then by name. */
export function ranked(gaps: readonly Gap[], weights: Weights): Ranked[] {
  const most = Math.max(0, ...gaps.map(({ people }) => people))
  const all = partNames.reduce((sum, name) => sum + weights[name], 0)
  return gaps
    .map((gap) => {
      const parts = partsOf(gap, most)
      const give = (name: PartName) => (all === 0 ? 0 : (100 * weights[name] * parts[name]) / all)
      const gives = {
        people: give('people'),
        not_met: give('not_met'),
        waiting: give('waiting'),
        supply: give('supply'),
      }
      return { ...gap, parts, gives, score: partNames.reduce((sum, name) => sum + gives[name], 0), rank: 0 }
    })
    .sort((one, other) => other.score - one.score || other.people - one.people || (one.need < other.need ? -1 : 1))
    .map((one, at) => ({ ...one, rank: at + 1 }))
}

const many = (count: number, one: string, several: string) =>
  `${count.toLocaleString('en-GB')} ${count === 1 ? one : several}`

const servicesInWords = (services: number | null): string =>
  services === null
    ? 'the directory has no heading for it'
    : `the directory has ${services === 0 ? 'no service for it' : many(services, 'service', 'services')}`

/** Why a need has its rank, in a sentence that leaves out nothing that was counted. */
export function whyRanked({ people, taken, waiting, not_taken, services, parts }: Ranked): string {
  const decided = taken === null || not_taken === null ? null : taken + not_taken
  const asked = `${many(people, 'person needs', 'people need')} it${parts.people === 1 ? ', the most of any need' : ''}`
  const met =
    decided === null
      ? 'too few to say to how many nobody said yes'
      : decided === 0
        ? 'no referral for it is decided'
        : not_taken === 0
          ? `somebody said yes to all ${decided} referrals decided`
          : `nobody said yes to ${not_taken} of ${decided} referrals decided`
  const wait =
    waiting === null ? 'too few wait to say how many' : waiting === 0 ? 'none waits' : many(waiting, 'waits', 'wait')
  return `${asked}; ${met}; ${wait}; ${servicesInWords(services)}.`
}

/** What each part gives to a score, in words. */
export const pointsInWords = ({ gives }: Pick<Ranked, 'gives'>): string =>
  `${gives.people.toFixed(0)} for how many + ${gives.not_met.toFixed(0)} for nobody saying yes + ${gives.waiting.toFixed(0)} for waiting + ${gives.supply.toFixed(0)} for how little there is`
