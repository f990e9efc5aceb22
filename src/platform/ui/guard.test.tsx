import { h, type VNode } from 'preact'
import { describe, expect, it } from 'vitest'
import { ExternalLink, isSafeUrl, renderPage, renderPart, Tag, trustedHtml } from './index.ts'

const scheme = 'javascript:'
const image = '<img src=x onerror=alert(1)>'

/** An element as a slip would make it: types cannot see what is in a spread. */
function slip(tag: string, props: object | null, child?: unknown): VNode {
  const shown: never = child as never
  return h<object>(tag, { ...props }, shown)
}

describe('what somebody typed', () => {
  it('is shown as text, in an element and in an attribute', () => {
    expect(renderPart(<p title={'" onmouseover="x'}>{image}</p>)).toBe(
      '<p title="&quot; onmouseover=&quot;x">&lt;img src=x onerror=alert(1)></p>',
    )
    expect(renderPart(<Tag>{image}</Tag>)).not.toContain('<img')
  })
})

describe('the guard refuses', () => {
  it.each([
    ['a plain script address', `${scheme}alert(1)`],
    ['one with a line end in it', 'java\nscript:alert(1)'],
    ['one after control characters', '\u0001 javascript:alert(1)'],
    ['one in capitals', 'JavaScript:alert(1)'],
    ['data', 'data:text/html,<script>alert(1)</script>'],
    ['vbscript', 'vbscript:x'],
    ['another host dressed as a path', '//elsewhere.example/'],
    ['the same with a tab', '/\t/elsewhere.example/'],
    ['the same with a backslash', '/\\elsewhere.example'],
  ])('%s as an address', (_, address) => {
    expect(isSafeUrl(address)).toBe(false)
    expect(() => renderPart(<a href={address}>go</a>)).toThrow('unsafe URL in href')
    expect(() => renderPart(<form action={address} />)).toThrow('unsafe URL in action')
    expect(() => renderPart(slip('button', { formaction: address }))).toThrow('unsafe URL in formaction')
    expect(() => renderPart(<img src={address} alt="" />)).toThrow('unsafe URL in src')
    expect(() => renderPart(slip('use', { 'xlink:href': address }))).toThrow('unsafe URL')
  })

  it.each([
    '/people/1',
    'https://www.mygov.scot/',
    'mailto:a@b.example',
    'tel:01234567890',
    '?after=b',
    '#main-content',
    'plan',
    '',
  ])('but not the address %j', (address) => {
    expect(renderPart(<a href={address}>go</a>)).toContain('href')
  })

  it('an object or a date as something to show, which would be shown as nothing', () => {
    expect(() => renderPart(slip('p', null, { a: 1 }))).toThrow('not something to show in <p>')
    expect(() => renderPart(slip('p', null, [new Date(0)]))).toThrow('[object Date]')
    expect(() => renderPart(slip('time', { datetime: new Date(0) }))).toThrow('datetime of <time>')
  })

  it('an element made of JSON, which is how raw HTML would be smuggled in', () => {
    const smuggled: unknown = JSON.parse('{"type":"b","props":{"dangerouslySetInnerHTML":{"__html":"x"}}}')
    expect(() => renderPart(slip('p', null, smuggled))).toThrow('not something to show')
  })

  it('raw HTML that is not marked as ours', () => {
    expect(() => renderPart(slip('p', { ...JSON.parse(`{"dangerouslySetInnerHTML":{"__html":"${image}"}}`) }))).toThrow(
      'trustedHtml',
    )
    expect(renderPart(<p dangerouslySetInnerHTML={trustedHtml('<b>ours</b>')} />)).toBe('<p><b>ours</b></p>')
  })

  it('handlers, styles and scripts inside the page, however they are spelt', () => {
    for (const name of ['onclick', 'onClick', 'ONLOAD', 'style', 'srcdoc']) {
      expect(() => renderPart(slip('p', { [name]: 'x' }))).toThrow(TypeError)
    }
    expect(() => renderPart(slip('script', null, 'alert(1)'))).toThrow('inline <script>')
  })
})

describe('a link to somewhere else', () => {
  it('is a link when the address is one', () => {
    expect(renderPart(<ExternalLink href=" https://example.org/a ">A</ExternalLink>)).toBe(
      '<a href="https://example.org/a" rel="noopener noreferrer external">A</a>',
    )
  })
  it.each([`${scheme}alert(1)`, '//elsewhere.example', 'www.example.org', ''])('is only its words for %j', (href) => {
    expect(renderPart(<ExternalLink href={href}>A</ExternalLink>)).toBe('A')
  })
})

it('a whole page begins with its doctype', () => {
  expect(renderPage(<html lang="en-GB" />)).toMatch(/^<!DOCTYPE html>\n<html lang="en-GB">/)
})
