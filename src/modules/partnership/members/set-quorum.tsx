import { Ask, choices, formOf, text, wholeNumber } from '#platform/forms'
import { form } from '#platform/http'
import { referenceOptions } from '#platform/reference'
import type { CalendarDate } from '#platform/time'
import { areaOf, coordinators } from '../partnership.access.ts'
import { partnershipForm } from '../partnership-form.tsx'
import { membersNow } from './members.queries.ts'
import { quorumRuleOn, setQuorumRule } from './quorum.queries.ts'
import { ruleInWords } from './quorum.ts'

const quorumForm = (today: CalendarDate) =>
  formOf({
    share_percent: wholeNumber({
      label: 'Share of the member organisations, in per cent',
      hint: '50 for half of them. 0 if only the number below counts.',
      called: 'The share',
      required: 'Enter a share, 0 to 100',
      min: 0,
      max: 100,
    }),
    least: wholeNumber({
      label: 'Never fewer organisations than',
      called: 'The number',
      required: 'Enter a number of organisations',
      min: 1,
      max: 100,
    }),
    sectors: choices({
      label: 'Somebody must be there from',
      options: referenceOptions('partnership-sectors', today),
    }),
    reason: text({ label: 'Where was this agreed?', called: 'Where', required: 'Say where it was agreed', max: 200 }),
  })

/** A coordinator writes down the quorum that the partnership has agreed. */
export const setQuorum = form({
  path: '/partnership/quorum',
  access: coordinators,
  audit: { show: { none: 'a rule' }, submit: 'partnership.quorum.set' },
  async load({ tx, viewer, today }) {
    const area = areaOf(viewer)
    const rule = await quorumRuleOn(tx, area, today)
    return { area, rule, members: (await membersNow(tx, area)).length, questions: quorumForm(today) }
  },
  form: ({ questions }) => questions,
  prefill: ({ rule: { agreed: _, sectors, ...rule }, questions }) =>
    questions.typedFrom({ ...rule, sectors: [...sectors] }),
  show(view) {
    const { rule, members, questions } = view.loaded
    const asked = { form: questions, typed: view.typed, errors: view.errors }
    return partnershipForm({
      heading: 'Set the quorum',
      sub: `Now: ${ruleInWords(rule, members)}`,
      view,
      button: 'Set the quorum',
      back: { href: '/partnership/members', text: 'Members' },
      children: (
        <>
          <Ask {...asked} name="share_percent" />
          <Ask {...asked} name="least" />
          <Ask {...asked} name="sectors" />
          <Ask {...asked} name="reason" />
        </>
      ),
    })
  },
  async submit({ visit, loaded: { area, members }, value }) {
    const id = await setQuorumRule(visit.tx, visit.viewer, area, value)
    await visit.record({
      subject: { kind: 'quorum_rule', id },
      detail: { share_percent: value.share_percent, least: value.least },
    })
    return { to: '/partnership/members', flash: ruleInWords(value, members) }
  },
})
