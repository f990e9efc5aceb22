import { type ComponentChildren, createContext, isValidElement, type VNode } from 'preact'
import { useContext } from 'preact/hooks'
import { renderToString } from 'preact-render-to-string'
import { Details } from './notices.tsx'

/** What a cell of a file holds; null is written as nothing. */
export type FileCell = string | number | null

/** What a table's file holds, where that says more than the words on the page: days with their year, codes, figures as figures. */
export interface TableSheet {
  headings: readonly string[]
  /** A row for each row on the page. */
  rows: readonly (readonly FileCell[])[]
}

/** A table as it stood on a page, which can be taken out as a file. */
export interface PageTable {
  caption: string
  sheet(): TableSheet
}

/** The tables of one page, told by the tables themselves as the page is drawn; and where the rest of a long list is. */
interface TablesOfAPage {
  /** The address of the page as it is looked at. */
  address: URL
  tables: PageTable[]
  next?: string | undefined
}

const Tables = createContext<TablesOfAPage | undefined>(undefined)
export const useTables = () => useContext(Tables)

/** Around what a page shows: its tables tell themselves, and are offered as files at its foot. */
export function WithTables({ address, children }: { address: URL; children: ComponentChildren }) {
  return (
    <Tables.Provider value={{ address, tables: [] }}>
      {children}
      <TableFiles />
    </Tables.Provider>
  )
}

/** The tables of what is shown at an address, and where the rest of a long one is. */
export function tablesShown(address: URL, shown: VNode): TablesOfAPage {
  const page: TablesOfAPage = { address, tables: [] }
  renderToString(<Tables.Provider value={page}>{shown}</Tables.Provider>)
  return page
}

/** What is shown, as words only: parts of a cell are parted by a space. */
export function wordsOf(shown: ComponentChildren): string {
  return partsOf(shown)
    .join(' ')
    .replace(/\s+/g, ' ')
    .replace(/ ([,.;:)])/g, '$1')
    .trim()
}

// What is there to be pressed or filled in says nothing of the record.
const toDo = new Set(['form', 'button', 'select', 'input', 'textarea', 'svg'])

function partsOf(shown: ComponentChildren): string[] {
  if (typeof shown === 'string' || typeof shown === 'number' || typeof shown === 'bigint') return [String(shown)]
  if (Array.isArray(shown)) return shown.flatMap(partsOf)
  if (!isValidElement(shown)) return []
  if (typeof shown.type !== 'function') return toDo.has(shown.type) ? [] : partsOf(shown.props.children)
  // What makes up a cell is a plain function of its properties, without state.
  const drawn: unknown = Reflect.apply(shown.type, undefined, [shown.props])
  return isShown(drawn) ? partsOf(drawn) : []
}

const isShown = (drawn: unknown): drawn is ComponentChildren =>
  typeof drawn === 'string' || typeof drawn === 'number' || Array.isArray(drawn) || isValidElement(drawn)

const fileAddress = ({ pathname, searchParams }: URL, table: number, kind: string) => {
  const query = new URLSearchParams(searchParams)
  for (const name of ['after', 'before', 'page', 'table', 'file']) query.delete(name)
  if (table > 0) query.set('table', String(table + 1))
  query.set('file', kind)
  return `${pathname}?${query}`
}

function Links({ address, table, about }: { address: URL; table: number; about: string }) {
  return (
    <>
      <a href={fileAddress(address, table, 'csv')}>
        CSV<span class="visually-hidden">: {about}</span>
      </a>
      ,{' '}
      <a href={fileAddress(address, table, 'xlsx')}>
        XLSX<span class="visually-hidden">: {about}</span>
      </a>
    </>
  )
}

/** A list that is no table on the page, told to the files of the page. Shows nothing itself. */
export function ListFile(list: PageTable) {
  useTables()?.tables.push(list)
  return null
}

/** Each table of a page as a file. Nothing where it has none. */
function TableFiles() {
  const page = useTables()
  const [only, ...others] = page?.tables ?? []
  if (page === undefined || only === undefined) return null
  const { address } = page
  if (others.length === 0)
    return (
      <p class="nwd-sub nwd-downloads">
        Download: <Links address={address} table={0} about={only.caption} />
      </p>
    )
  return (
    <div class="nwd-all-tables">
      <Details summary={`Download these ${page.tables.length} tables`}>
        <ul>
          {page.tables.map(({ caption }, table) => (
            <li key={table}>
              {caption}: <Links address={address} table={table} about={caption} />
            </li>
          ))}
        </ul>
      </Details>
    </div>
  )
}
