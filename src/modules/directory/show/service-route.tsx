import type { Viewer } from '#platform/access'
import type { Tx } from '#platform/db'
import { found, page } from '#platform/http'
import { keepers, standingWith } from '../directory.access.ts'
import { addressOf, lookingFor } from '../find/asked.ts'
import { sayIn } from '../read/reading.ts'
import { EasyServicePage } from './easy.page.tsx'
import { questionsFor } from './for-me.ts'
import { ServicePage, type ServiceProps } from './service.page.tsx'
import { selectOptionalEntry, usualWaits } from './service.queries.ts'

export const showService = page({
  path: '/support/services/:service',
  access: 'everyone',
  audit: { none: 'the open directory, which names no participant' },
  async show({ tx, url, today, parameters, statistics, viewer }) {
    const entry = found(await selectOptionalEntry(tx, parameters.service))
    const looking = lookingFor(url.searchParams)
    const back = { href: addressOf('/support', looking), text: sayIn(looking)('other_support') }
    if (entry.withdrawn)
      return { title: 'No longer in the directory', hideThisPage: true, back, main: <Gone name={entry.service.name} /> }
    const { service, partner_id } = entry
    const [wait] = partner_id === null ? [] : await statistics((figures) => usualWaits(figures, [entry]))
    const questions = questionsFor(entry, today)
    const address = `${url.origin}/support/services/${service.id}`
    const standing = await standingOf(tx, service.id, viewer)
    const shown = { entry, questions, wait, looking, address, today, standing } as const
    return {
      title: service.name.slice(0, 70),
      hideThisPage: true,
      back,
      lang: looking.lang,
      easy: looking.easy,
      main: looking.easy ? <EasyServicePage {...shown} /> : <ServicePage {...shown} />,
    }
  },
})

async function standingOf(tx: Tx, service: string, viewer: Viewer | undefined): Promise<ServiceProps['standing']> {
  if (viewer === undefined || !keepers.some((role) => role === viewer.role)) return 'reads'
  const { edits, keeps } = await standingWith(tx, service)
  if (edits || keeps) return 'keeps'
  return viewer.role === 'coordinator' ? 'reads' : 'may_claim'
}

function Gone({ name }: { name: string }) {
  return (
    <>
      <h1>No longer in the directory</h1>
      <p>{name} was taken out of the directory. Somebody else may do the same.</p>
      <p>
        <a href={addressOf('/support', { words: name })}>Look for others like it</a>
      </p>
    </>
  )
}
