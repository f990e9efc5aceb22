import { FileRefused } from './refused.ts'
import { hearAll } from './xml.ts'
import type { Zip } from './zip.ts'

/** What a workbook says of itself: its pages in order, and from which year it counts days. */
export interface Workbook {
  pages: { name: string; part: string; hidden: boolean }[]
  /** Days are counted from 1904 and not from 1900. */
  from1904: boolean
}

const folder = 'xl/'

/**
 * The pages of a workbook.
 * @throws FileRefused when it is no workbook, or holds macros
 */
export async function workbookIn(zip: Zip): Promise<Workbook> {
  if (!zip.has(`${folder}workbook.xml`))
    throw new FileRefused('The file is zipped, and no spreadsheet. Give a CSV file or a spreadsheet saved as .xlsx.')
  if (zip.names.some((name) => /vbaProject|macrosheets/i.test(name)))
    throw new FileRefused('The spreadsheet holds macros. Save it as .xlsx, without them, or as CSV.')
  const targets = await targetsIn(zip)
  const workbook: Workbook = { pages: [], from1904: false }
  await hearAll(zip.part(`${folder}workbook.xml`), {
    opened({ name, attributes }) {
      if (name === 'workbookPr') workbook.from1904 = /^(1|true)$/.test(attributes.date1904 ?? '')
      if (name !== 'sheet') return
      const id = Object.entries(attributes).find(([key]) => /(^|:)id$/.test(key))?.[1]
      const part = targets.get(id ?? '')
      const hidden = attributes.state !== undefined && attributes.state !== 'visible'
      if (part !== undefined && zip.has(part)) workbook.pages.push({ name: attributes.name ?? '', part, hidden })
    },
  })
  return workbook
}

async function targetsIn(zip: Zip): Promise<Map<string, string>> {
  const targets = new Map<string, string>()
  const part = `${folder}_rels/workbook.xml.rels`
  if (!zip.has(part)) return targets
  await hearAll(zip.part(part), {
    opened({ name, attributes: { Id: id, Target: target } }) {
      if (name !== 'Relationship' || id === undefined || target === undefined) return
      targets.set(id, target.startsWith('/') ? target.slice(1) : `${folder}${target.replace(/^\.\//, '')}`)
    },
  })
  return targets
}
