/**
 * A file as an answer that a browser saves and never opens as part of our site. Its name must name nobody: downloads end up in folders that others look into.
 * In: what is in it, its whole name, its media type, and headers besides.
 */
export const attachment = (
  body: string | Uint8Array,
  name: string,
  type: string,
  besides: Readonly<Record<string, string>> = {},
): Response =>
  new Response(typeof body === 'string' ? body : new Uint8Array(body), {
    headers: {
      'content-type': type,
      'content-disposition': `attachment; filename="${name}"`,
      'x-content-type-options': 'nosniff',
      ...besides,
    },
  })
