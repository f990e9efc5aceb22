import type { ComponentChildren } from 'preact'
import { isSafeUrl } from './guard.ts'

/**
 * A link to somewhere we do not run: the address may come from anybody's directory record.
 * In: the address and the words. Out: a link, or the words alone when the address is unsafe or not absolute http(s), mailto or tel.
 */
export function ExternalLink({ href, children }: { href: string; children: ComponentChildren }) {
  const address = href.trim()
  if (!isSafeUrl(address) || !/^(?:https?|mailto|tel):/i.test(address)) return <>{children}</>
  return (
    <a href={address} rel="noopener noreferrer external">
      {children}
    </a>
  )
}
