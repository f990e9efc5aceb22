import { addToTimeline, fullName, personForm, sight } from '#modules/people'
import { largestFile, storeFile } from '#platform/files'
import { Ask, formOf, text } from '#platform/forms'
import { form, found, Refused, type Visit } from '#platform/http'
import { referenceText } from '#platform/reference'
import { formatDate } from '#platform/time'
import { InsetText } from '#platform/ui'
import { recorders } from '../outcomes.access.ts'
import { endVerification } from '../verify/verification.queries.ts'
import { askWhereReady } from './afterwards.ts'
import { aboutEvidence, recordEvidence, takeOutEvidence } from './evidence.queries.ts'
import { evidenceForm } from './evidence-form.ts'
import { ruleInWords } from './evidence-rule.ts'
import { type LoadedAchieved, loadStanding } from './load-achieved.ts'

const lineOf = ({ person, at }: LoadedAchieved, words: string) => ({
  area_id: person.area_id,
  person_id: person.id,
  kind: 'outcomes.evidence',
  words,
  sees: sight.record,
  link: at,
})

/** What was seen of an outcome, by whom and on which day; a copy only where the fund asks for one. */
export const evidenceRoute = form({
  path: '/people/:person/outcomes/:outcome/evidence',
  access: recorders,
  audit: { show: 'outcomes.evidence.opened', submit: 'outcomes.evidence.recorded' },
  takesFiles: largestFile,
  load: loadStanding,
  form: evidenceForm,
  prefill: (loaded) => evidenceForm(loaded).typedFrom({ seen_on: loaded.today }),
  async show(view) {
    const { person, one, at } = view.loaded
    await view.visit.record({ person_id: person.id, subject: { kind: one.kind, id: one.id } })
    const asked = { form: evidenceForm(view.loaded), typed: view.typed, errors: view.errors }
    return personForm({
      person,
      heading: 'Evidence',
      sub: `${fullName(person)}: ${one.title.toLowerCase()}, ${formatDate(one.on)}.`,
      view,
      button: 'Save',
      back: { href: at, text: one.title },
      files: one.rule?.copy,
      children: (
        <>
          <InsetText>
            {one.rule === undefined ? 'That you have seen it is enough. No copy is kept.' : ruleInWords(one.rule)}
          </InsetText>
          <Ask {...asked} name="kind" small />
          <Ask {...asked} name="seen_on" />
          {one.rule?.copy && <Ask {...asked} name="copy" />}
        </>
      ),
    })
  },
  async submit({ visit, loaded, value: { kind, seen_on, copy } }) {
    const { person, one, at } = loaded
    const { tx, viewer } = visit
    const evidence = await recordEvidence(tx, viewer, one, { kind, seen_on })
    if (copy !== null) {
      const organisation_id = viewer.organisation_id
      if (organisation_id === null) throw new Refused([{ field: 'copy', message: 'Only an organisation keeps copies' }])
      const { id: person_id, area_id } = person
      await storeFile(tx, { person_id, area_id, organisation_id, about: aboutEvidence(evidence), ...copy }, 'copy')
    }
    await askWhereReady(visit, person, one)
    const words = `Evidence of “${one.title}”: ${referenceText('evidence-kinds', kind).toLowerCase()}`
    await addToTimeline(tx, viewer, lineOf(loaded, words))
    const subject = { kind: 'evidence', id: evidence }
    await visit.record({ person_id: person.id, subject, detail: { kind, copy: copy !== null } })
    return { to: at, flash: copy === null ? 'Saved. No copy is kept.' : 'Saved, with its copy.' }
  },
})

const takeOutForm = formOf({
  reason: text({ label: 'Why is it taken out?', called: 'Why', required: 'Say why it is taken out', max: 300 }),
})

async function loadEvidence(visit: Visit<{ person: string; outcome: string; evidence: string }>) {
  const loaded = await loadStanding(visit)
  return { ...loaded, evidence: found(loaded.one.evidence.find(({ id }) => id === visit.parameters.evidence)) }
}

/** Takes out evidence that was of something or somebody else, and the bytes of its copy with it. */
export const takeOutEvidenceRoute = form({
  path: '/people/:person/outcomes/:outcome/evidence/:evidence/take-out',
  access: recorders,
  audit: { show: 'outcomes.evidence.opened', submit: 'outcomes.evidence.taken_out' },
  load: loadEvidence,
  form: takeOutForm,
  async show(view) {
    const { person, one, at, evidence } = view.loaded
    await view.visit.record({ person_id: person.id, subject: { kind: 'evidence', id: evidence.id } })
    return personForm({
      person,
      heading: 'Take out evidence',
      sub: `${referenceText('evidence-kinds', evidence.kind)}, seen by ${evidence.seen_by_name} on ${formatDate(evidence.seen_on)}.`,
      view,
      button: 'Take it out',
      back: { href: at, text: one.title },
      children: (
        <>
          <InsetText>
            {evidence.copies > 0
              ? 'Its copy is destroyed at once. That it was here, and why it went, is kept.'
              : 'That it was here, and why it went, is kept.'}
          </InsetText>
          <Ask form={takeOutForm} name="reason" typed={view.typed} errors={view.errors} />
        </>
      ),
    })
  },
  async submit({ visit, loaded, value: { reason } }) {
    const { person, one, at, evidence } = loaded
    await takeOutEvidence(visit.tx, visit.viewer, { person_id: person.id, evidence }, reason)
    await endVerification(visit.tx, one.id)
    await askWhereReady(visit, person, one)
    await addToTimeline(visit.tx, visit.viewer, lineOf(loaded, `Evidence of “${one.title}” was taken out`))
    await visit.record({ person_id: person.id, subject: { kind: 'evidence', id: evidence.id } })
    return { to: at, flash: 'It is taken out.' }
  },
})
