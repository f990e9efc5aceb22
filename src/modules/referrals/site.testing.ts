import type { Viewer } from '#platform/access'
import { routerFor } from '#platform/http'
import type { TestDatabase } from '#platform/testing'
import { routes } from './referrals.routes.ts'

export type Answers = Record<string, string | readonly string[]>

/** This room's pages as somebody signed in meets them: opens a page, fills in the form it shows, sends it. */
export function siteOf(house: TestDatabase) {
  let viewer: Viewer | undefined
  const app = routerFor(routes, {
    database: house.database,
    clock: house.clock,
    secret: 'a secret of the tests',
    demonstration: false,
    identify: async () => viewer && { viewer },
    navigation: () => [],
  })
  const open = async (as: Viewer | undefined, path: string) => {
    viewer = as
    const answer = await app.request(path)
    return { status: answer.status, to: answer.headers.get('location'), html: await answer.text() }
  }
  const token = async (as: Viewer, path: string) => {
    const { html } = await open(as, path)
    return /name="_form" value="([^"]+)"/.exec(html.slice(html.indexOf('<main')))?.[1] ?? ''
  }
  const post = async (as: Viewer | undefined, path: string, form: string, answers: Answers) => {
    viewer = as
    const body = new URLSearchParams({ _form: form })
    for (const [name, values] of Object.entries(answers)) for (const value of [values].flat()) body.append(name, value)
    const answer = await app.request(path, { method: 'POST', body })
    return { status: answer.status, to: answer.headers.get('location') ?? '', html: await answer.text() }
  }
  const fillIn = async (as: Viewer, path: string, answers: Answers) => post(as, path, await token(as, path), answers)
  return { open, token, post, fillIn }
}

/** The answers of the sections of a referral. */
export const typedSections = {
  person: {
    given_name: 'Isla',
    family_name: 'Sample',
    known_as: '',
    'date_of_birth-day': '27',
    'date_of_birth-month': '3',
    'date_of_birth-year': '2010',
  },
  reach: { preferred_contact: 'text', phone: '07700 900123', best_time: 'after 4pm', do_not: 'Do not ring the house' },
  needs: { needs: ['confidence', 'transport'], hopes: 'I want to work with animals' },
  agreement: { parts: ['contact', 'safe_contact', 'about', 'needs', 'progress'], given_how: 'spoken', read: 'yes' },
} as const
