import type { ComponentChildren, VNode } from 'preact'
import { FormErrors, type Form as FormOf, type Typed } from '#platform/forms'
import { form, found, type Route, type Shown, type Visit } from '#platform/http'
import { Button, ButtonGroup, Form } from '#platform/ui'
import { AskAll, type Asked, type Looks } from '../../refer/ask-all.tsx'
import { type FromOutside, saveFromOutside, selectOptionalFromOutside } from './outside.queries.ts'

/** A way in for somebody without an account: where its pages are, and its questions in their order. */
export interface Door {
  door: FromOutside['door']
  /** Its pages are at `<at>/<link>/<step>`. */
  at: string
  steps: readonly string[]
  /** What is shown of a link that is not open. */
  over(found: FromOutside, visit: Pick<Visit, 'tx' | 'today' | 'url'>): Promise<Shown>
}

export type LinkVisit = Visit<{ link: string }, unknown>

/** What the link of an address stands for. @throws NotFound when there is none such */
export const loadLink = async ({ door }: Door, { tx, parameters }: LinkVisit): Promise<FromOutside> =>
  found(await selectOptionalFromOutside(tx, door, parameters.link))

interface Step<V> {
  step: string
  title: string
  questions(visit: LinkVisit, held: FromOutside): FormOf<V> | Promise<FormOf<V>>
  /** The question is the heading of its page. */
  asHeading?: true
  /** How the questions are shown, where it is not one under another. */
  body?(asked: Asked<V>): VNode
  looks?: Looks<V> | undefined
  before?(visit: LinkVisit): ComponentChildren
  /** What stands in the boxes before anything was typed. */
  first?: Typed | undefined
  /** Kept with what was typed, besides the answers. */
  besides?(visit: LinkVisit): Typed
}

/**
 * One question of a door as a page of its own: shown as last saved, saved when each answer is right, and on to the next; back goes to the one
 * before. Nothing is written down of the address, which is the secret: saving twice keeps the same.
 */
export function stepRoute<V extends object>(
  door: Door,
  { step, title, asHeading, questions, body, looks, first, before, besides }: Step<V>,
): Route {
  const nth = door.steps.indexOf(step)
  const last = nth === door.steps.length - 1
  const next = (here: string) => (last ? `${here}/check` : `${here}/${door.steps[nth + 1]}`)
  return form({
    path: `${door.at}/:link/${step}`,
    access: 'everyone',
    audit: { show: { none: 'whoever holds the link reads what was typed by it' }, submit: 'referrals.outside.saved' },
    repeats: true,
    async load(visit) {
      const held = await loadLink(door, visit)
      return { held, questions: await questions(visit, held) }
    },
    form: (loaded) => loaded.questions,
    prefill: ({ held }) => held.typed[step] ?? first ?? {},
    show: async ({ visit, loaded, typed, errors, token }) => {
      if (loaded.held.state !== 'open') return door.over(loaded.held, visit)
      const here = `${door.at}/${visit.parameters.link}`
      const changing = visit.url.searchParams.get('to') === 'check'
      const asked = { form: loaded.questions, typed, errors }
      return {
        title,
        hideThisPage: true,
        keepNowhere: true,
        back: changing
          ? { href: `${here}/check`, text: 'Your answers' }
          : { href: nth === 0 ? here : `${here}/${door.steps[nth - 1]}`, text: 'Back' },
        main: (
          <>
            <FormErrors errors={errors} />
            <p class="nwd-sub">
              Question {nth + 1} of {door.steps.length}
            </p>
            {!asHeading && <h1>{title}</h1>}
            {before?.(visit)}
            <Form action={visit.url.pathname + visit.url.search} token={token}>
              {body ? body(asked) : <AskAll {...asked} looks={looks} />}
              <ButtonGroup>
                <Button>{changing ? 'Save' : 'Go on'}</Button>
                <Button kind="secondary" formaction={`${visit.url.pathname}?then=later`}>
                  Save and stop for now
                </Button>
              </ButtonGroup>
            </Form>
          </>
        ),
      }
    },
    async submit({ visit, loaded, value }) {
      const { link } = visit.parameters
      const here = `${door.at}/${link}`
      const kept = await saveFromOutside(visit.tx, link, step, {
        ...loaded.questions.typedFrom(value),
        ...besides?.(visit),
      })
      await visit.record({ subject: { kind: 'from_outside', id: loaded.held.id }, detail: { section: step, kept } })
      if (!kept || visit.url.searchParams.get('then') === 'later') return { to: here }
      return { to: visit.url.searchParams.get('to') === 'check' ? `${here}/check` : next(here) }
    },
  })
}
