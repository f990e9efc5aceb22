import { partnershipForm } from '#modules/partnership'
import { Ask, formOf, longText, text } from '#platform/forms'
import { form, Refused } from '#platform/http'
import { itemAt, numberOf } from '../delivery-plan/plan.ts'
import { ownPlan, readers } from '../plans.access.ts'
import { isSame } from '../write-together/differences.tsx'
import { loadItem } from '../write-together/item-loaded.ts'
import { selectOptionalText } from '../write-together/texts.queries.ts'
import { HowToWrite, mostOfAnItem } from '../write-together/write-route.tsx'
import { addSuggestion } from './suggestions.queries.ts'

const suggestForm = formOf({
  words: longText({
    label: 'The text as you would have it',
    required: 'Enter the text as you would have it',
    max: mostOfAnItem,
  }),
  why: text({ label: 'Why?', required: 'Enter why', max: 200 }),
  began_from: text({ label: 'The text that this one began from', max: 36 }),
})

/** Proposes other words for an item: whoever answers for it accepts or declines them. */
export const suggestRoute = form({
  path: '/partnership/plans/:plan/items/:item/suggest',
  access: readers,
  audit: { show: ownPlan, submit: 'plans.suggestion.made' },
  load: loadItem,
  form: suggestForm,
  prefill: ({ text: now }) => suggestForm.typedFrom({ words: now?.words ?? '', began_from: now?.id ?? '' }),
  show(view) {
    const { item } = view.loaded
    const asked = { form: suggestForm, typed: view.typed, errors: view.errors }
    const began_from = view.typed.began_from
    return partnershipForm({
      heading: `Propose other words for ${numberOf(item)}`,
      sub: `${item.title}. Change the text below: only what you change is looked at.`,
      view,
      button: 'Propose it',
      back: { href: itemAt(item), text: `${numberOf(item)} ${item.title}` },
      children: (
        <>
          <input type="hidden" name="began_from" value={typeof began_from === 'string' ? began_from : ''} />
          <Ask {...asked} name="words" rows={16} />
          <HowToWrite />
          <Ask {...asked} name="why" />
        </>
      ),
    })
  },
  async submit({ visit, loaded: { item }, value }) {
    const base = value.began_from === null ? null : await selectOptionalText(visit.tx, item.id, value.began_from)
    if (base === undefined)
      throw new Refused('This form began from another text: copy your words, and open the item again')
    if (isSame(base?.words ?? '', value.words))
      throw new Refused([{ field: 'words', message: 'Change something: the text is as it was' }])
    await addSuggestion(visit.tx, visit.viewer, item, value)
    await visit.record({ subject: { kind: 'plan_item', id: item.id } })
    return { to: itemAt(item, '#suggestions'), flash: 'Proposed. Whoever answers for the item decides about it.' }
  },
})
