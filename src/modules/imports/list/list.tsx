import { page } from '#platform/http'
import { formatDateTime } from '#platform/time'
import { Button, Heading, NextStep, Table } from '#platform/ui'
import { kindNamed } from '../kinds.ts'
import { whoWaits } from '../matches/matches.queries.ts'
import { bringers } from '../roles.ts'
import { standingOf } from '../work/file.ts'
import { filesOfArea } from '../work/files.queries.ts'
import { figure, inWords, nameOf } from '../work/words.ts'

const most = 50

/** The files that an area brought in or is bringing in. */
export const filesBroughtIn = page({
  path: '/imports',
  access: bringers,
  audit: 'imports.files.listed',
  async show({ tx, viewer, record }) {
    const files = await filesOfArea(tx, most)
    const waiting = viewer.role === 'coordinator' ? (await whoWaits(tx, most)).length : 0
    await record({ area_id: viewer.area_id })
    return {
      title: 'Files brought in',
      main: (
        <>
          <Heading sub="What you kept in spreadsheets or an old system, brought here in four steps. Nothing is stored until you have seen what would come of it.">
            Files brought in
          </Heading>
          <p>
            <Button href="/imports/new">Bring in a file</Button>
          </p>
          {waiting > 0 && (
            <NextStep
              actions={
                <Button kind="secondary" href="/imports/waiting">
                  Decide who they are
                </Button>
              }
            >
              {waiting === 1 ? 'One person' : `${figure(waiting)} people`} in files may be known here already, and{' '}
              {waiting === 1 ? 'waits' : 'wait'} for a decision.
            </NextStep>
          )}
          <Table
            caption={
              files.length === most
                ? `The latest ${most} files`
                : `${files.length === 1 ? '1 file' : `${files.length} files`}`
            }
            dense
            stack
            columns={[
              { key: 'name', text: 'File' },
              { key: 'kind', text: 'What it is a list of' },
              { key: 'rows', text: 'Rows', numeric: true },
              { key: 'standing', text: 'Where it stands' },
              { key: 'by', text: 'By' },
            ]}
            rows={files.map(({ file, works }) => ({
              name: <a href={`/imports/${file.id}`}>{nameOf(file)}</a>,
              kind: kindNamed(file.kind).title,
              rows: file.rows === null ? '' : figure(file.rows),
              standing: inWords(standingOf(file, works)),
              by: `${file.uploaded_by_name}, ${formatDateTime(file.uploaded_at)}`,
            }))}
            empty="No file has been brought in yet. Begin with one: a few rows are enough to see how it goes."
          />
        </>
      ),
    }
  },
})
