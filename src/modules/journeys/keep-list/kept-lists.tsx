import type { KeptList } from './kept-lists.queries.ts'

/** The lists a worker has kept, as ways to them, and the way to keep the one that is looked at. */
export function KeptLists({ lists, asked }: { lists: readonly KeptList[]; asked: string }) {
  const now = lists.find((list) => list.asked === asked)
  const keeps = asked !== '' && now === undefined
  if (lists.length === 0 && !keeps) return null
  return (
    <nav class="nwd-kept" aria-label="Lists you keep">
      {lists.length > 0 && (
        <>
          <span class="nwd-sub">Your lists: </span>
          <ul>
            {lists.map((list) => (
              <li key={list.id}>
                <a href={`/people?${list.asked}`} aria-current={list === now ? 'page' : undefined}>
                  {list.name}
                </a>
              </li>
            ))}
          </ul>
        </>
      )}
      {keeps && <a href={`/people/lists/keep?${asked}`}>Keep this list</a>}
      {lists.length > 0 && <a href="/people/lists">Change your lists</a>}
    </nav>
  )
}
