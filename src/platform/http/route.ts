import type { VNode } from 'preact'
import type { Role, Viewer } from '#platform/access'
import type { AuditEvent } from '#platform/audit'
import type { Tx } from '#platform/db'
import type { FieldError, Form, Typed } from '#platform/forms'
import type { CalendarDate, Clock } from '#platform/time'

/** Who may use a route: everyone, anybody signed in, or the roles named. An empty list is not a type that exists. */
export type Access = 'everyone' | 'signed-in' | readonly [Role, ...Role[]]

/** The event a route writes to the audit trail, or why it writes none. */
export type Audited = string | { none: string }

/** The names between `:` and `/` of a path. */
export type ParametersOf<Path extends string> = Path extends `${string}:${infer Name}/${infer Rest}`
  ? { [K in Name]: string } & ParametersOf<`/${Rest}`>
  : Path extends `${string}:${infer Name}`
    ? { [K in Name]: string }
    : object

/** A route open to everyone may be visited by nobody in particular; every other route has a viewer. */
type ViewerOf<A extends Access> = A extends 'everyone' ? Viewer | undefined : Viewer

/** One request of one viewer: their transaction, their clock, and what the route may do besides answering. */
export interface Visit<Parameters = object, Who = Viewer> {
  viewer: Who
  tx: Tx
  /** Another transaction, as the role that sees statistics and nothing else. */
  statistics<T>(work: (tx: Tx) => Promise<T>): Promise<T>
  clock: Clock
  today: CalendarDate
  url: URL
  request: Request
  parameters: Parameters
  /** How many rows of a long list to show at once, where it is asked for whole: more than a page is read with. */
  atOnce?: number | undefined
  /** Writes the route's declared event; who and when are the visit's own. */
  record(about: Omit<AuditEvent, 'event'>): Promise<void>
}

/** What a page shows inside the frame that every page has. */
export interface Shown {
  title: string
  main: VNode
  back?: { href: string; text: string } | undefined
  wide?: boolean | undefined
  /** After how many seconds a browser looks again by itself, script or not: a page of something under way. */
  refresh?: number | undefined
  hideThisPage?: boolean | undefined
  /** Lets a page that must not be framed by the viewer's navigation (signing in, a one-time link) do without. */
  bare?: boolean | undefined
  /** The language of the page, when it is not English. */
  lang?: 'gd' | undefined
  /** Large type, one thing a line: for those who read little, or with effort. */
  easy?: boolean | undefined
  /** What somebody who is not signed in typed about themself stands on it: no browser keeps a copy. */
  keepNowhere?: boolean | undefined
  /** The page leads to files of its own that hold what its tables show; other pages are given files of their tables. */
  filesElsewhere?: boolean | undefined
}

/** Where a form leads once it is done, and the one sentence that confirms it. */
export interface Done {
  to: string
  flash?: string | undefined
  headers?: Headers | undefined
}

/** What a form's page is given to show: what was typed, what is wrong with it, and the token the form must carry. */
export interface FormView<Loaded, Parameters = object, Who = Viewer> {
  visit: Visit<Parameters, Who>
  loaded: Loaded
  typed: Typed
  errors: readonly FieldError[]
  token: string
}

interface Declared<Path extends string, A extends Access> {
  path: Path
  access: A
}

export interface PageRoute<Path extends string = string, A extends Access = Access> extends Declared<Path, A> {
  audit: Audited
  show(visit: Visit<ParametersOf<Path>, ViewerOf<A>>): Promise<Shown | Response>
}

export interface FormRoute<Path extends string, A extends Access, Loaded, Value> extends Declared<Path, A> {
  audit: { show: Audited; submit: Audited }
  /**
   * Sending this form again does the same again, instead of finding what the first sending did. For signing in and out, where the answer
   * is a cookie that a second press needs as well, and where one page may be used by several people in turn; and where the address is itself
   * a secret that must not be written down beside the key, and doing it again changes nothing.
   */
  repeats?: true | undefined
  /** What is half written may be kept by its writer, to go on another day: a button of the form named `_keep` with the value `draft`. */
  drafts?: true | undefined
  /**
   * The most bytes that the files sent with this form may take together. A form without it takes no files, and a body of a mebibyte at most;
   * with it, a body of that much more.
   */
  takesFiles?: number | undefined
  load(visit: Visit<ParametersOf<Path>, ViewerOf<A>>): Promise<Loaded>
  form: Form<Value> | ((loaded: Loaded) => Form<Value>)
  /** What stands in the form before anything was typed. */
  prefill?(loaded: Loaded, visit: Visit<ParametersOf<Path>, ViewerOf<A>>): Typed
  show(view: FormView<Loaded, ParametersOf<Path>, ViewerOf<A>>): Shown | Promise<Shown>
  submit(step: { visit: Visit<ParametersOf<Path>, ViewerOf<A>>; loaded: Loaded; value: Value }): Promise<Done>
}

/** A route with nothing for a person to read: a feed, a callback, a download. */
export interface RawRoute<Path extends string = string, A extends Access = Access> extends Declared<Path, A> {
  method: 'GET' | 'POST'
  audit: Audited
  /** It is for programs: a body may have this many bytes, and whatever goes wrong is answered as a problem that a program reads. */
  forPrograms?: { most: number } | undefined
  answer(visit: Visit<ParametersOf<Path>, ViewerOf<A>>): Promise<Response>
}

// The router knows a route only by these shapes. The builders below check each route's own types first and then forget them:
// the router gives `load` what the path declares, and hands to `show` and `submit` only what this same route loaded and parsed.
export type AnyPage = { kind: 'page' } & PageRoute
export type AnyForm = { kind: 'form' } & FormRoute<string, Access, unknown, unknown>
export type AnyRaw = { kind: 'raw' } & RawRoute
export type Route = AnyPage | AnyForm | AnyRaw

/** Declares a page. Access and audit are part of the declaration and neither is optional (design §5 rule 1). */
export function page<const Path extends string, const A extends Access>(route: PageRoute<Path, A>): Route {
  return { kind: 'page', ...route } as unknown as AnyPage
}

/** Declares a form: its GET shows it, its POST parses, acts once, and redirects (design §5 rule 5). */
export function form<const Path extends string, const A extends Access, Loaded, Value>(
  route: FormRoute<Path, A, Loaded, Value>,
): Route {
  return { kind: 'form', ...route } as unknown as AnyForm
}

/** Declares a route that answers with something other than a page. A POST must carry its own proof of who sent it. */
export function raw<const Path extends string, const A extends Access>(route: RawRoute<Path, A>): Route {
  return { kind: 'raw', ...route } as unknown as AnyRaw
}
