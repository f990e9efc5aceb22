import type { VNode } from 'preact'
import type { Viewer } from '#platform/access'

const recorders: readonly Viewer['role'][] = ['key_worker', 'provider_worker', 'team_lead']

/** What a worker who sees the record may add to it; nothing for anybody else. */
export function addLinks(viewer: Viewer, person: string, sight: number): VNode | null {
  if (sight < 3 || !recorders.includes(viewer.role)) return null
  const links = [
    ['notes/new', 'A note'],
    ['appointments/new', 'An appointment'],
    ['stages', 'A stage'],
    ['assessment', 'A needs assessment'],
    ['plan', 'A goal or a step'],
    ['outcomes/job', 'A job start'],
    ['outcomes/new', 'Another outcome'],
    ['eligibility', 'Eligibility, once seen'],
    ['plan/print', 'Their own copy of the plan'],
  ] as const
  return (
    <section aria-labelledby="add">
      <h2 id="add">Add</h2>
      <ul class="nwd-plain">
        {links.map(([path, text]) => (
          <li key={path}>
            <a href={`/people/${person}/${path}`}>{text}</a>
          </li>
        ))}
      </ul>
    </section>
  )
}
