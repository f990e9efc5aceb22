import { inflateRawSync } from 'node:zlib'
import type { MediaType } from './accepted.ts'

const mostParts = 4096
const mostInflated = 1024 * 1024

// Each part of an Office file has its kind written in [Content_Types].xml, or Office does not open it: macros and embedded programs cannot hide there.
const activeParts = /macroenabled|vbaproject|vbadata|activex|oleobject/i

/** The names in a ZIP file, and the text of one of its parts; null when its directory cannot be followed. */
function zipOf(bytes: Buffer, wanted: string): { names: string[]; text: string } | null {
  const end = bytes.lastIndexOf('PK\x05\x06', undefined, 'latin1')
  if (end < 0 || end + 22 > bytes.length) return null
  const many = bytes.readUInt16LE(end + 10)
  let at = bytes.readUInt32LE(end + 16)
  const names: string[] = []
  let text = ''
  if (many > mostParts) return null
  for (let part = 0; part < many; part++) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== 0x02014b50) return null
    const [method, packed] = [bytes.readUInt16LE(at + 10), bytes.readUInt32LE(at + 20)]
    const [name, extra, comment] = [28, 30, 32].map((where) => bytes.readUInt16LE(at + where))
    const local = bytes.readUInt32LE(at + 42)
    const called = bytes.toString('utf8', at + 46, at + 46 + (name ?? 0))
    names.push(called)
    if (called === wanted) {
      const begin = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28)
      const raw = bytes.subarray(begin, begin + packed)
      text = (method === 0 ? raw : inflateRawSync(raw, { maxOutputLength: mostInflated })).toString('utf8')
    }
    at += 46 + (name ?? 0) + (extra ?? 0) + (comment ?? 0)
  }
  return { names, text }
}

function documentRuns(bytes: Buffer): boolean {
  try {
    const zip = zipOf(bytes, '[Content_Types].xml')
    return (
      zip === null || zip.text === '' || activeParts.test(zip.text) || zip.names.some((name) => activeParts.test(name))
    )
  } catch {
    return true
  }
}

// A name of a PDF may be written with any of its letters as #xx.
const letter = (one: string) => `(?:${one}|#${one.charCodeAt(0).toString(16)})`
const pdfName = (name: string) => `/${[...name].map(letter).join('')}(?![A-Za-z0-9])`
const pdfRuns = new RegExp(
  ['JavaScript', 'JS', 'Launch', 'EmbeddedFile', 'RichMedia', 'XFA'].map(pdfName).join('|'),
  'i',
)

// Between these two words lie bytes, in which anything may stand by chance.
const pdfStream = /stream\r?\n[\s\S]*?endstream/g

/**
 * Whether a file carries something that runs, or another file inside it: macros, controls or objects in a document; scripts, programs to start or
 * attachments in a PDF. A document whose parts cannot be read counts as one that does. What lies in a compressed part of a PDF is not seen:
 * this is no virus scanner, which is why a download is saved and never opened here.
 */
export function carriesActiveContent(bytes: Uint8Array, type: MediaType): boolean {
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (type === 'application/pdf') return pdfRuns.test(all.toString('latin1').replaceAll(pdfStream, ''))
  return type.endsWith('wordprocessingml.document') && documentRuns(all)
}
