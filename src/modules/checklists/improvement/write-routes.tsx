import { type Owners, ownersIn, partnershipForm } from '#modules/partnership'
import { Ask, type FieldError, type Form, type Typed } from '#platform/forms'
import { form, found, Refused, type Visit } from '#platform/http'
import { formatDateTime } from '#platform/time'
import { InsetText } from '#platform/ui'
import { type Improvement, mayChange } from './improvement.ts'
import { addImprovement, reviseImprovement, selectOptionalImprovement, versionsOf } from './improvements.queries.ts'
import { sevenFields } from './in-words.ts'
import { type Merged, mergeEdits } from './merge-edits.ts'
import { fieldsOf, improvementForm, type Written, writtenOf } from './plan-form.ts'
import { ownPlan, whoWrites } from './who.ts'

interface AskedProps {
  form: Form<Written & { seen: string | null }>
  typed: Typed
  errors: readonly FieldError[]
}

function SevenFields(asked: AskedProps) {
  return (
    <>
      <Ask {...asked} name="issue" rows={3} />
      <Ask {...asked} name="actions" rows={5} />
      <div class="nwd-pair">
        <Ask {...asked} name="lead" />
        <Ask {...asked} name="lead_group" />
      </div>
      <Ask {...asked} name="due_on" />
      <Ask {...asked} name="review_months" />
      <Ask {...asked} name="support" rows={3} />
      <Ask {...asked} name="support_from" />
      <Ask {...asked} name="resources" rows={3} />
      <Ask {...asked} name="impact" rows={3} />
    </>
  )
}

const area = ({ viewer }: Pick<Visit, 'viewer'>) => found(viewer.area_id)

/** Something for the plan that comes from no statement. */
export const newImprovementRoute = form({
  path: '/checklists/plan/new',
  access: whoWrites,
  audit: { show: ownPlan, submit: 'checklists.improvement.added' },
  load: async (visit) => ({ owners: await ownersIn(visit.tx, area(visit), visit.today) }),
  form: ({ owners }) => improvementForm(owners.options),
  prefill: () => ({ review_months: '3' }),
  show: (view) =>
    partnershipForm({
      heading: 'Add to the improvement plan',
      sub: 'The issue is enough to begin with. Name no organisation’s own answers.',
      view,
      button: 'Add it',
      back: { href: '/checklists/plan', text: 'Improvement plan' },
      children: (
        <SevenFields form={improvementForm(view.loaded.owners.options)} typed={view.typed} errors={view.errors} />
      ),
    }),
  async submit({ visit, loaded: { owners }, value: { seen: _, ...value } }) {
    const { id, number } = await addImprovement(visit.tx, visit.viewer, area(visit), fieldsOf(value, owners))
    await visit.record({ subject: { kind: 'improvement', id } })
    return { to: `/checklists/plan/${id}`, flash: `Improvement ${number} is in the plan.` }
  },
})

interface Changing {
  improvement: Improvement
  owners: Owners
}

async function load({ tx, viewer, today, parameters }: Visit<{ improvement: string }>): Promise<Changing> {
  const improvement = found(await selectOptionalImprovement(tx, parameters.improvement))
  if (!mayChange(improvement, viewer)) found(undefined)
  return { improvement, owners: await ownersIn(tx, improvement.area_id, today) }
}

/** What was typed, put together with what somebody else wrote since `seen`; undefined when that version is none of this improvement's. */
async function merged(
  { tx }: Pick<Visit, 'tx'>,
  { improvement, owners }: Changing,
  { seen, ...mine }: Written & { seen: string | null },
): Promise<Merged<Written> | undefined> {
  const base = (await versionsOf(tx, improvement.id)).find(({ id }) => id === seen)
  return base && mergeEdits<Written>(writtenOf(base, owners), mine, writtenOf(improvement, owners))
}

const changedMeanwhile =
  'Somebody else changed the same words while you did. What they wrote is shown below: put yours together with it, and save again'

/** The seven fields, changed; what they said before stays, and what two people write at once is put together. */
export const changeImprovementRoute = form({
  path: '/checklists/plan/:improvement/change',
  access: whoWrites,
  audit: { show: ownPlan, submit: 'checklists.improvement.changed' },
  load,
  form: ({ owners }) => improvementForm(owners.options),
  prefill: ({ improvement, owners }) =>
    improvementForm(owners.options).typedFrom({ ...writtenOf(improvement, owners), seen: improvement.version_id }),
  async show(view) {
    const { improvement, owners } = view.loaded
    const questions = improvementForm(owners.options)
    const parsed = view.errors.length > 0 ? questions.parse(view.typed, { today: view.visit.today }) : undefined
    const both =
      parsed?.ok && parsed.value.seen !== improvement.version_id
        ? await merged(view.visit, view.loaded, parsed.value)
        : undefined
    const typed = both ? questions.typedFrom({ ...both.value, seen: improvement.version_id }) : view.typed
    const seen = typed.seen
    return partnershipForm({
      heading: `Improvement ${improvement.number}`,
      sub:
        improvement.lead !== null && owners.valueOf(improvement.lead) === undefined ? 'Its lead has left.' : undefined,
      view,
      button: 'Save the change',
      back: { href: `/checklists/plan/${improvement.id}`, text: `Improvement ${improvement.number}` },
      children: (
        <>
          <input type="hidden" name="seen" value={typeof seen === 'string' ? seen : ''} />
          {both !== undefined && both.clashes.length > 0 && <Theirs improvement={improvement} clashes={both.clashes} />}
          <SevenFields form={questions} typed={typed} errors={view.errors} />
        </>
      ),
    })
  },
  async submit({ visit, loaded, value }) {
    const { improvement, owners } = loaded
    const both = await merged(visit, loaded, value)
    if (both === undefined || both.clashes.length > 0) throw new Refused(changedMeanwhile)
    if (!(await reviseImprovement(visit.tx, visit.viewer, improvement, fieldsOf(both.value, owners))))
      throw new Refused(changedMeanwhile)
    await visit.record({ subject: { kind: 'improvement', id: improvement.id } })
    const flash =
      value.seen === improvement.version_id
        ? 'The change is saved.'
        : `Saved, together with what ${improvement.changed_by} changed meanwhile.`
    return { to: `/checklists/plan/${improvement.id}`, flash }
  },
})

/** What somebody else wrote where both changed the same. */
function Theirs({ improvement, clashes }: { improvement: Improvement; clashes: readonly string[] }) {
  const alike: Record<string, string> = { support_from: 'support', lead_group: 'lead', review_months: 'due_on' }
  const keys = clashes.map((field) => alike[field] ?? field)
  return (
    <InsetText>
      <p>
        {improvement.changed_by} wrote on {formatDateTime(improvement.since)}:
      </p>
      <dl>
        {sevenFields(improvement)
          .filter(({ key }) => keys.includes(key))
          .map(({ key, name, words }) => (
            <div key={key}>
              <dt>{name}</dt>
              <dd class="nwd-lines">{words === '' ? 'Nothing' : words}</dd>
            </div>
          ))}
      </dl>
    </InsetText>
  )
}
