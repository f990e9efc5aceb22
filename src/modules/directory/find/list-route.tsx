import { areas } from '#modules/partnership'
import { page } from '#platform/http'
import { sayIn, servicesIn } from '../read/reading.ts'
import { addressOf, lookingFor } from './asked.ts'
import { find } from './find.queries.ts'
import { ListPage, titleOf } from './list.page.tsx'
import { nearOf, sectorIn } from './near.ts'
import { wantedIn } from './words.ts'

/** A whole postcode can be one family's: what an address of ours keeps of it is its beginning. */
const shortened = (typed: string): string => sectorIn(typed) ?? typed

export const findSupport = page({
  path: '/support',
  access: 'everyone',
  audit: { none: 'the open directory, which names no participant' },
  async show({ tx, url, today }) {
    const looking = lookingFor(url.searchParams)
    const near = shortened(looking.near)
    if (near !== looking.near)
      return new Response(null, { status: 303, headers: { location: addressOf('/support', { ...looking, near }) } })
    const place = await nearOf(tx, looking.near)
    const wanted = await wantedIn(tx, looking.words, today)
    const results = await find(tx, looking, place, wanted)
    return {
      title: titleOf(looking, place, results.total).slice(0, 70),
      hideThisPage: true,
      back: { href: addressOf('/', { lang: looking.lang, easy: looking.easy }), text: sayIn(looking)('find') },
      lang: looking.lang,
      easy: looking.easy,
      main: (
        <>
          <ListPage {...{ looking, near: place, wanted, results, today }} areas={await areas(tx)} />
          {looking.kept.length > 0 && (
            <p>
              <a href={addressOf('/support/list', looking)}>
                {sayIn(looking)('your_list', { n: servicesIn(looking, looking.kept.length) })}
              </a>
            </p>
          )}
        </>
      ),
    }
  },
})
