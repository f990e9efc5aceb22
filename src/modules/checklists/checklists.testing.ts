import { v7 as uuid } from 'uuid'
import { insertOrganisation } from '#modules/partnership'
import type { Role, Viewer } from '#platform/access'
import type { TestDatabase } from '#platform/testing'
import { type Clock, dateInLondon } from '#platform/time'
import {
  ensureInstruments,
  openRound,
  type Round,
  type Seat,
  saveDraft,
  seatOf,
  selectOptionalRound,
  submitResponse,
  versionOn,
} from './index.ts'

/** A clock that a test moves on. */
export function movingClock(from: string): Clock & { moveTo(moment: string): void } {
  let now = new Date(from)
  return {
    now: () => now,
    today: () => dateInLondon(now),
    moveTo: (moment) => {
      now = new Date(moment)
    },
  }
}

/** An invented organisation, with somebody who speaks for it. */
export interface Member {
  organisation_id: string
  area_id: string
  name: string
  viewer: Viewer
  /** Their seat in a round. */
  seat(round: Round): Seat
}

/** Somebody of an area, or of the nation, in a role. */
export const viewerOf = (role: Role, area_id: string | null, organisation_id: string | null = null): Viewer => ({
  user_id: uuid(),
  name: `Invented ${role}`,
  role,
  organisation_id,
  organisation_name: 'Invented',
  area_id,
})

/** Organisations of an area that did not exist, each with a member. */
export async function members(
  house: TestDatabase,
  area_id: string,
  count: number,
): Promise<[Member, Member, ...Member[]]> {
  const made = Array.from({ length: count }, (_, at) => {
    const organisation_id = uuid()
    const viewer = viewerOf('member', area_id, organisation_id)
    return {
      organisation_id,
      area_id,
      name: `Organisation ${at + 1} ${organisation_id.slice(-6)}`,
      viewer,
      seat: (round: Round) => {
        const seat = seatOf(viewer, round.id)
        if (seat === undefined) throw new Error('a member has a seat')
        return seat
      },
    }
  })
  await house.asWorker(async (tx) => {
    for (const { organisation_id: id, name } of made)
      await insertOrganisation(tx, { id, area_id, name, kind: 'charity', supports_people: false })
  })
  const [one, another, ...more] = made
  if (one === undefined || another === undefined) throw new Error('ask for two members or more')
  return [one, another, ...more]
}

interface RoundWanted {
  key: string
  areas: readonly string[]
  area_id?: string | null
  closes_at?: Date | null
  opens_at?: Date
}

/** A round of the self-assessment, opened by the program. */
export async function roundOf(house: TestDatabase, wanted: RoundWanted): Promise<Round> {
  return house.asWorker(async (tx) => {
    await ensureInstruments(tx)
    const version = await versionOn(tx, 'self-assessment', house.clock.today())
    if (version === undefined) throw new Error('the self-assessment comes with the program')
    const id = await openRound(tx, {
      title: `Round ${wanted.key}`,
      version_id: version.version_id,
      area_id: null,
      opens_at: house.clock.now(),
      closes_at: null,
      opened_by: null,
      ...wanted,
    })
    const round = await selectOptionalRound(tx, id)
    if (round === undefined) throw new Error('a round just opened is there')
    return round
  })
}

/** A member puts answers down and sends them in. */
export async function answers(
  house: TestDatabase,
  round: Round,
  member: Member,
  typed: Readonly<Record<string, string>>,
): Promise<void> {
  await house.asViewer(member.viewer, async (tx) => {
    await saveDraft(tx, member.seat(round), typed, house.clock.now())
    await submitResponse(tx, member.seat(round), house.clock.now())
  })
}
