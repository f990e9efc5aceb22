import type { Writable } from 'node:stream'
import { sql } from 'kysely'
import { callName } from '#modules/people'
import { type ZipEntry, zipInto } from '#platform/archive'
import type { Tx } from '#platform/db'
import { docxOf } from '#platform/documents'
import { referenceText } from '#platform/reference'
import { documentOf } from './document.ts'
import { asGiven, type Decided, filesGiven } from './entries.ts'
import type { Gathered } from './gather.ts'
import { htmlOf } from './html.ts'

const endings: Readonly<Record<string, string>> = {
  'application/pdf': 'pdf',
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
}

const readMe = (files: number) => `A copy of what is written about you

everything.html   to read in any browser: open it by a double click
everything.docx   the same, for a word processor
everything.json   the same, for another computer program, with how long each thing is kept
${files === 0 ? '' : `files/            the ${files === 1 ? 'file' : `${files} files`} kept with your record\n`}
It is yours. Keep it where nobody reads it whom you would not let read it.
`

const bytes = (text: string) => new TextEncoder().encode(text)

async function wholeName(tx: Tx, { person_id, area_id }: Gathered): Promise<string> {
  const { rows } = await sql<{ given_name: string; family_name: string; known_as: string | null }>`
    select given_name, family_name, known_as from people.person where id = ${person_id} and area_id = ${area_id}`.execute(
    tx,
  )
  return rows[0] === undefined ? 'you' : callName(rows[0])
}

interface Contents {
  gathered: Gathered
  decided: ReadonlyMap<number, Decided>
}

/**
 * Writes the copy as it is given out: a page to read, the same as a document and as JSON, and the person's files.
 * @param into ended when the copy is whole
 */
export async function writeCopy(tx: Tx, { gathered, decided }: Contents, into: Writable) {
  const given = asGiven(gathered, decided, (code) => referenceText('withholding-reasons', code))
  const document = documentOf(given, await wholeName(tx, gathered))
  const ids = filesGiven(gathered, decided)
  const rows = given.tables.find(({ table }) => table === 'files.file')?.rows ?? []
  const files = ids.map((id): ZipEntry => {
    const type = String(rows.find((row) => row.id === id)?.media_type)
    return {
      name: `files/file-${id.slice(-8)}.${endings[type] ?? 'bin'}`,
      packed: true,
      async bytes() {
        const found = await sql<{ content: Buffer | null }>`
          select content from files.file where id = ${id} and person_id = ${gathered.person_id} and area_id = ${gathered.area_id}`.execute(
          tx,
        )
        return found.rows[0]?.content ?? bytes('This file was removed before the copy was made.')
      },
    }
  })
  const entries: ZipEntry[] = [
    { name: 'README.txt', bytes: () => bytes(readMe(files.length)) },
    { name: 'everything.html', bytes: () => bytes(htmlOf(document)) },
    { name: 'everything.docx', bytes: () => docxOf(document), packed: true },
    { name: 'everything.json', bytes: () => bytes(JSON.stringify(given, null, 1)) },
    ...files,
  ]
  return zipInto(into, entries, { at: new Date(gathered.at) })
}
