import { type Cover, notesBegun, standsInFor } from '#modules/journeys'
import type { Visit } from '#platform/http'
import { formatShortDate } from '#platform/time'

/** Beside a worker's day: for whom they stand in and until when, and the notes they began. */
export async function ownLines({ tx, viewer, today }: Visit) {
  if (viewer.role === 'coordinator') return []
  const covers = await standsInFor(tx, viewer, today)
  const begun = await notesBegun(tx)
  return [
    ...covers.map((cover: Cover) => ({
      term: 'You stand in',
      detail: <a href="/people/cover">{`for ${cover.user_name}, until ${formatShortDate(cover.until_on)}`}</a>,
    })),
    ...(begun.length === 0
      ? []
      : [
          {
            term: 'Notes you began',
            detail: (
              <a href="/people/notes/drafts">{begun.length === 1 ? '1 to finish' : `${begun.length} to finish`}</a>
            ),
          },
        ]),
  ]
}
