import { docxOf, type WordDocument } from './docx.ts'

/** A document as an answer that is saved under a name: `report.docx`. The name must name nobody. */
export async function documentAsDownload(document: WordDocument, name: string): Promise<Response> {
  return new Response(new Uint8Array(await docxOf(document)), {
    headers: {
      'content-type': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      'content-disposition': `attachment; filename="${name}.docx"`,
      'x-content-type-options': 'nosniff',
    },
  })
}
