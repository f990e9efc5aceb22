import type { CalendarDate } from '#platform/time'

export type State = 'not_begun' | 'under_way' | 'held_up' | 'done' | 'stopped'

/** What may be said of an action; before anybody has, it has not begun. */
export const sayable = ['under_way', 'held_up', 'done', 'stopped'] as const satisfies readonly State[]

export const stateWords: Record<State, string> = {
  not_begun: 'Not begun',
  under_way: 'Under way',
  held_up: 'Held up',
  done: 'Done',
  stopped: 'Stopped',
}

/** The state that a code means. Throws RangeError when there is none of that name. */
export function stateOf(code: string): State {
  const found = [...sayable, 'not_begun' as const].find((state) => state === code)
  if (found === undefined) throw new RangeError(`no state of an action is called ${code}`)
  return found
}

/** One action that cannot be done before another. */
export interface Need {
  action_id: string
  needs_id: string
}

export interface Standing {
  action_id: string
  state: State
  due_on: CalendarDate
}

const over: readonly State[] = ['done', 'stopped']

/** True when somebody still has to do something about it. */
export const isOpen = ({ state }: Pick<Standing, 'state'>): boolean => !over.includes(state)

/** True when its day has passed and it is not over. */
export const isLate = (action: Standing, today: CalendarDate): boolean => isOpen(action) && action.due_on < today

/** The actions that one reaches by going from need to need; itself only where the needs run in a circle. */
export function allNeededBy(action: string, needs: readonly Need[]): Set<string> {
  const seen = new Set<string>()
  const next = [action]
  for (let one = next.pop(); one !== undefined; one = next.pop())
    for (const { action_id, needs_id } of needs)
      if (action_id === one && !seen.has(needs_id)) {
        seen.add(needs_id)
        next.push(needs_id)
      }
  return seen
}

/** True when a new need would have an action wait for itself, by however long a way round. */
export const wouldCircle = (needs: readonly Need[], { action_id, needs_id }: Need): boolean =>
  action_id === needs_id || allNeededBy(needs_id, needs).has(action_id)

export interface Waiting<A extends Standing> {
  /** What it still waits for: needed at first hand, not done. */
  for: A[]
  /** Of these, what is due only after it is: one of the two days cannot hold. */
  tooLate: A[]
  /** Of these, what was stopped: it will never be there. */
  never: A[]
}

/** What an action still waits for. Nothing, once it is over itself. */
export function waitingOf<A extends Standing>(
  action: A,
  actions: ReadonlyMap<string, A>,
  needs: readonly Need[],
): Waiting<A> {
  const open = isOpen(action)
    ? needs.flatMap(({ action_id, needs_id }) => {
        const other = action_id === action.action_id ? actions.get(needs_id) : undefined
        return other === undefined || other.state === 'done' ? [] : [other]
      })
    : []
  return {
    for: open,
    tooLate: open.filter(({ state, due_on }) => state !== 'stopped' && due_on > action.due_on),
    never: open.filter(({ state }) => state === 'stopped'),
  }
}
