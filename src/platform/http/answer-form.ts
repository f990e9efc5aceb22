import type { Viewer } from '#platform/access'
import { asViewer, onlyShows } from '#platform/db'
import {
  type FieldError,
  type Form,
  noUploads,
  type Typed,
  typedFromBody,
  type Uploads,
  uploadsFromBody,
} from '#platform/forms'
import { discardDraft, saveDraft, typedInDraft } from './drafts.ts'
import type { flashes } from './flash.ts'
import type { FormToken, FormTokens } from './form-token.ts'
import { uncheckedFormPage } from './frame.tsx'
import { NotFound, Refused } from './refusals.ts'
import type { AnyForm, Done, Shown } from './route.ts'
import { claimSubmission, settleSubmission } from './submissions.ts'
import { askedFile, tableOfPage } from './taking-out.ts'
import { inVisit, type VisitParts, visitOf } from './visit.ts'

interface Answering {
  tokens: FormTokens
  flash: ReturnType<typeof flashes>
  html(shown: Shown, visit: VisitParts, status: number, hasErrors?: boolean, headers?: Headers): Response
  signIn(url: URL, next?: string): Response
  /** The address under which something goes on that was not found under this one. */
  elsewhere(visit: VisitParts): Promise<string | undefined>
}

const alreadySent: FieldError = {
  field: '',
  message:
    'You have sent this form already, and what you sent is saved. Check what is below, and send it only if you mean to send it again.',
}

function formFor(route: AnyForm, loaded: unknown): Form<unknown> {
  return typeof route.form === 'function' ? route.form(loaded) : route.form
}

/** Shows a form: empty, as prefilled, as kept in a draft, or as typed with what is wrong. */
async function showForm(
  route: AnyForm,
  visit: VisitParts,
  answering: Answering,
  typed?: Typed,
  errors: readonly FieldError[] = [],
  draft?: string,
) {
  const { url, viewer, clock } = visit
  return inVisit(visit, async (tx) => {
    onlyShows(tx)
    const { visit: given, settle } = visitOf(visit, tx, route.audit.show)
    const asked = typed === undefined && errors.length === 0 ? askedFile(url) : undefined
    const loaded = await route.load(given)
    const draftId = draft ?? url.searchParams.get('draft') ?? undefined
    const kept = typed ?? (draftId && viewer ? await typedInDraft(tx, draftId, url.pathname) : undefined)
    const token = answering.tokens.issue(
      viewer?.user_id ?? null,
      url.pathname,
      clock.now(),
      kept === undefined ? undefined : draftId,
    )
    const boxes = kept ?? route.prefill?.(loaded, given) ?? {}
    if (asked !== undefined) {
      const show = async (at: typeof given) =>
        route.show({ visit: at, loaded: await route.load(at), typed: boxes, errors: [], token })
      const file = await tableOfPage({ asked, path: route.path, visit: given, tx, show })
      settle()
      return file
    }
    const shown = await route.show({ visit: given, loaded, typed: boxes, errors, token })
    if (errors.length === 0) settle()
    return answering.html(shown, visit, errors.length > 0 ? 422 : 200, errors.length > 0)
  })
}

/** The session ended between showing and sending: what was typed is kept for the account that the form was shown to. */
async function keepAndSignIn(visit: VisitParts, owner: string, typed: Typed, answering: Answering) {
  const whose = {
    user_id: owner,
    name: '',
    role: 'member',
    organisation_id: null,
    organisation_name: '',
    area_id: null,
  } as const
  const draft = await asViewer(visit.database, whose, visit.clock, (tx) =>
    saveDraft(tx, owner, visit.url.pathname, typed),
  )
  return answering.signIn(visit.url, `${visit.url.pathname}?draft=${draft}`)
}

/** Keeps what is half written as its writer's draft, and shows it to them again. One form is one draft, however often it is kept. */
async function keepForLater(
  visit: VisitParts,
  viewer: Viewer,
  token: FormToken,
  typed: Typed,
  answering: Answering,
): Promise<Response> {
  const { pathname } = visit.url
  const draft = await inVisit(visit, (tx) => saveDraft(tx, viewer.user_id, pathname, typed, token.draft ?? token.key))
  const headers = new Headers({ location: `${pathname}?draft=${draft}` })
  headers.append(
    'set-cookie',
    answering.flash.set('Kept as a draft, for you alone, for 30 days. Nothing is saved on a record yet.'),
  )
  return new Response(null, { status: 303, headers })
}

/** The record was joined to another between showing and sending: what was typed is shown in the form of the one that goes on, and not sent. */
async function keepAndLeadOn(visit: VisitParts, typed: Typed, files: Uploads, answering: Answering): Promise<Response> {
  const [to, viewer] = [await answering.elsewhere(visit), visit.viewer]
  if (to === undefined || viewer === undefined) throw new NotFound()
  const draft = await inVisit(visit, (tx) => saveDraft(tx, viewer.user_id, to, typed))
  const headers = new Headers({ location: `${to}?draft=${draft}` })
  const again = files.size === 0 ? '' : ' Choose the file again: it was not kept.'
  const words = `This record was joined to another of the same person. Nothing is saved yet: check what you typed, and send it here.${again}`
  headers.append('set-cookie', answering.flash.set(words))
  return new Response(null, { status: 303, headers })
}

type Outcome = { done: Done } | { errors: readonly FieldError[] }

/** A browser never shows a file again, so whoever sent one beside something wrong is told to choose it again. */
function withFilesAgain(errors: readonly FieldError[], files: Uploads): readonly FieldError[] {
  if (errors.includes(alreadySent)) return errors
  const again = [...files.keys()].filter((name) => !errors.some(({ field }) => field === name))
  return [...errors, ...again.map((field) => ({ field, message: 'Choose the file again: it was not kept' }))]
}

async function submitOnce(
  route: AnyForm,
  visit: VisitParts,
  token: FormToken,
  typed: Typed,
  files: Uploads,
): Promise<Outcome> {
  try {
    return await inVisit(visit, async (tx) => {
      // Before anything is looked for: what the first press did may have ended what the second would find.
      const earlier = route.repeats ? ({ kind: 'first' } as const) : await claimSubmission(tx, token, typed, files)
      if (earlier.kind === 'again') return { done: { to: earlier.location } }
      if (earlier.kind === 'changed') return { errors: [alreadySent] }
      const { visit: given, settle } = visitOf(visit, tx, route.audit.submit)
      const loaded = await route.load(given)
      const parsed = formFor(route, loaded).parse(typed, { today: given.today, files })
      if (!parsed.ok) throw new Refused(parsed.errors)
      const done = await route.submit({ visit: given, loaded, value: parsed.value })
      settle()
      if (!route.repeats) await settleSubmission(tx, token.key, done.to)
      if (token.draft !== undefined) await discardDraft(tx, token.draft)
      return { done }
    })
  } catch (error) {
    // The transaction has been rolled back whole; what was typed is shown again with the reason.
    if (error instanceof Refused) return { errors: error.errors }
    throw error
  }
}

/**
 * Answers the GET and the POST of a form. The POST acts at most once for each form shown; errors show the form again with
 * what was typed; a session that ended meanwhile keeps what was typed as a draft and asks to sign in.
 */
export async function answerForm(route: AnyForm, visit: VisitParts, answering: Answering): Promise<Response> {
  if (visit.request.method !== 'POST') return showForm(route, visit, answering)
  const { typed, files, reserved } = await readBody(route, visit.request)
  // The second wall beside the token: a browser says when another site sends the form. It also holds for forms shown to nobody in particular.
  if (visit.request.headers.get('sec-fetch-site') === 'cross-site')
    return answering.html(uncheckedFormPage(), visit, 403)
  const token = answering.tokens.read(reserved._form, visit.url.pathname, visit.clock.now())
  if (token === undefined) return answering.html(uncheckedFormPage(), visit, 403)
  if (route.access !== 'everyone' && visit.viewer === undefined) {
    return token.user === null ? answering.signIn(visit.url) : keepAndSignIn(visit, token.user, typed, answering)
  }
  if (token.user !== null && token.user !== visit.viewer?.user_id)
    return answering.html(uncheckedFormPage(), visit, 403)
  if (route.drafts && reserved._keep === 'draft' && visit.viewer !== undefined)
    return keepForLater(visit, visit.viewer, token, typed, answering)
  const outcome = await submitOnce(route, visit, token, typed, files).catch((error: unknown) => {
    if (error instanceof NotFound) return keepAndLeadOn(visit, typed, files, answering)
    throw error
  })
  if (outcome instanceof Response) return outcome
  if ('errors' in outcome)
    return showForm(route, visit, answering, typed, withFilesAgain(outcome.errors, files), token.draft)
  const headers = new Headers(outcome.done.headers)
  headers.set('location', outcome.done.to)
  if (outcome.done.flash !== undefined) headers.append('set-cookie', answering.flash.set(outcome.done.flash))
  return new Response(null, { status: 303, headers })
}

async function readBody(route: AnyForm, request: Request) {
  // What is no form at all carries no token either, and is refused for that.
  const body = await request.formData().catch(() => new FormData())
  const reserved = { _form: body.get('_form'), _keep: body.get('_keep') }
  const files = route.takesFiles === undefined ? noUploads : await uploadsFromBody(body)
  return { typed: typedFromBody(body), files, reserved }
}
