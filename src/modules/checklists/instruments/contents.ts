import type { Tx } from '#platform/db'
import { tables } from '../checklists.db.ts'
import type { CommentBox, Instrument, ScaleAnswer } from './instrument.ts'

/** What a version of an instrument asks, without its numbers: those come from the order. */
export interface Contents {
  scale: readonly ScaleAnswer[]
  boxes: readonly CommentBox[]
  sections: readonly SectionWords[]
}

/** A section as it is written: its title, and its statements in order. */
export interface SectionWords {
  title: string
  statements: readonly string[]
}

/** What a version asks, in our own words: what a copy or a next version of it begins from. */
export const contentsOf = ({ scale, boxes, sections }: Pick<Instrument, 'scale' | 'boxes' | 'sections'>): Contents => ({
  scale,
  boxes,
  sections: sections.map(({ title, statements }) => ({ title, statements: statements.map((one) => one.own_words) })),
})

/** Puts down what a version asks, where nothing is yet, numbered by its order. */
export async function insertContents(tx: Tx, version_id: string, { scale, boxes, sections }: Contents): Promise<void> {
  if (scale.length > 0)
    await tables(tx)
      .insertInto('checklists.scale_answer')
      .values(
        scale.map(({ code, label, stands = 'in_order' }, at) => ({
          version_id,
          position: at + 1,
          code,
          label,
          stands,
        })),
      )
      .execute()
  if (boxes.length > 0)
    await tables(tx)
      .insertInto('checklists.comment_box')
      .values(boxes.map(({ code, asks }, at) => ({ version_id, position: at + 1, code, asks })))
      .execute()
  if (sections.length > 0)
    await tables(tx)
      .insertInto('checklists.section')
      .values(sections.map(({ title }, at) => ({ version_id, number: at + 1, title })))
      .execute()
  const statements = statementRows(version_id, sections)
  if (statements.length > 0) await tables(tx).insertInto('checklists.statement').values(statements).execute()
}

const statementRows = (version_id: string, sections: Contents['sections']) =>
  sections.flatMap(({ statements }, section) =>
    statements.map((text, at) => ({
      version_id,
      item: `${section + 1}.${at + 1}`,
      section: section + 1,
      number: at + 1,
      text,
    })),
  )
