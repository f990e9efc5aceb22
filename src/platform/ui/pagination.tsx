import { useTables } from './tables-of-a-page.tsx'

interface PaginationProps {
  /** What is listed, for example "people". */
  of: string
  showing: number
  /** How many there are in all, when it is known at no cost. */
  total?: number | undefined
  previous?: string | undefined
  next?: string | undefined
}

const figure = new Intl.NumberFormat('en-GB')

/** Paging by key: the page before, the page after, and how many of how many. */
export function Pagination({ of, showing, total, previous, next }: PaginationProps) {
  const page = useTables()
  if (page !== undefined) page.next = next
  const words = `Showing ${figure.format(showing)}${total === undefined ? '' : ` of ${figure.format(total)}`} ${of}`
  if (previous === undefined && next === undefined) return <p class="nwd-sub">{words}</p>
  return (
    <nav class="ds_pagination nwd-pagination" aria-label={`Pages of ${of}`}>
      <p class="nwd-sub">{words}</p>
      <ul class="ds_pagination__list">
        {previous !== undefined && (
          <li class="ds_pagination__item">
            <a class="ds_pagination__link ds_pagination__link--text" href={previous} rel="prev">
              Previous
            </a>
          </li>
        )}
        {next !== undefined && (
          <li class="ds_pagination__item">
            <a class="ds_pagination__link ds_pagination__link--text" href={next} rel="next">
              Next
            </a>
          </li>
        )}
      </ul>
    </nav>
  )
}
