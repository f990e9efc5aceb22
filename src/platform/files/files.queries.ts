import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import { recordEvent } from '#platform/audit'
import type { Tx } from '#platform/db'
import { found, Refused } from '#platform/http'
import {
  acceptedWords,
  areaQuota,
  isAccepted,
  largestFile,
  type MediaType,
  organisationQuota,
  personQuota,
  typeOf,
} from './accepted.ts'
import { carriesActiveContent } from './active-content.ts'
import { cleanName } from './clean-name.ts'
import type { FilesTables } from './files.tables.ts'

const files = (tx: Tx) => tx.withTables<FilesTables>()
const columns = [
  'id',
  'area_id',
  'person_id',
  'about_kind',
  'about_id',
  'name',
  'media_type',
  'size',
  'stored_at',
] as const

/** A record that a file stands behind, such as `{ kind: 'outcomes.outcome', id }`. */
export interface About {
  readonly kind: string
  readonly id: string
}

export interface NewFile {
  readonly person_id: string
  readonly area_id: string
  /** The organisation that stores it; its quota is used. */
  readonly organisation_id: string
  readonly about?: About | undefined
  /** As uploaded. */
  readonly name: string
  readonly bytes: Uint8Array
}

/** A file without its bytes. */
export interface StoredFile {
  readonly id: string
  readonly area_id: string
  readonly person_id: string
  readonly about_kind: string | null
  readonly about_id: string | null
  readonly name: string
  readonly media_type: MediaType
  readonly size: number
  readonly stored_at: Date
}

const digest = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

/** An area's uploads are counted one after the other, so that two at once cannot both take the last of the space. */
const refuseBeyondQuota = async (
  tx: Tx,
  { organisation_id, person_id, area_id }: NewFile,
  size: number,
  refuse: (message: string) => never,
) => {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`files ${area_id}`}, 0))`.execute(tx)
  const { rows } = await sql<{ organisation: number; person: number; area: number }>`
    select * from files.space_taken(${organisation_id}, ${person_id}, ${area_id})`.execute(tx)
  const { organisation, person, area } = rows[0] ?? { organisation: 0, person: 0, area: 0 }
  if (person + size > personQuota)
    refuse('There is no space left for files of this person. Take out what is no longer needed')
  if (organisation + size > organisationQuota)
    refuse('Your organisation has no space left for files. Ask your administrator to remove some')
  if (area + size > areaQuota) refuse('The partnership has no space left for files. Tell your coordinator')
}

/**
 * Stores a file about a person, checked by its content, and audits it. The viewer must see the person's record.
 * @param field the form's field that it came from, for the message
 * @returns the file's id
 * @throws Refused with one message when it is empty, too large, of another type, or beyond the quota of the person, the organisation or the area
 */
export async function storeFile(tx: Tx, file: NewFile, field = 'file'): Promise<string> {
  const refuse = (message: string): never => {
    throw new Refused([{ field, message }])
  }
  const { person_id, area_id, organisation_id, about, bytes } = file
  if (bytes.byteLength === 0) refuse('The selected file is empty')
  if (bytes.byteLength > largestFile) refuse('The selected file must be smaller than 5 MB')
  const media_type = (await typeOf(bytes)) ?? refuse(`The selected file must be a ${acceptedWords}`)
  if (carriesActiveContent(bytes, media_type))
    refuse(
      'The selected file carries a macro, a script or another file inside it. Send a picture or a plain copy of it',
    )
  await refuseBeyondQuota(tx, file, bytes.byteLength, refuse)
  const id = uuid()
  await files(tx)
    .insertInto('files.file')
    .values({
      id,
      area_id,
      person_id,
      organisation_id,
      about_kind: about?.kind ?? null,
      about_id: about?.id ?? null,
      name: cleanName(file.name),
      media_type,
      size: bytes.byteLength,
      sha256: digest(bytes),
      content: Buffer.from(bytes),
      stored_by: sql`nwd.viewer_user()`,
    })
    .execute()
  await recordEvent(tx, { event: 'files.file.stored', person_id, area_id, subject: { kind: 'files.file', id } })
  return id
}

const typed = <R extends { media_type: string }>(row: R): R & { media_type: MediaType } => {
  const { media_type } = row
  if (!isAccepted(media_type)) throw new Error('a stored file has a type that is not taken')
  return { ...row, media_type }
}

/** The files about a person, or behind one of their records, that the viewer sees; newest first, without their bytes. */
export async function filesAbout(tx: Tx, person_id: string, about?: About): Promise<StoredFile[]> {
  const rows = await files(tx)
    .selectFrom('files.file')
    .select(columns)
    .where('person_id', '=', person_id)
    .where('removed_at', 'is', null)
    .$if(about !== undefined, (query) =>
      query.where('about_kind', '=', about?.kind ?? '').where('about_id', '=', about?.id ?? ''),
    )
    .orderBy('stored_at', 'desc')
    .orderBy('id', 'desc')
    .execute()
  return rows.map(typed)
}

/**
 * A file of a person, with its bytes.
 * @throws NotFound when the viewer sees no such file of this person, or it was removed
 */
export async function readFile(tx: Tx, person_id: string, id: string): Promise<StoredFile & { content: Buffer }> {
  const row = found(
    await files(tx)
      .selectFrom('files.file')
      .select([...columns, 'content', 'sha256'])
      .where('id', '=', id)
      .where('person_id', '=', person_id)
      .where('removed_at', 'is', null)
      .executeTakeFirst(),
  )
  const { content, sha256, ...file } = row
  const bytes = found(content)
  if (digest(bytes) !== sha256) throw new Error('a stored file does not match its fingerprint')
  return { ...typed(file), content: bytes }
}

/**
 * Removes a file, such as one put with the wrong person: its bytes and its name go, that it was there stays. Audited.
 * @throws NotFound as readFile
 */
export async function removeFile(tx: Tx, person_id: string, id: string): Promise<void> {
  const removed = found(
    await files(tx)
      .updateTable('files.file')
      .set({ name: 'removed', content: null, removed_at: sql`nwd.clock()`, removed_by: sql`nwd.viewer_user()` })
      .where('id', '=', id)
      .where('person_id', '=', person_id)
      .where('removed_at', 'is', null)
      .returning('area_id')
      .executeTakeFirst(),
  )
  const subject = { kind: 'files.file', id }
  await recordEvent(tx, { event: 'files.file.removed', person_id, area_id: removed.area_id, subject })
}
