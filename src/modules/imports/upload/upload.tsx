import { cleanName } from '#platform/files'
import { Ask, choice, FormErrors, file, formOf } from '#platform/forms'
import { form, Refused } from '#platform/http'
import { formatDateTime } from '#platform/time'
import { Button, Details, Form, Heading } from '#platform/ui'
import { kindNamed, kinds } from '../kinds.ts'
import { backToFiles, bringers } from '../roles.ts'
import { insertFile, isUnderWay, sameFile } from '../work/files.queries.ts'
import { largestFile, largestWords, printOf, whyUnreadable } from './first-look.ts'

const [onlyKind] = kinds

const questions = formOf({
  kind: choice({
    label: 'What is it a list of?',
    required: 'Choose what the file is a list of',
    options: kinds.map(({ name, title, hint }) => ({ value: name, text: title, hint })),
  }),
  file: file({
    label: 'The file',
    hint: `A spreadsheet (.xlsx) or CSV, at most ${largestWords}. Its columns may be called anything.`,
    required: 'Choose the file',
    accept: '.csv,.xlsx,.txt,.tsv',
  }),
})

/** The first of the four steps: the file. */
export const upload = form({
  path: '/imports/new',
  access: bringers,
  audit: { show: { none: 'an empty form' }, submit: 'imports.file.uploaded' },
  takesFiles: largestFile,
  load: async () => undefined,
  form: questions,
  prefill: () => ({ kind: kinds.length === 1 ? (onlyKind?.name ?? '') : '' }),
  show: ({ typed, errors, token }) => ({
    title: 'Bring in a file: step 1 of 4',
    back: backToFiles,
    main: (
      <Form action="/imports/new" token={token} files>
        <FormErrors errors={errors} />
        <Heading sub="Step 1 of 4. Nothing is stored until you have seen what would come of it, and all of it can be taken back afterwards.">
          Bring in a file
        </Heading>
        <Ask form={questions} name="kind" typed={typed} errors={errors} />
        <Ask form={questions} name="file" typed={typed} errors={errors} />
        <Button>Read the file</Button>
        <Details summary="What becomes of the file">
          <p>
            It is kept where only coordinators of your area can reach it, and deleted 30 days after the last thing you
            do with it. Larger files, up to 500,000 rows, and those of Fair Start Scotland, in which somebody may have
            started several times, are brought in by whoever runs the service.
          </p>
        </Details>
      </Form>
    ),
  }),
  async submit({ visit, value }) {
    const { tx, viewer, today } = visit
    const kind = kindNamed(value.kind)
    const { bytes } = value.file
    const why = await whyUnreadable(bytes, kind, today, viewer.area_id ?? '')
    if (why !== undefined) throw new Refused([{ field: 'file', message: why }])
    const fresh = { kind: kind.name, name: cleanName(value.file.name), fingerprint: printOf(bytes), bytes }
    if (await isUnderWay(tx, viewer, fresh)) {
      const same = await sameFile(tx, fresh)
      const who =
        same === undefined ? 'Somebody else' : `${same.uploaded_by_name}, on ${formatDateTime(same.uploaded_at)},`
      throw new Refused([
        {
          field: 'file',
          message: `${who} has begun with this very file. It is in the list of files: go on with it there`,
        },
      ])
    }
    const id = await insertFile(tx, viewer, fresh)
    await visit.record({ area_id: viewer.area_id, subject: { kind: 'imports.file', id }, detail: { kind: kind.name } })
    return { to: `/imports/${id}` }
  },
})
