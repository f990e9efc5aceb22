/** What a document is made of, in the order in which it is read. */
export type Block =
  | { kind: 'heading'; level: 1 | 2 | 3; text: string }
  | { kind: 'paragraph'; text: string }
  /** A name in bold, and what it holds. */
  | { kind: 'labelled'; label: string; text: string }
  | { kind: 'list'; items: readonly string[] }
  | { kind: 'quotes'; items: readonly string[] }
  | {
      kind: 'table'
      /** Read before the table, which has no other caption in a word processor. */
      caption: string
      headings: readonly string[]
      rows: readonly (readonly (string | number | null)[])[]
    }
  | {
      kind: 'bars'
      /** Groups split into their parts, drawn as cells as wide as the part, each with its percentage in figures. */
      caption: string
      parts: readonly { key: string; text: string; colour: string; onDark: boolean }[]
      rows: readonly { label: string; share: Readonly<Record<string, number | null>> }[]
    }

export interface WordDocument {
  title: string
  /** One sentence for the document's properties. */
  subject: string
  blocks: readonly Block[]
}
