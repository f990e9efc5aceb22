const open = {
  'access-control-allow-origin': '*',
  'access-control-expose-headers': 'etag, link',
  'x-content-type-options': 'nosniff',
}

/** A JSON answer that anybody's page may read. */
export const json = (body: string, status = 200, headers: Readonly<Record<string, string>> = {}): Response =>
  new Response(body, { status, headers: { 'content-type': 'application/json; charset=utf-8', ...open, ...headers } })

/** What is wrong with a request, for a program and for who wrote it. */
export const refused = (status: 400 | 404, problems: readonly string[]): Response =>
  json(JSON.stringify({ status, error: problems.join('; '), problems }), status, { 'cache-control': 'no-store' })

/** An answer that may be kept for five minutes, and after that only asked for whether it has changed. */
export async function kept(request: Request, etag: string, answer: () => Promise<Response>): Promise<Response> {
  const caching = { etag, 'cache-control': 'public, max-age=300' }
  const known = request.headers.get('if-none-match')?.split(',') ?? []
  if (known.some((tag) => ['*', etag].includes(tag.trim().replace(/^W\//, ''))))
    return new Response(null, { status: 304, headers: { ...open, ...caching } })
  const response = await answer()
  if (response.ok) for (const [name, value] of Object.entries(caching)) response.headers.set(name, value)
  return response
}

interface PageOf {
  /** Each as JSON. */
  contents: readonly string[]
  total: number
  page: number
  perPage: number
}

/** A page of a list, as Open Referral UK wraps it. */
export function pageBody({ contents, total, page, perPage }: PageOf): string {
  const total_pages = Math.ceil(total / perPage)
  const about = {
    total_items: total,
    total_pages,
    page_number: page,
    size: contents.length,
    first_page: page === 1,
    last_page: page >= total_pages,
    empty: contents.length === 0,
  }
  return `${JSON.stringify(about).slice(0, -1)},"contents":[${contents.join(',')}]}`
}

/** Where the pages before and after are (RFC 8288), or nothing. */
export function links(url: URL, page: number, perPage: number, total: number): Record<string, string> {
  const to = (number: number, rel: string) => {
    const query = new URLSearchParams(url.searchParams)
    query.set('page', String(number))
    return `<${url.pathname}?${query}>; rel="${rel}"`
  }
  const link = [page > 1 && to(page - 1, 'prev'), page * perPage < total && to(page + 1, 'next')].filter(Boolean)
  return link.length > 0 ? { link: link.join(', ') } : {}
}
