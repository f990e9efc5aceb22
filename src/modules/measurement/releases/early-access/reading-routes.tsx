import { sql } from 'kysely'
import type { Viewer } from '#platform/access'
import type { Tx } from '#platform/db'
import { FormErrors, formOf } from '#platform/forms'
import { form, found, NotFound, page, Refused, type Visit } from '#platform/http'
import { formatDateTime } from '#platform/time'
import { Button, Form, Heading, WarningText } from '#platform/ui'
import { contentOf } from '../public/content.ts'
import { releasePage } from '../public/release.page.tsx'
import { momentOf } from '../release.ts'
import { selectOptionalVersion } from '../releases.queries.ts'
import { fingerprint, newReading, readingCookie, readingIn } from './link.ts'

const nothing = formOf({})

/** When what a link leads to comes out; nothing when the link cannot be used now. */
async function opensAt(tx: Tx, link: string): Promise<Date | undefined> {
  const { rows } = await sql<{
    at: Date | null
  }>`select measurement.early_link_opens(${fingerprint(link)}) as at`.execute(tx)
  return rows[0]?.at ?? undefined
}

/** Where an early reader's link leads: a button, so that a mail program that opens links uses up none. */
export const useEarlyLink = form({
  path: '/statistics/early/:link',
  access: 'everyone',
  audit: { show: { none: 'a link that was not used yet' }, submit: 'releases.link.used' },
  async load({ tx, parameters, request }) {
    // What the first press used up is for the first press to show; a second finds it by the form's own key.
    const at = await opensAt(tx, parameters.link)
    if (at === undefined && request.method === 'GET') throw new NotFound()
    return { link: parameters.link, at }
  },
  form: nothing,
  show: ({ loaded: { link, at }, errors, token }) => ({
    title: 'Statistics before they are published',
    bare: true,
    main: (
      <>
        <FormErrors errors={errors} />
        <Form action={`/statistics/early/${link}`} token={token}>
          <Heading sub={at && `They are published on ${formatDateTime(at)}.`}>
            Statistics before they are published
          </Heading>
          <p>
            You are on the list of those who may read these figures early, so that you can answer questions when they
            are out. The list is published with them.
          </p>
          <WarningText>
            Until then, tell nobody what they are or which way they point. Each look is written down.
          </WarningText>
          <p>The link works once, in this browser.</p>
          <Button>Read them</Button>
        </Form>
      </>
    ),
  }),
  async submit({ visit, loaded: { link } }) {
    const reading = newReading()
    const { rows } = await sql<{ version: string | null }>`
      select measurement.use_early_link(${fingerprint(link)}, ${fingerprint(reading)}) as version`.execute(visit.tx)
    const version = rows[0]?.version
    if (!version) throw new Refused('This link was used already, or its time is over')
    await visit.record({ subject: { kind: 'release_version', id: version } })
    const headers = new Headers({ 'set-cookie': readingCookie(reading, visit.url) })
    return { to: '/statistics/early', headers }
  },
})

/** The version that this browser may read now; not found outside the 24 hours. From here on the database lets its figures through. */
async function readingNow({ tx, request }: Visit<object, Viewer | undefined>): Promise<string> {
  const reading = found(readingIn(request))
  await sql`select set_config('nwd.early_reading', ${fingerprint(reading)}, true)`.execute(tx)
  const { rows } = await sql<{ version: string | null }>`select version from measurement.early_reading()`.execute(tx)
  return found(rows[0]?.version)
}

/** A release as it will look, for those on its list, in the 24 hours before it comes out. */
export const readEarly = page({
  path: '/statistics/early',
  access: 'everyone',
  audit: 'releases.version.read_early',
  async show(visit) {
    const id = await readingNow(visit)
    const version = found(await selectOptionalVersion(visit.tx, id))
    await sql`select measurement.log_early_look()`.execute(visit.tx)
    await visit.record({ subject: { kind: 'release_version', id } })
    const at = momentOf(version, 'scheduled')?.for_moment
    return releasePage({
      ...(await contentOf(visit.tx, version)),
      versions: [version],
      filesAt: undefined,
      notice: (
        <WarningText>
          Not published{at ? ` until ${formatDateTime(at)}` : ''}. Tell nobody what these figures are or which way they
          point.
        </WarningText>
      ),
      back: { href: '/statistics', text: 'Statistics' },
    })
  },
})
