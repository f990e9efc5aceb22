/**
 * Where to go after signing in, when it is a path of our own; otherwise the first page. Another site's address in disguise
 * (`//evil.example`, `/\evil.example`) is not a path of our own.
 */
export function ownPath(next: string | null | undefined): string {
  if (!next?.startsWith('/')) return '/'
  const base = 'http://own.invalid'
  if (!URL.canParse(next, base)) return '/'
  const url = new URL(next, base)
  if (url.origin !== base || /^\/sign-(?:in|out)(?:\/|$)/.test(url.pathname)) return '/'
  return url.pathname + url.search
}

/** A path of signing in that carries where to go afterwards. */
export const carrying = (path: string, next: string) =>
  next === '/' ? path : `${path}?next=${encodeURIComponent(next)}`
