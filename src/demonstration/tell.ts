import { type Clock, timeInLondon } from '#platform/time'
import { dayOf, dice, identifiers, type Sheets, type Story, tellWaiting } from '../world/index.ts'
import { caseload, linkAccount, tellAnother, tellLine } from './caseload.ts'
import { tellKnown } from './known.ts'
import type { Stage } from './people-and-places.ts'
import { waitingLists } from './waiting-lists.ts'

// Lines of the caseload that the provider worker has as well: appointments, steps, follow-ups, and nothing in particular.
const providersLines = [1, 7, 13, 16, 22, 27, 31, 36, 44]

/** Tells the stories of everybody in a demonstration partnership; fewer of them where it is small. */
export function tellPartnership(stage: Stage, small: boolean, sheets: Sheets, clock: Clock): void {
  const { place, worker } = stage
  const story = stories(stage, small ? 500 : 0, sheets, clock)
  const every = <T>(all: readonly T[]) => (small ? all.filter((_, index) => index % 3 === 0) : all)
  const chance = dice('demonstration', place.area_id, 'who')
  const lead = worker('key_worker')
  const sender = () => {
    if (!chance.chance(0.45)) return null
    return chance.chance(0.4) ? worker('referrer') : chance.one(place.senders)
  }
  const [, second] = place.keyWorkers.filter((one) => one.organisation === lead.organisation)
  for (const [index, line] of every(caseload).entries()) {
    const { told, number } = story()
    const themself = index === 0 ? stage.accounts.find(({ actor }) => actor.role === 'participant') : undefined
    const colleague = index % 9 === 4 ? second : undefined
    tellLine(told, line, {
      lead,
      colleague,
      sender: themself ? worker('referrer') : sender(),
      number,
      name: themself?.actor.name,
    })
    if (themself !== undefined) linkAccount(told, themself.user_id, lead)
    tellKnown(told, index, lead)
  }
  for (const [index, each] of every(waitingLists).entries()) {
    const { told, number } = story()
    const by = index % 4 === 3 ? chance.one(place.senders) : worker('referrer')
    tellWaiting(told, each, by, lead, { maker: by.user_id, number })
  }
  if (!small) tellProvider(worker('provider'), story, sender)
  for (const other of place.keyWorkers.filter((one) => one !== lead)) {
    for (let many = 0; many < (small ? 8 : 22); many++) {
      const { told, number } = story()
      tellAnother(told, other, sender(), number)
    }
  }
}

type NextStory = () => { told: Story; number: number }

function tellProvider(provider: Story['place']['coordinator'], story: NextStory, sender: () => typeof provider | null) {
  for (const [index, line] of caseload.entries()) {
    if (!providersLines.includes(index)) continue
    const { told, number } = story()
    tellLine(told, line, { lead: provider, sender: sender(), number })
  }
  for (const each of waitingLists.filter(({ list }) => list === 'to_arrange' || list === 'arranged').slice(1, 4)) {
    const { told, number } = story()
    const by = told.dice.one(told.place.senders)
    tellWaiting(told, each, by, provider, { maker: by.user_id, number })
  }
}

/** Makes the stories of one partnership's people, one after another, the same each time on the same day. */
function stories({ place }: Stage, first: number, sheets: Sheets, clock: Clock): NextStory {
  const today = dayOf(clock.today())
  const [hour = 0, minute = 0] = timeInLondon(clock.now()).split(':').map(Number)
  let number = first
  return () => {
    number += 1
    const chance = dice('demonstration', place.area_id, 'person', number)
    const next = identifiers(chance, number + 1000)
    const person = { id: next(), area_id: place.area_id }
    const now = today * 24 * 60 + hour * 60 + minute
    return { told: { dice: chance, next, sheets, place, now, today, person }, number }
  }
}
