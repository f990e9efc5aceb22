import type { VNode } from 'preact'
import type { Viewer } from '#platform/access'

const recorders: readonly Viewer['role'][] = ['key_worker', 'provider_worker', 'team_lead']

const whileSupported = [
  ['notes/new', 'A note'],
  ['appointments/new', 'An appointment'],
  ['support/new', 'Support given'],
  ['groups/join', 'A group to take part in'],
  ['stages', 'A stage'],
  ['assessment', 'A needs assessment'],
  ['plan', 'A goal or a step'],
  ['outcomes/job', 'A job start'],
  ['outcomes/new', 'Another outcome'],
  ['eligibility', 'Eligibility, once seen'],
  ['plan/print', 'Their own copy of the plan'],
  ['invite', 'An invitation to their own page'],
  ['household', 'Household and family'],
  ['money', 'Money: better off in work, and advice'],
  ['files', 'Evidence and files'],
  ['flags', 'A flag: safe contact, risk, lone working'],
  ['copy', 'Their wish for a copy of everything'],
] as const
const otherwise = [
  ['register', 'Register them'],
  ['outcomes/job', 'A job start'],
  ['outcomes/new', 'Another outcome'],
  ['flags', 'A flag: safe contact, risk, lone working'],
  ['copy', 'Their wish for a copy of everything'],
] as const

interface AddLinks {
  viewer: Viewer
  person: string
  sight: number
  /** Whether the person is registered and has not left. */
  supported: boolean
}

/** What a worker who sees the record may add to it; nothing for anybody else. */
export function addLinks({ viewer, person, sight, supported }: AddLinks): VNode | null {
  if (sight < 3) return null
  if (viewer.role === 'coordinator')
    return (
      <p>
        <a href={`/people/${person}/copy`}>They ask for a copy of everything</a>
      </p>
    )
  if (!recorders.includes(viewer.role)) return null
  return (
    <section aria-labelledby="add">
      <h2 id="add">Add</h2>
      <ul class="nwd-plain">
        {(supported ? whileSupported : otherwise).map(([path, text]) => (
          <li key={path}>
            <a href={`/people/${person}/${path}`}>{text}</a>
          </li>
        ))}
      </ul>
    </section>
  )
}
