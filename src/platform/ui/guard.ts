import { isValidElement, options } from 'preact'

/*
 * One check on every HTML element made on the server, for the mistakes that types cannot see. Preact escapes text and
 * attribute values; what it lets through are the four things refused here. A refusal is a TypeError: the page fails, loudly.
 */

const trusted = new WeakSet<object>()

/**
 * Marks HTML written by us (never by a user or a file) as fit for `dangerouslySetInnerHTML`.
 * In: complete, well-formed HTML. Out: the value to give to `dangerouslySetInnerHTML`.
 */
export function trustedHtml(html: string): { __html: string } {
  const value = { __html: html }
  trusted.add(value)
  return value
}

const urlAttributes = new Set([
  'href',
  'action',
  'formaction',
  'src',
  'srcset',
  'poster',
  'data',
  'cite',
  'ping',
  'background',
])
const safeUrl = /^(?:https?:|mailto:|tel:|[/?#]|[^:/?#\\]*(?:[/?#]|$))/i

/**
 * Whether a browser may be sent to `url`: http(s), mailto, tel, or a path on this site.
 * Judged as a browser reads it: tabs, line ends and leading control characters do not count.
 * `//host` and `/\host` are refused, because they leave the site while looking like a path.
 */
export function isSafeUrl(url: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: browsers strip exactly these before reading the scheme
  const read = url.replace(/[\u0000-\u0020]+/g, '')
  return safeUrl.test(read) && !/^[/\\]{2}/.test(read)
}

function checkChild(child: unknown, tag: string): void {
  if (typeof child === 'function') throw new TypeError(`a function cannot be shown in <${tag}>`)
  if (typeof child !== 'object' || child === null) return
  if (Array.isArray(child)) {
    for (const one of child) checkChild(one, tag)
  } else if (!isValidElement(child)) {
    throw new TypeError(`not something to show in <${tag}>: ${Object.prototype.toString.call(child)}`)
  }
}

function checkAttribute(name: string, value: unknown, tag: string): void {
  // Attribute names are case-insensitive in HTML: onclick, onClick and ONCLICK are all handlers.
  const lower = name.toLowerCase()
  if (lower.startsWith('on')) throw new TypeError(`inline handler ${name} on <${tag}>`)
  if (lower === 'style' || lower === 'srcdoc') throw new TypeError(`${name} on <${tag}>: our content policy forbids it`)
  if (lower === 'dangerouslysetinnerhtml') {
    if (value && !(typeof value === 'object' && trusted.has(value)))
      throw new TypeError('raw HTML not from trustedHtml()')
    return
  }
  if (urlAttributes.has(lower.replace(/^xlink:?/, ''))) {
    if (value !== undefined && value !== null && !isSafeUrl(String(value))) {
      throw new TypeError(`unsafe URL in ${name} of <${tag}>`)
    }
    return
  }
  if (typeof value === 'object' && value !== null && lower !== 'ref') {
    throw new TypeError(`${name} of <${tag}> is ${Object.prototype.toString.call(value)}, not text`)
  }
}

const previous = options.vnode
options.vnode = (vnode) => {
  if (typeof vnode.type === 'string') {
    const tag = vnode.type
    for (const [name, value] of Object.entries(vnode.props)) {
      if (name === 'children') {
        checkChild(value, tag)
        if ((tag === 'script' || tag === 'style') && value)
          throw new TypeError(`inline <${tag}>: our content policy forbids it`)
      } else checkAttribute(name, value, tag)
    }
  }
  previous?.(vnode)
}
