import { sql } from 'kysely'
import type { Viewer } from '#platform/access'
import { FormErrors, formOf } from '#platform/forms'
import { form, found, NotFound, Refused, raw, type Visit } from '#platform/http'
import { formatDateTime } from '#platform/time'
import { Button, ButtonGroup, Details, Form, Heading, InsetText, Table } from '#platform/ui'
import { piecesAsDownload } from '../held-pieces.ts'
import {
  type Archive,
  agreeToArchive,
  archivesOf,
  askForArchive,
  isUnderWay,
  selectOptionalArchive,
} from './archives.queries.ts'
import { leftOut } from './what-is-in.ts'

const access = ['administrator', 'coordinator'] as const

async function load({ tx, viewer }: Pick<Visit, 'tx' | 'viewer'>) {
  return { archives: await archivesOf(tx, found(viewer.area_id)) }
}

const number = new Intl.NumberFormat('en-GB')

function stateOf(archive: Archive): string {
  if (archive.made_at !== null)
    return archive.kept ? `Made ${formatDateTime(archive.made_at)}` : 'Fetched, or its 14 days are over'
  if (archive.failed_at !== null) return 'Something went wrong and nothing was kept. Ask again'
  if (archive.agreed_at === null) return 'Waits for a coordinator to agree'
  if (archive.tables_of === null) return 'About to begin'
  return `Being written: ${archive.tables_done} of ${archive.tables_of} tables, ${number.format(archive.rows_done)} rows`
}

/** Everything of the area for its own archive: who asked, who agreed, how far it is. An administrator asks; a coordinator agrees. */
export const archivesPage = form({
  path: '/archives',
  access,
  audit: { show: 'take_out.archives.listed', submit: 'take_out.archive.asked' },
  form: formOf({}),
  load,
  async show({ visit, loaded: { archives }, errors, token }) {
    const { viewer } = visit
    await visit.record({ detail: { rows: archives.length } })
    return {
      title: 'Archive of the area',
      wide: true,
      main: (
        <>
          <FormErrors errors={errors} />
          <Heading sub="Everything of this area in one file, to keep or to take to another system.">
            Archive of the area
          </Heading>
          <Ask viewer={viewer} underWay={archives.find(isUnderWay)} token={token} />
          <ArchiveTable archives={archives} viewer={viewer} />
          <Details summary="What is in it, and what is not">
            <p>
              Every table of the area as CSV with what each column means, the files behind records, how many rows there
              are, and a fingerprint of each file. It is all of one moment, though people go on working. Nothing of
              another area is in it.
            </p>
            <p>
              Not in it: {Object.keys(leftOut).length} tables, such as accounts, secrets, and what is kept for days
              only. manifest.json names each with the reason.
            </p>
          </Details>
        </>
      ),
    }
  },
  async submit({ visit, loaded: { archives } }) {
    if (visit.viewer.role !== 'administrator')
      throw new Refused('An administrator asks for an archive; you agree to it.')
    if (archives.some(isUnderWay)) throw new Refused('An archive is under way. Wait until it is made.')
    const id = await askForArchive(visit.tx, visit.viewer, found(visit.viewer.area_id))
    await visit.record({ subject: { kind: 'take_out.archive', id } })
    return { to: '/archives', flash: 'Asked for. It is made as soon as a coordinator of the area agrees.' }
  },
})

interface AskProps {
  viewer: Viewer
  underWay: Archive | undefined
  token: string
}

function Ask({ viewer, underWay, token }: AskProps) {
  if (viewer.role !== 'administrator')
    return <p>An administrator asks for an archive. It holds everybody’s records, so it is made only when you agree.</p>
  if (underWay !== undefined)
    return (
      <InsetText>
        {underWay.agreed_at === null
          ? 'One has been asked for. Tell a coordinator of the area: they agree to it on this page.'
          : 'One is being made. Open this page again to see how far it is.'}
      </InsetText>
    )
  return (
    <Form action="/archives" token={token}>
      <p>It holds everybody’s records, so a coordinator of the area has to agree before it is made.</p>
      <ButtonGroup>
        <Button>Ask for an archive</Button>
      </ButtonGroup>
    </Form>
  )
}

function ArchiveTable({ archives, viewer }: { archives: readonly Archive[]; viewer: Viewer }) {
  return (
    <Table
      caption="Archives of the area, the latest first"
      hideCaption
      dense
      stack
      columns={[
        { key: 'asked', text: 'Asked for' },
        { key: 'agreed', text: 'Agreed to by' },
        { key: 'state', text: 'How far it is' },
        { key: 'size', text: 'Size', numeric: true },
        { key: 'print', text: 'Fingerprint (SHA-256)' },
        { key: 'do', text: 'Do', acts: true },
      ]}
      rows={archives.map((archive) => ({
        asked: `${formatDateTime(archive.asked_at)}, ${archive.asked_by_name}`,
        agreed: archive.agreed_by_name ?? '',
        state: stateOf(archive),
        size: archive.made_bytes === null ? '' : `${number.format(Math.ceil(archive.made_bytes / 1024))} KB`,
        print: archive.made_sha256 === null ? '' : <code>{archive.made_sha256.match(/.{16}/g)?.join(' ')}</code>,
        do: <Do archive={archive} viewer={viewer} />,
      }))}
      empty="No archive has been asked for yet."
    />
  )
}

function Do({ archive, viewer }: { archive: Archive; viewer: Viewer }) {
  if (archive.made_at !== null && archive.kept) return <a href={`/archives/${archive.id}/file`}>Download</a>
  if (archive.agreed_at === null && archive.failed_at === null && viewer.role === 'coordinator')
    return <a href={`/archives/${archive.id}/agree`}>Agree</a>
  return null
}

async function loadWaiting({ tx, parameters }: Visit<{ archive: string }>) {
  const archive = found(await selectOptionalArchive(tx, parameters.archive))
  if (archive.agreed_at !== null) throw new NotFound()
  return archive
}

/** A coordinator agrees that everything of the area is written into one file. */
export const agreeArchive = form({
  path: '/archives/:archive/agree',
  access: ['coordinator'],
  audit: { show: { none: 'that an archive was asked for' }, submit: 'take_out.archive.agreed' },
  form: formOf({}),
  load: loadWaiting,
  async show({ loaded: archive, token, errors }) {
    return {
      title: 'Agree to an archive',
      back: { href: '/archives', text: 'Archive of the area' },
      main: (
        <>
          <FormErrors errors={errors} />
          <Heading>Agree to an archive of the area</Heading>
          <p>
            {archive.asked_by_name} asked for it on {formatDateTime(archive.asked_at)}. It holds the record of everybody
            whom the partnership supports, and whoever has the file can read it all. Agree only if you know what it is
            for, and where it will be kept.
          </p>
          <Form action={`/archives/${archive.id}/agree`} token={token}>
            <ButtonGroup>
              <Button>I agree: make it</Button>
              <Button href="/archives" kind="link">
                Not now
              </Button>
            </ButtonGroup>
          </Form>
        </>
      ),
    }
  },
  async submit({ visit, loaded: archive }) {
    if (archive.asked_by === visit.viewer.user_id)
      throw new Refused('You asked for it yourself. Somebody else has to agree.')
    await agreeToArchive(visit.tx, visit.viewer, archive.id)
    await visit.record({ subject: { kind: 'take_out.archive', id: archive.id } })
    return { to: '/archives', flash: 'You have agreed. It is being made.' }
  },
})

/** An archive that was agreed to and made, as a file. */
export const archiveFile = raw({
  method: 'GET',
  path: '/archives/:archive/file',
  access,
  audit: 'take_out.archive.downloaded',
  async answer({ tx, parameters, record }) {
    const archive = found(await selectOptionalArchive(tx, parameters.archive))
    if (archive.made_at === null || !archive.kept) throw new NotFound()
    await record({ subject: { kind: 'take_out.archive', id: archive.id } })
    return piecesAsDownload(async (number) => {
      const { rows } = await sql<{ content: Buffer }>`
        select content from take_out.archive_piece where archive_id = ${archive.id} and number = ${number}`.execute(tx)
      return rows[0]?.content
    }, `archive-${archive.area_id.toLowerCase()}`)
  },
})
