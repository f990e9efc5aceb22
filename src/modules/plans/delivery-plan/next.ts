import type { Viewer } from '#platform/access'
import { type CalendarDate, formatDate } from '#platform/time'
import { runsIt, writesIt } from '../plans.access.ts'
import { countOf } from './completeness.ts'
import type { LoadedPlan, SectionState } from './load-plan.ts'
import { itemAt, lastDayOf, numberOf, planAt } from './plan.ts'

/** What is next with a plan, for whoever looks: said in a sentence, and where to do it when it is theirs. */
export interface Next {
  words: string
  button?: { text: string; href: string } | undefined
}

const many = (n: number, one: string, more: string) => `${n} ${n === 1 ? one : more}`

/** Whether a section is somebody's to write: theirs by name, or their organisation's where nobody is named. */
const isTheirs = ({ owner }: SectionState, viewer: Viewer) =>
  owner !== undefined &&
  (owner.user_id === viewer.user_id || (owner.user_id === null && owner.organisation_id === viewer.organisation_id))

const unfinished = ({ items }: SectionState) => items.length - countOf(items, 'ready')

/** Who has not said anything yet to what lies before the partnership. */
export const silent = ({ members, signOffs }: Pick<LoadedPlan, 'members' | 'signOffs'>) =>
  members.filter(({ organisation_id }) => !signOffs.some((said) => said.organisation_id === organisation_id))

/** What is next, and whose turn it is: the first that holds of what waits for the viewer, then of what waits for others. */
export function nextOf(loaded: LoadedPlan, viewer: Viewer, today: CalendarDate): Next {
  return (
    heldNext(loaded) ??
    signingNext(loaded, viewer) ??
    writingNext(loaded, viewer, today) ??
    afterwards(loaded, viewer, today)
  )
}

function heldNext({ held, items, plan }: LoadedPlan): Next | undefined {
  const [first] = held
  const state = items.find(({ item }) => item.id === first?.item_id)
  if (first === undefined || state === undefined) return undefined
  const href = itemAt({ plan_id: plan.id, id: first.item_id }, `/choose/${first.id}`)
  return {
    words: `You and somebody else changed the same words of ${numberOf(state.item)} ${state.item.title}. Yours are kept: choose what stands.`,
    button: { text: 'Put the two together', href },
  }
}

function signingNext(loaded: LoadedPlan, viewer: Viewer): Next | undefined {
  const { waiting, plan, members } = loaded
  if (waiting === undefined) return undefined
  const quiet = silent(loaded)
  const by = formatDate(waiting.answer_by)
  const mine =
    viewer.role === 'member' && quiet.find(({ organisation_id }) => organisation_id === viewer.organisation_id)
  if (mine)
    return {
      words: `The plan waits for ${mine.organisation} to say whether it agrees, by ${by}.`,
      button: { text: 'Read it and sign', href: planAt(plan, `/editions/${waiting.id}/sign`) },
    }
  const said = `${members.length - quiet.length} of ${members.length} organisations have said whether they agree`
  const see = { text: 'See what each says', href: planAt(plan, `/editions/${waiting.id}`) }
  if (!runsIt(viewer)) return { words: `${said}. They are asked to by ${by}.`, button: see }
  const button = { text: 'Publish it', href: planAt(plan, `/editions/${waiting.id}/publish`) }
  if (quiet.length === 0) return { words: 'Every organisation has said whether it agrees.', button }
  const names = quiet.map(({ organisation }) => organisation).join(', ')
  return { words: `${said}. Asked to by ${by}: ${names}.`, button: see }
}

function writingNext(loaded: LoadedPlan, viewer: Viewer, today: CalendarDate): Next | undefined {
  const { plan, items, sections, current, waiting, changed } = loaded
  if (waiting !== undefined || (current !== undefined && changed === 0)) return undefined
  if (current === undefined && lastDayOf(plan) < today)
    return { words: 'Its time is over, and it was never published.' }
  const mine = sections.find((section) => isTheirs(section, viewer) && unfinished(section) > 0)
  if (mine !== undefined && writesIt(viewer)) return ownSection(mine, today)
  const unowned = sections.filter((section) => section.owner === undefined && unfinished(section) > 0)
  const suggested = items.find(({ suggestions }) => suggestions > 0)
  if (runsIt(viewer) && unowned[0] !== undefined && current === undefined)
    return {
      words: `${many(unowned.length, 'section has', 'sections have')} nobody to write ${unowned.length === 1 ? 'it' : 'them'} yet.`,
      button: {
        text: `Say who writes section ${unowned[0].number}`,
        href: planAt(plan, `/sections/${unowned[0].number}`),
      },
    }
  if (runsIt(viewer) && suggested !== undefined)
    return {
      words: `Other words were proposed for ${numberOf(suggested.item)} ${suggested.item.title}.`,
      button: { text: 'Look at the suggestion', href: itemAt(suggested.item, '#suggestions') },
    }
  if (countOf(items, 'ready') === items.length) {
    const words =
      current === undefined
        ? 'Everything is ready.'
        : `${many(changed, 'item has', 'items have')} changed since it was published.`
    if (!runsIt(viewer)) return { words: `${words} The coordinator puts it before the partnership next.` }
    return { words, button: { text: 'Put it before the partnership', href: planAt(plan, '/put-forward') } }
  }
  return whoseTurn(loaded, viewer)
}

function ownSection({ number, title, items, owner }: SectionState, today: CalendarDate): Next {
  const open = items.filter(({ standing }) => standing !== 'ready')
  const [first] = open
  const late = owner !== undefined && owner.due_on < today
  const by =
    owner === undefined
      ? ''
      : late
        ? `, and was to be by ${formatDate(owner.due_on)}`
        : `, by ${formatDate(owner.due_on)}`
  return {
    words: `Section ${number}, ${title}, is yours: ${many(open.length, 'item is', 'items are')} not ready${by}.`,
    button: first && {
      text: `${first.standing === 'empty' ? 'Write' : 'Go on with'} ${numberOf(first.item)}`,
      href: itemAt(first.item),
    },
  }
}

function whoseTurn({ sections, current, items }: LoadedPlan, viewer: Viewer): Next {
  const waits = sections.filter((section) => unfinished(section) > 0 && section.owner !== undefined)
  const names = [...new Set(waits.map(({ owner }) => owner?.name ?? owner?.organisation ?? ''))]
  const open = items.length - countOf(items, 'ready')
  const doing = current === undefined ? 'not ready' : 'not ready again'
  const turn = names.length === 0 ? 'Nobody answers for them yet.' : `It is the turn of ${names.join(', ')}.`
  const first = items.find(({ standing }) => standing !== 'ready')
  return {
    words: `${many(open, 'item is', 'items are')} ${doing}. ${turn}`,
    button: writesIt(viewer) && first ? { text: `Open ${numberOf(first.item)}`, href: itemAt(first.item) } : undefined,
  }
}

function afterwards({ plan, reviewOn, current }: LoadedPlan, viewer: Viewer, today: CalendarDate): Next {
  const read = { text: 'Read it as everybody does', href: `/plans/${plan.slug}` }
  if (reviewOn === undefined || current === undefined) return { words: 'Nothing waits.' }
  if (reviewOn <= today && runsIt(viewer))
    return {
      words: `It was to be looked at again by ${formatDate(reviewOn)}.`,
      button: { text: 'Write down the review', href: planAt(plan, '/review') },
    }
  return { words: `It is published, and is looked at again by ${formatDate(reviewOn)}.`, button: read }
}
