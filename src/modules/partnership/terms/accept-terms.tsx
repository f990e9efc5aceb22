import { Ask, confirm, formOf } from '#platform/forms'
import { form, found, Refused } from '#platform/http'
import { memberOfViewer } from '../members/members.queries.ts'
import { partnershipForm } from '../partnership-form.tsx'
import { Text } from './show-terms.tsx'
import { acceptAgreement, currentAgreement, selectOptionalAgreement } from './terms.queries.ts'

const acceptForm = formOf({
  agree: confirm({
    label: 'Your organisation’s word',
    says: 'My organisation accepts these terms, and I may say so for it',
    required: 'Tick the box if you may accept for your organisation',
  }),
})

/** A member accepts a version of the terms for their organisation. */
export const acceptTerms = form({
  path: '/partnership/terms/:agreement/accept',
  access: ['member'],
  audit: { show: { none: 'the terms of the partnership' }, submit: 'partnership.terms.accepted' },
  async load({ tx, viewer, parameters }) {
    const agreement = found(await selectOptionalAgreement(tx, parameters.agreement))
    return { agreement, member: found(await memberOfViewer(tx, viewer)) }
  },
  form: acceptForm,
  show(view) {
    const { agreement, member } = view.loaded
    return partnershipForm({
      heading: `Accept version ${agreement.version} of the terms`,
      sub: `For ${member.organisation}. Your name is kept beside it.`,
      view,
      button: 'Accept for my organisation',
      back: { href: '/partnership/terms', text: 'Terms of reference' },
      children: (
        <>
          <Text agreement={agreement} />
          <Ask form={acceptForm} typed={view.typed} errors={view.errors} name="agree" />
        </>
      ),
    })
  },
  async submit({ visit, loaded: { agreement, member } }) {
    const newest = await currentAgreement(visit.tx, agreement.area_id)
    if (newest?.id !== agreement.id) throw new Refused('There is a newer version: go back and read that one')
    const accepted = { area_id: agreement.area_id, agreement_id: agreement.id, member_id: member.id }
    if (!(await acceptAgreement(visit.tx, visit.viewer, accepted)))
      throw new Refused('Your organisation has accepted this version already')
    await visit.record({ subject: { kind: 'agreement', id: agreement.id }, detail: { version: agreement.version } })
    return {
      to: '/partnership/terms',
      flash: `${member.organisation} has accepted version ${agreement.version} of the terms.`,
    }
  },
})
