import { Ask, formOf, text } from '#platform/forms'
import { form, Refused } from '#platform/http'
import { Button, Count, Form, Table } from '#platform/ui'
import { employerNamed, employersOf } from '../employers.queries.ts'

const newEmployer = formOf({
  name: text({
    label: 'Name of an employer to add',
    required: 'Enter the name the employer trades under',
    max: 200,
  }),
})

/** The employers that the partnership knows, and a line to add one; the same list that a job start chooses from. */
export const listEmployers = form({
  path: '/employers',
  access: ['employer_officer', 'coordinator', 'team_lead', 'key_worker'],
  audit: { show: { none: 'names of employers, of nobody' }, submit: 'employers.employer.added' },
  form: newEmployer,
  load: ({ tx, viewer }) => employersOf(tx, viewer.area_id ?? ''),
  show: ({ loaded, typed, errors, token }) => ({
    title: 'Employers',
    main: (
      <>
        <h1>
          Employers <Count>{loaded.length}</Count>
        </h1>
        <p class="nwd-sub">
          Whom people of this area have gone to work for. A name is kept once, whatever its capitals.
        </p>
        <Form action="/employers" token={token} errors={errors}>
          <Ask form={newEmployer} name="name" typed={typed} errors={errors} />
          <Button kind="secondary">Add the employer</Button>
        </Form>
        <Table
          caption="Employers, by name"
          hideCaption
          dense
          columns={[{ key: 'name', text: 'Name' }]}
          rows={loaded.map(({ name }) => ({ name }))}
          empty="No employer is known here yet. Add the first above, or record a job start: its employer is added too."
        />
      </>
    ),
  }),
  async submit({ visit, loaded, value }) {
    const { tx, viewer } = visit
    const plain = value.name.trim().toLowerCase()
    if (loaded.some(({ name }) => name.toLowerCase() === plain))
      throw new Refused([{ field: 'name', message: 'This employer is in the list already' }])
    const employer = await employerNamed(tx, viewer, viewer.area_id ?? '', value.name)
    await visit.record({ subject: { kind: 'employer', id: employer.id } })
    return { to: '/employers', flash: `${employer.name} is in the list.` }
  },
})
