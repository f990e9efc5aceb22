import { StringDecoder } from 'node:string_decoder'
import { SaxesParser } from 'saxes'
import { FileRefused } from './refused.ts'

export interface Tag {
  /** Without the prefix that some programs write. */
  name: string
  attributes: Readonly<Record<string, string>>
}

export interface Hearing {
  opened?(tag: Tag): void
  closed?(name: string): void
  text?(words: string): void
}

const local = (name: string) => {
  const colon = name.indexOf(':')
  return colon < 0 ? name : name.slice(colon + 1)
}

/**
 * Reads XML piece by piece and tells of each tag; after each piece, control comes back. Entities of its own that a document declares are
 * never expanded.
 * @throws FileRefused when it is not XML
 */
export async function* hearXml(bytes: AsyncIterable<Buffer>, hearing: Hearing): AsyncGenerator<undefined> {
  const parser = new SaxesParser({ xmlns: false })
  const decoder = new StringDecoder('utf8')
  parser.on('error', () => {
    throw new FileRefused('The spreadsheet is damaged: one of its parts is not XML. Save it again as .xlsx.')
  })
  parser.on('opentag', (tag) => hearing.opened?.({ name: local(tag.name), attributes: tag.attributes }))
  parser.on('closetag', (tag) => hearing.closed?.(local(tag.name)))
  parser.on('text', (words) => hearing.text?.(words))
  for await (const chunk of bytes) {
    parser.write(decoder.write(chunk))
    yield
  }
  parser.close()
}

/** Reads the whole of a short document. */
export async function hearAll(bytes: AsyncIterable<Buffer>, hearing: Hearing): Promise<void> {
  for await (const _ of hearXml(bytes, hearing));
}
