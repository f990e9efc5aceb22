import type { Tx } from '#platform/db'
import { documentAsDownload } from '#platform/documents'
import { found, page, raw, type Shown } from '#platform/http'
import { referenceText } from '#platform/reference'
import { dateInLondon, formatDate } from '#platform/time'
import { Count, Heading, InsetText, Table } from '#platform/ui'
import { changedItems } from '../sign-off/content.ts'
import { type Edition, publishedAt, publishedPlans } from '../sign-off/editions.queries.ts'
import { Differences } from '../write-together/differences.tsx'
import { AgreementShown } from './agreement.tsx'
import { planDocument } from './document.ts'
import { DocumentShown, readContent } from './document-shown.tsx'

const access = 'everyone'
const audit = { none: 'a published plan, which names no participant' } as const
const unsaid = 'The partnership says nothing here.'

/** The plans of Scotland's partnerships that are published. */
export const publicPlans = page({
  path: '/plans',
  access,
  audit,
  async show({ tx }) {
    const plans = (await publishedPlans(tx))
      .map((plan) => ({ ...plan, place: referenceText('areas', plan.area_id) }))
      .toSorted((one, other) => one.place.localeCompare(other.place, 'en-GB') || (one.slug < other.slug ? 1 : -1))
    return {
      title: 'Delivery plans',
      main: (
        <>
          <Heading sub="What each employability partnership means to do, for whom, and how it will know.">
            Delivery plans
          </Heading>
          <h2>
            Published plans <Count>{plans.length}</Count>
          </h2>
          <Table
            caption="Published plans"
            hideCaption
            stack
            columns={[
              { key: 'place', text: 'Partnership' },
              { key: 'plan', text: 'Plan' },
              { key: 'on', text: 'Published', nowrap: true },
            ]}
            rows={plans.map(({ place, slug, title, published_at }) => ({
              place,
              plan: <a href={`/plans/${slug}`}>{title}</a>,
              on: published_at === null ? '' : formatDate(dateInLondon(published_at)),
            }))}
            empty={<p>No partnership has published a plan here yet.</p>}
          />
        </>
      ),
    }
  },
})

const editionsAt = async (tx: Tx, slug: string): Promise<readonly Edition[]> => {
  const editions = await publishedAt(tx, slug)
  found(editions[0])
  return editions
}

const on = ({ published_at }: Edition) => (published_at === null ? '' : formatDate(dateInLondon(published_at)))

async function shown(edition: Edition, editions: readonly Edition[]): Promise<Shown> {
  const [newest] = editions
  const others = editions.filter(({ id }) => id !== edition.id)
  const before = editions.find(({ number }) => number < edition.number)
  const at = `/plans/${edition.slug}`
  return {
    title: edition.title,
    back: { href: '/plans', text: 'Delivery plans' },
    main: (
      <>
        <Heading sub={`Edition ${edition.number}, published ${on(edition)}.`}>{edition.title}</Heading>
        {newest !== undefined && newest.id !== edition.id && (
          <InsetText>
            <p>
              This is an earlier edition. <a href={at}>Read the one that holds now</a>.
            </p>
          </InsetText>
        )}
        <p class="nwd-not-printed">
          <a href={`${at}/versions/${edition.number}/file`}>Word document</a>
          {before !== undefined && (
            <>
              {' · '}
              <a href={`${at}/versions/${edition.number}/changes`}>What changed since edition {before.number}</a>
            </>
          )}
        </p>
        {edition.changes !== '' && (
          <InsetText>
            <p class="nwd-lines">What is new: {edition.changes}</p>
          </InsetText>
        )}
        <DocumentShown content={await readContent(edition.content)} empty={unsaid} />
        {edition.agreement !== null && <AgreementShown agreement={edition.agreement} />}
        {others.length > 0 && (
          <>
            <h2>Other editions</h2>
            <ul>
              {others.map((each) => (
                <li key={each.id}>
                  <a href={`${at}/versions/${each.number}`}>
                    Edition {each.number}, published {on(each)}
                  </a>
                </li>
              ))}
            </ul>
          </>
        )}
      </>
    ),
  }
}

/** A published plan as it holds now, for everybody. */
export const publicPlan = page({
  path: '/plans/:slug',
  access,
  audit,
  async show({ tx, parameters }) {
    const editions = await editionsAt(tx, parameters.slug)
    return shown(found(editions[0]), editions)
  },
})

const numbered = (editions: readonly Edition[], number: string): Edition =>
  found(editions.find((each) => each.number === Number(number)))

/** An edition of a published plan as it was. */
export const publicEdition = page({
  path: '/plans/:slug/versions/:number',
  access,
  audit,
  async show({ tx, parameters }) {
    const editions = await editionsAt(tx, parameters.slug)
    return shown(numbered(editions, parameters.number), editions)
  },
})

/** An edition of a published plan as a Word document. */
export const publicFile = raw({
  method: 'GET',
  path: '/plans/:slug/versions/:number/file',
  access,
  audit,
  async answer({ tx, parameters }) {
    const edition = numbered(await publishedAt(tx, parameters.slug), parameters.number)
    const agreed = edition.agreement?.agreed ?? []
    const document = planDocument({
      title: edition.title,
      sub: `Edition ${edition.number}, published ${on(edition)}.`,
      content: await readContent(edition.content),
      empty: unsaid,
      after: agreed.length === 0 ? [] : [`Agreed by ${agreed.join(', ')}.`],
    })
    return documentAsDownload(document, `${edition.slug}-edition-${edition.number}`)
  },
})

/** What changed in an edition since the one published before it, and why. */
export const publicChanges = page({
  path: '/plans/:slug/versions/:number/changes',
  access,
  audit,
  async show({ tx, parameters }) {
    const editions = await editionsAt(tx, parameters.slug)
    const edition = numbered(editions, parameters.number)
    const before = found(editions.find(({ number }) => number < edition.number))
    const changed = changedItems(before.content, edition.content)
    return {
      title: `What changed in edition ${edition.number}`,
      back: { href: `/plans/${edition.slug}/versions/${edition.number}`, text: edition.title },
      main: (
        <>
          <Heading
            sub={`${edition.title}. From edition ${before.number} of ${on(before)} to edition ${edition.number} of ${on(edition)}.`}
          >
            What changed, and why
          </Heading>
          <p class="nwd-lines">{edition.changes}</p>
          <h2>
            Items that changed <Count>{changed.length}</Count>
          </h2>
          <p class="nwd-sub">What was taken out is struck through, what was put in is underlined.</p>
          {changed.map(({ item, before: was, after }) => (
            <section key={item.id} aria-label={`${item.number} ${item.title}`}>
              <h3>
                {item.number} {item.title}
              </h3>
              <Differences before={was} after={after} />
            </section>
          ))}
        </>
      ),
    }
  },
})
