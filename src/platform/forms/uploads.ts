/** A file as somebody chose it: the name it has on their machine, and its bytes. What it is has not been looked at yet. */
export interface Upload {
  readonly name: string
  readonly bytes: Uint8Array
}

/** The files of a posted form, by the name of their box. */
export type Uploads = ReadonlyMap<string, Upload>

export const noUploads: Uploads = new Map()

/** The files of a posted form, the first of each box. A box that was left alone, which a browser sends as nothing without a name, is left out. */
export async function uploadsFromBody(body: FormData): Promise<Uploads> {
  const uploads = new Map<string, Upload>()
  for (const [name, value] of body) {
    if (typeof value === 'string' || uploads.has(name) || (value.name === '' && value.size === 0)) continue
    uploads.set(name, { name: value.name, bytes: new Uint8Array(await value.arrayBuffer()) })
  }
  return uploads
}
