import type { ComponentChildren } from 'preact'
import { type TableSheet, useTables, wordsOf } from './tables-of-a-page.tsx'

export interface Column {
  /** Names the cell in each row. */
  key: string
  text: string
  /** Figures: to the right, digits aligned. */
  numeric?: boolean | undefined
  /** Never broken over two lines: a date, a name. */
  nowrap?: boolean | undefined
  /** What can be done with the row, which says nothing of it: left out of the table's file. */
  acts?: boolean | undefined
  /** The heading is a link that sorts; `direction` is how this column is sorted now. */
  sort?: { href: string; direction?: 'ascending' | 'descending' | undefined } | undefined
}

interface TableProps {
  /** What the table holds, in words. Always there for a screen reader, shown unless a heading says it already. */
  caption: string
  hideCaption?: boolean | undefined
  columns: readonly Column[]
  /** One record a row, cells by column key. The first column names the row. */
  rows: readonly Readonly<Record<string, ComponentChildren>>[]
  /** Fifty rows on a screen, for people who work in it all day. */
  dense?: boolean | undefined
  /** A list to act on: on a telephone each row becomes a small record. Figures to compare are better scrolled. */
  stack?: boolean | undefined
  /** What to say, and what to do, when there is nothing. */
  empty?: ComponentChildren | undefined
  downloads?: readonly { href: string; text: string }[] | undefined
  /** What its file holds, where that is more exact than the words shown. Every table can be taken out; one with `downloads` has files of its own. */
  sheet?: (() => TableSheet) | undefined
}

/** A table as words: a cell for each column that tells of the row, as it is read on the page. */
const inWords = (columns: readonly Column[], rows: TableProps['rows']): TableSheet => {
  const told = columns.filter(({ acts }) => acts !== true)
  return {
    headings: told.map(({ text }) => text),
    rows: rows.map((row) => told.map(({ key }) => wordsOf(row[key]))),
  }
}

function look(column: Column): string | undefined {
  return column.numeric ? 'nwd-number' : column.nowrap ? 'nwd-nowrap' : undefined
}

function HeadCell({ column }: { column: Column }) {
  const { sort } = column
  return (
    <th scope="col" class={look(column)} aria-sort={sort ? (sort.direction ?? 'none') : undefined}>
      {sort ? (
        <a class="nwd-sort" href={sort.href}>
          {column.text}
          <span aria-hidden="true">{{ ascending: ' ▲', descending: ' ▼', none: ' ↕' }[sort.direction ?? 'none']}</span>
        </a>
      ) : (
        column.text
      )}
    </th>
  )
}

/** A table that scrolls inside itself on a small screen, and says something when it is empty. */
export function Table({ caption, hideCaption, columns, rows, dense, stack, empty, downloads, sheet }: TableProps) {
  const page = useTables()
  if (rows.length === 0) return <div class="nwd-empty">{empty ?? 'Nothing here yet.'}</div>
  if (downloads === undefined) page?.tables.push({ caption, sheet: sheet ?? (() => inWords(columns, rows)) })
  return (
    <div class="nwd-table">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard (WCAG 2.1.1) */}
      <section class={stack ? 'nwd-scroll nwd-stack' : 'nwd-scroll'} aria-label={caption} tabIndex={0}>
        <table class={dense ? 'ds_table nwd-dense' : 'ds_table'}>
          <caption class={hideCaption ? 'visually-hidden' : undefined}>{caption}</caption>
          <thead>
            <tr>
              {columns.map((column) => (
                <HeadCell key={column.key} column={column} />
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, index) => (
              <tr key={index}>
                {columns.map((column, place) =>
                  place === 0 ? (
                    <th key={column.key} scope="row" class={look(column)}>
                      {row[column.key]}
                    </th>
                  ) : (
                    <td key={column.key} class={look(column)} data-label={stack ? column.text : undefined}>
                      {row[column.key]}
                    </td>
                  ),
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {downloads && downloads.length > 0 && (
        <p class="nwd-sub nwd-downloads">
          Download:{' '}
          {downloads.map((file, index) => (
            <span key={file.href}>
              {index > 0 && ', '}
              <a href={file.href}>{file.text}</a>
            </span>
          ))}
        </p>
      )}
    </div>
  )
}
