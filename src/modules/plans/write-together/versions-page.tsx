import { page } from '#platform/http'
import { formatDate, formatDateTime } from '#platform/time'
import { Count, Heading, Table } from '#platform/ui'
import { itemAt, numberOf } from '../delivery-plan/plan.ts'
import { ownPlan, readers } from '../plans.access.ts'
import { Differences } from './differences.tsx'
import { loadItem } from './item-loaded.ts'
import { textsOf } from './texts.queries.ts'
import { whoWrote } from './who-wrote.ts'

/** Who wrote each paragraph of an item, and every version of it with what it changed, the newest first. */
export const versionsPage = page({
  path: '/partnership/plans/:plan/items/:item/versions',
  access: readers,
  audit: ownPlan,
  async show(visit) {
    const { item } = await loadItem(visit)
    const texts = await textsOf(visit.tx, item.id)
    const written = whoWrote(texts)
    const versions = texts
      .map((text, at) => ({ text, number: at + 1, before: texts[at - 1]?.words ?? '' }))
      .toReversed()
    const by = new Map(texts.map(({ id, by_name }) => [id, by_name]))
    return {
      title: `Versions of ${numberOf(item)} ${item.title}`,
      wide: true,
      back: { href: itemAt(item), text: `${numberOf(item)} ${item.title}` },
      main: (
        <>
          <Heading sub="Nothing that was saved is lost: what was taken out is struck through, what was put in underlined.">
            Versions of {numberOf(item)} {item.title}
          </Heading>
          <h2>Who wrote what stands now</h2>
          <Table
            caption="Who wrote what stands now"
            hideCaption
            stack
            columns={[
              { key: 'paragraph', text: 'Paragraph' },
              { key: 'by', text: 'Written by' },
              { key: 'on', text: 'On', nowrap: true },
            ]}
            rows={written.map(({ paragraph, by_name, on }) => ({ paragraph, by: by_name, on: formatDate(on) }))}
            empty="Nothing is written yet."
          />
          <h2>
            Versions, the newest first <Count>{texts.length}</Count>
          </h2>
          {versions.map(({ text, number, before }) => (
            <section key={text.id} class="nwd-version" aria-label={`Version ${number}`}>
              <h3>
                Version {number}, {text.by_name}
              </h3>
              <p class="nwd-sub">
                {formatDateTime(text.since)}
                {text.met !== null && `, put together with what ${by.get(text.met) ?? 'another'} had saved meanwhile`}
              </p>
              <Differences before={before} after={text.words} />
            </section>
          ))}
        </>
      ),
    }
  },
})
