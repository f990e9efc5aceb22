import './guard.ts'
import type { VNode } from 'preact'
import { renderToString } from 'preact-render-to-string'

/**
 * Renders a whole document, checked by the guard.
 * In: the `<html>` element, as `Page` makes it. Out: the document as text, with its doctype.
 * Throws TypeError where the guard finds an unsafe URL, a handler, raw HTML or an object shown as text.
 */
export function renderPage(page: VNode): string {
  return `<!DOCTYPE html>\n${renderToString(page)}`
}

/** Renders a piece of a page (for an e-mail, a test), checked by the guard. In: any element. Out: HTML. */
export function renderPart(part: VNode): string {
  return renderToString(part)
}
