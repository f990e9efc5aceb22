import { heldFile } from '#platform/archive'

/**
 * Bytes that are kept as pieces, as a zip file to be saved: read out of the database beside memory, and sent when the transaction is over.
 * @param pieceAt the piece of a number from 0; undefined after the last
 */
export async function piecesAsDownload(
  pieceAt: (number: number) => Promise<Buffer | undefined>,
  name: string,
): Promise<Response> {
  const file = await heldFile()
  try {
    for (let number = 0; ; number++) {
      const piece = await pieceAt(number)
      if (piece === undefined) break
      await file.handle.appendFile(piece)
    }
    return new Response(await file.body(), {
      headers: {
        'content-type': 'application/zip',
        'content-disposition': `attachment; filename="${name}.zip"`,
        'x-content-type-options': 'nosniff',
        'cache-control': 'no-store',
      },
    })
  } catch (error) {
    await file.drop().catch(() => undefined)
    throw error
  }
}
