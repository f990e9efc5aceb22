import type { Token, Tokens } from 'marked'

/** Words in a line: how they look, where they lead, or the number of a figure that stands there. */
export interface Words {
  text: string
  bold?: true
  italic?: true
  href?: string
  figure?: number
}

/** What a text is made of, in the order in which it is read. */
export type TextBlock =
  | { kind: 'heading'; words: Words[] }
  | { kind: 'paragraph'; words: Words[] }
  | { kind: 'list'; ordered: boolean; items: Words[][] }
  /** A table or chart in a place of its own. */
  | { kind: 'figure'; figure: number }

const figureMark = /\[figure (\d{1,4})\]/gi
const leadsSomewhere = /^(?:https?:\/\/|mailto:|\/(?!\/))/i

/**
 * A text in the small markup that plans are written in: paragraphs, headings (#), lists (- or 1.), **bold**, *italic*, [links](https://…) and [figure 3].
 * Whatever else Markdown or HTML knows is shown as it was typed: no word is swallowed, and no markup gets through. Markdown is read by `marked`,
 * which is loaded when it is first needed.
 */
export async function blocksOf(words: string): Promise<TextBlock[]> {
  if (words.trim() === '') return []
  const { Lexer } = await import('marked')
  return new Lexer({ gfm: true, breaks: true }).lex(words).flatMap(blockOf)
}

function blockOf(token: Token): TextBlock[] {
  switch (token.type) {
    case 'space':
      return []
    case 'heading':
      return [{ kind: 'heading', words: inLine((token as Tokens.Heading).tokens) }]
    case 'paragraph':
      return paragraph(inLine((token as Tokens.Paragraph).tokens))
    case 'list': {
      const list = token as Tokens.List
      const lists = list.items.map((item) => itemOf(item))
      return [
        { kind: 'list', ordered: list.ordered, items: lists.map(({ words }) => words) },
        ...lists.flatMap(({ more }) => more),
      ]
    }
    default:
      return paragraph([{ text: token.raw.trim() }])
  }
}

/** A point of a list as one line of words; what is set under it stands after the list. */
function itemOf(item: Tokens.ListItem): { words: Words[]; more: TextBlock[] } {
  const words: Words[] = []
  const more: TextBlock[] = []
  for (const token of item.tokens) {
    if (token.type === 'text' || token.type === 'paragraph') {
      if (words.length > 0) words.push({ text: '\n' })
      words.push(...inLine((token as Tokens.Text).tokens ?? [token]))
    } else if (token.type === 'checkbox') words.push({ text: token.raw })
    else more.push(...blockOf(token))
  }
  return { words, more }
}

/** A figure alone in a paragraph has the place to itself. */
function paragraph(words: Words[]): TextBlock[] {
  const [only, ...others] = words.filter(({ text, figure }) => figure !== undefined || text.trim() !== '')
  if (only === undefined) return []
  if (only.figure !== undefined && others.length === 0) return [{ kind: 'figure', figure: only.figure }]
  return [{ kind: 'paragraph', words }]
}

type Look = Pick<Words, 'bold' | 'italic' | 'href'>

function inLine(tokens: readonly Token[] | undefined, look: Look = {}): Words[] {
  return (tokens ?? []).flatMap((token) => wordsOf(token, look))
}

function wordsOf(token: Token, look: Look): Words[] {
  switch (token.type) {
    case 'br':
      return [{ text: '\n' }]
    case 'strong':
      return inLine((token as Tokens.Strong).tokens, { ...look, bold: true })
    case 'em':
      return inLine((token as Tokens.Em).tokens, { ...look, italic: true })
    case 'link': {
      const { href, tokens, raw } = token as Tokens.Link
      return leadsSomewhere.test(href) ? inLine(tokens, { ...look, href }) : [{ ...look, text: raw }]
    }
    case 'escape':
      return [{ ...look, text: (token as Tokens.Escape).text }]
    case 'text': {
      const { tokens, raw } = token as Tokens.Text
      return tokens === undefined ? withFigures(raw, look) : inLine(tokens, look)
    }
    default:
      return withFigures(token.raw, look)
  }
}

function withFigures(text: string, look: Look): Words[] {
  const words: Words[] = []
  let from = 0
  for (const found of text.matchAll(figureMark)) {
    if (found.index > from) words.push({ ...look, text: text.slice(from, found.index) })
    words.push({ ...look, text: found[0], figure: Number(found[1]) })
    from = found.index + found[0].length
  }
  if (from < text.length) words.push({ ...look, text: text.slice(from) })
  return words
}

/** Words without their looks, as they are read. */
export const plain = (words: readonly Words[]): string => words.map(({ text }) => text).join('')

/** The figures that a text names, in order, each once. */
export const figuresNamed = (words: string): number[] => [
  ...new Set([...words.matchAll(figureMark)].map(([, number]) => Number(number))),
]
