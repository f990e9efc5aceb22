import type { WordDocument } from './block.ts'

/** The document as a file of Office Open XML. Only whoever asks for one waits for what makes it. */
export async function docxOf(document: WordDocument): Promise<Buffer> {
  const { writtenOut } = await import('./docx.ts')
  return writtenOut(document)
}
