import type { ComponentChildren, VNode } from 'preact'
import { fullName } from '#modules/people'
import type { Role, Viewer } from '#platform/access'
import { Ask, type FieldError, FormErrors, type Form as FormOf, type Overrides, type Typed } from '#platform/forms'
import { type Done, form, found, type Route, type Visit } from '#platform/http'
import { Button, ButtonGroup, Form } from '#platform/ui'
import { type Referral, selectOptionalReferral } from './referrals.queries.ts'

type Act =
  | 'give'
  | 'answer'
  | 'return'
  | 'wait'
  | 'review'
  | 'take'
  | 'note'
  | 'meeting'
  | 'met'
  | 'not-met'
  | 'amend'
  | 'agreement'
  | 'withdraw'
  | 'resend'
  | 'park'
  | 'send-on'
  | 'close'

interface ActionParts<V extends object, Extra> {
  act: Act
  access: readonly [Role, ...Role[]]
  event: string
  title: string
  button: string
  /** Whose it is to do. Whether it fits now is the rule's affair, which refuses with words. */
  may(viewer: Viewer, referral: Referral): boolean
  load(visit: Visit, referral: Referral): Promise<Extra>
  questions(visit: Visit, extra: Extra | undefined): FormOf<V>
  prefill?(extra: Extra): Partial<V>
  before?(extra: Extra, referral: Referral, visit: Visit): ComponentChildren
  looks?: Partial<Record<keyof NoInfer<V> & string, Overrides>>
  /** A question asked only of those who choose one answer of another: `{ reason: ['answer', 'no'] }`. */
  under?: Partial<Record<keyof NoInfer<V> & string, readonly [of: keyof NoInfer<V> & string, answer: string]>>
  /** What need not be asked this time. */
  leavesOut?(extra: Extra): readonly (keyof NoInfer<V> & string)[]
  submit(step: { visit: Visit; referral: Referral; value: V; extra: Extra }): Promise<Done & { detail?: Detail }>
}
type Detail = Record<string, string | number | boolean | null>

/**
 * One thing to do with a referral, as a form of its own. Whoever is not concerned finds nothing. Who does it may lose sight of
 * the referral by doing it, so a second press is answered before the referral is looked for.
 */
export function actionRoute<V extends object, Extra>(parts: ActionParts<V, Extra>): Route {
  return form({
    path: `/referrals/:referral/${parts.act}`,
    access: parts.access,
    audit: { show: 'referrals.referral.viewed', submit: parts.event },
    async load(visit) {
      const referral = await selectOptionalReferral(visit.tx, visit.parameters.referral)
      const mine = referral !== undefined && parts.may(visit.viewer, referral) ? referral : undefined
      const extra = mine && (await parts.load(visit, mine))
      return { referral: mine, extra: extra && { of: extra }, questions: parts.questions(visit, extra) }
    },
    form: (loaded) => loaded.questions,
    prefill: ({ extra, questions }) => (extra && parts.prefill ? questions.typedFrom(parts.prefill(extra.of)) : {}),
    async show({ visit, loaded, typed, errors, token }) {
      const referral = found(loaded.referral)
      const extra = found(loaded.extra).of
      if (errors.length === 0) await visit.record(subject(referral))
      return {
        title: parts.title,
        back: { href: `/referrals/${referral.id}`, text: 'Back to the referral' },
        main: (
          <Form action={visit.url.pathname} token={token}>
            <FormErrors errors={errors} />
            <p class="nwd-sub">{fullName(referral)}</p>
            <h1>{parts.title}</h1>
            {parts.before?.(extra, referral, visit)}
            <Questions parts={parts} form={loaded.questions} typed={typed} errors={errors} extra={extra} />
            <ButtonGroup>
              <Button>{parts.button}</Button>
              <Button kind="secondary" href={`/referrals/${referral.id}`}>
                Not now
              </Button>
            </ButtonGroup>
          </Form>
        ),
      }
    },
    async submit({ visit, loaded, value }) {
      const referral = found(loaded.referral)
      const extra = found(loaded.extra).of
      const { detail, ...done } = await parts.submit({ visit, referral, value, extra })
      await visit.record({ ...subject(referral), detail })
      return done
    },
  })
}

interface QuestionsProps<V extends object, Extra> {
  parts: ActionParts<V, Extra>
  form: FormOf<V>
  typed: Typed
  errors: readonly FieldError[]
  extra: Extra
}

function Questions<V extends object, Extra>({ parts, extra, ...asked }: QuestionsProps<V, Extra>) {
  const out = parts.leavesOut?.(extra) ?? []
  const names = namesOf(asked.form).filter((name) => !out.includes(name))
  const under = (name: keyof V & string) => parts.under?.[name]
  /** What each answer of a question asks next, all of it together. */
  const revealedBy = (name: keyof V & string) => {
    const inner = Map.groupBy(
      names.filter((one) => under(one)?.[0] === name),
      (one) => under(one)?.[1] ?? '',
    )
    return Object.fromEntries(
      [...inner].map(([answer, asked_next]) => [answer, <div key={answer}>{asked_next.map(ask)}</div>]),
    )
  }
  const ask = (name: keyof V & string): VNode => (
    <Ask key={name} {...asked} name={name} reveals={revealedBy(name)} {...parts.looks?.[name]} />
  )
  return <>{names.filter((name) => under(name) === undefined).map(ask)}</>
}

const subject = ({ id, person_id }: Referral) => ({ person_id, subject: { kind: 'referral', id } })

function namesOf<V>({ fields }: FormOf<V>): (keyof V & string)[] {
  const names: (keyof V & string)[] = []
  for (const name in fields) names.push(name)
  return names
}
