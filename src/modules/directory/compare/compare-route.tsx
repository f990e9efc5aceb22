import { page } from '#platform/http'
import { addressOf, idOf, lookingFor } from '../find/asked.ts'
import { sayIn } from '../read/reading.ts'
import { questionsFor } from '../show/for-me.ts'
import { selectEntries, usualWaits } from '../show/service.queries.ts'
import { ComparePage } from './compare.page.tsx'
import { mostCompared } from './to-compare.tsx'

/** Up to three services of a list side by side, so that somebody chooses what suits them. Which ones is in the address. */
export const compareServices = page({
  path: '/support/compare',
  access: 'everyone',
  audit: { none: 'the open directory, which names no participant' },
  async show({ tx, url, today, statistics }) {
    const looking = lookingFor(url.searchParams)
    const chosen = looking.kept.filter((short) => url.searchParams.getAll('with').includes(short))
    const shorts = (chosen.length > 0 ? chosen : looking.kept).slice(0, mostCompared)
    const ids = shorts.flatMap((short) => idOf(short) ?? [])
    const entries = (await selectEntries(tx, ids)).filter(({ withdrawn }) => !withdrawn)
    const waits = await statistics((figures) => usualWaits(figures, entries))
    const compared = entries.map((entry, at) => ({
      entry,
      wait: waits[at],
      questions: questionsFor(entry, today),
    }))
    return {
      title: sayIn(looking)('choose_what_suits'),
      hideThisPage: true,
      lang: looking.lang,
      easy: looking.easy,
      back: { href: addressOf('/support/list', looking), text: sayIn(looking)('my_list') },
      main: <ComparePage compared={compared} looking={looking} />,
    }
  },
})
