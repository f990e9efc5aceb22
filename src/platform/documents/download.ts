import { attachment } from '#platform/http'
import type { WordDocument } from './block.ts'
import { docxOf } from './word-document.ts'

/** A document as an answer that is saved under a name: `report.docx`. The name must name nobody. */
export const documentAsDownload = async (document: WordDocument, name: string): Promise<Response> =>
  attachment(
    await docxOf(document),
    `${name}.docx`,
    'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  )
