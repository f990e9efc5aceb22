import type { load } from 'cheerio'
import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { formTokens, mayUse } from '#platform/http'
import type { Example } from './example.ts'
import { post, shownIn, type Typed, withTyped } from './form.ts'
import type { Walking } from './house.ts'
import { settled, type Who } from './town.ts'

const words = 'Words of the walk'
const notChanged = new Set(['auth.session', 'auth.rate_limit', 'auth.verification', 'platform.draft', 'nwd.migration'])

/** Each form of the house: whose it is, once, and never lost. */
export function walkForms({ house, town, routes, exampleOf }: Walking): void {
  const tokens = formTokens(town.secret)
  const forms = routes.filter((key) => exampleOf(key).route.kind === 'form')
  const pathOf = ({ at }: Example) => at.split('?')[0] ?? at

  /** A fingerprint of all that the house holds, but for who is signed in and what is half typed. */
  async function everything(without: readonly string[] = []): Promise<string> {
    const { rows: tables } = await sql<{ name: string }>`
      select schemaname || '.' || tablename as name from pg_tables
      where schemaname not in ('pg_catalog', 'information_schema', 'pgboss', 'public') order by 1`.execute(
      house.asOwner,
    )
    const kept = tables.filter(({ name }) => !notChanged.has(name) && !without.includes(name))
    // Sums of hashes, which need no order: this is asked hundreds of times of two hundred tables.
    const each = kept.map(
      ({ name }) =>
        `select '${name}' as name, count(*) || ' ' || coalesce(sum(hashtextextended(t::text, 0)), 0) as print from ${name} t`,
    )
    const rows = await house.asOwner.transaction().execute(async (tx) => {
      await sql`set local max_parallel_workers_per_gather = 0`.execute(tx)
      return (await sql<{ name: string; print: string }>`${sql.raw(each.join(' union all '))}`.execute(tx)).rows
    })
    return rows.map(({ name, print }) => `${name} ${print}`).join('\n')
  }
  const sendBy = (who: Who, example: Example, body: URLSearchParams) => post(town.as(who), example.at, body)
  async function shownTo({ as, at }: Example) {
    const { page, body } = await town.as(as).ask(at)
    return { page, body, fields: shownIn(page) }
  }

  describe('is sent by nobody but the account it was shown to', () => {
    it.each(forms)('%s', async (key) => {
      const { route, example } = exampleOf(key)
      const { fields } = await shownTo(example)
      const own = fields.get('_form')
      const before = await everything()
      const bare = new URLSearchParams(fields)
      bare.delete('_form')
      expect((await sendBy(example.as, example, bare)).status).toBe(403)
      const forged = withTyped(fields, { _form: `${own?.split('.')[0]}.${'A'.repeat(43)}` })
      expect((await sendBy(example.as, example, forged)).status).toBe(403)
      const elsewhere = tokens.issue(town.viewer(example.as).user_id, '/elsewhere', house.clock.now())
      expect((await sendBy(example.as, example, withTyped(fields, { _form: elsewhere }))).status).toBe(403)
      const other = settled.find((who) => who !== example.as && mayUse(route.access, town.viewer(who)))
      if (other !== undefined && own !== null)
        expect([other, (await sendBy(other, example, fields)).status]).toEqual([other, 403])
      expect(await everything()).toBe(before)
    })
  })

  describe('does nothing for somebody who may not see the record, even with a token of their own', () => {
    const records = forms.filter((key) => exampleOf(key).example.concerned !== undefined)
    it.each(records)('%s', async (key) => {
      const { route, example } = exampleOf(key)
      const { page, fields } = await shownTo(example)
      const typed = typedBy(example, page)
      const strangers = settled.filter(
        (who) => mayUse(route.access, town.viewer(who)) && !example.concerned?.includes(who),
      )
      const before = await everything()
      for (const who of strangers) {
        const _form = tokens.issue(town.viewer(who).user_id, pathOf(example), house.clock.now())
        const { status } = await sendBy(who, example, withTyped(fields, { ...typed, _form }))
        expect({ who, status }).toEqual({ who, status: 404 })
      }
      expect(await everything()).toBe(before)
    })
  })

  describe('keeps what was typed when the session has ended, and goes on after signing in', () => {
    const kept = forms.filter((key) => exampleOf(key).route.access !== 'everyone')
    it.each(kept)('%s', async (key) => {
      const { example } = exampleOf(key)
      const { page, fields } = await shownTo(example)
      const box = page('main form')
        .first()
        .find('textarea, input[type=text], input:not([type]), input[type=tel], input[type=email]')
      const name = box
        .toArray()
        .map((each) => page(each).attr('name') ?? '')
        .find((each) => each !== '' && !each.startsWith('_'))
      const secret = page('main form [type=password], main form [name=_code]').length > 0
      const out = await post(town.nobody(), example.at, withTyped(fields, name === undefined ? {} : { [name]: words }))
      expect(out.status).toBe(303)
      const next = new URL(out.to ?? '', 'http://127.0.0.1:3000')
      expect(next.pathname).toBe('/sign-in')
      const back = next.searchParams.get('next') ?? ''
      expect(back).toMatch(new RegExp(`^${pathOf(example)}\\?draft=[0-9a-f-]{36}$`))
      if (secret || name === undefined) return
      const again = await town.as(example.as).ask(back)
      expect(again.status).toBe(200)
      expect(shownIn(again.page).get(name)).toBe(words)
      const other = settled.find((who) => who !== example.as)
      if (other !== undefined) expect((await town.as(other).ask(back)).body).not.toContain(words)
    })
  })

  describe('does once what it is asked twice', () => {
    const once = forms.filter((key) => {
      const { route, example } = exampleOf(key)
      return example.notTwice === undefined && !(route.kind === 'form' && route.repeats)
    })
    it.each(once)('%s', async (key) => {
      const { route, example } = exampleOf(key)
      expect(example.typed, 'a form has something typed into it, or says why it is not sent twice').toBeDefined()
      const { page, fields } = await shownTo(example)
      const body = withTyped(fields, typedBy(example, page))
      const count = async () => {
        const event = route.kind === 'form' && typeof route.audit.submit === 'string' ? route.audit.submit : ''
        const { rows } = await sql<{
          n: number
        }>`select count(*)::int as n from audit.event where event = ${event}`.execute(house.asOwner)
        return { event, n: rows[0]?.n ?? 0 }
      }
      const before = await count()
      const first = await sendBy(example.as, example, body)
      expect([first.status, first.page('.ds_error-summary').text()]).toEqual([303, ''])
      const between = await everything()
      const written = await count()
      if (before.event !== '') expect(written.n).toBe(before.n + 1)
      const second = await sendBy(example.as, example, body)
      // Once somebody has said for whom they act, the terms stand before everything else.
      expect([second.status, second.to]).toEqual([303, expect.toBeOneOf([first.to, '/terms'])])
      expect(await everything()).toBe(between)
    })
  })
}

const typedBy = ({ typed }: Example, page: ReturnType<typeof load>): Typed =>
  typeof typed === 'function' ? typed(page) : (typed ?? {})
