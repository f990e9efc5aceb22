import { partnershipForm } from '#modules/partnership'
import { Ask, formOf, longText, text } from '#platform/forms'
import { form, Refused } from '#platform/http'
import { Details } from '#platform/ui'
import { itemAt, numberOf } from '../delivery-plan/plan.ts'
import { ownPlan, writers } from '../plans.access.ts'
import { loadItem } from './item-loaded.ts'
import { saveText } from './texts.queries.ts'

/** What one item may hold: some six pages. */
export const mostOfAnItem = 19_000

const writeForm = formOf({
  words: longText({ label: 'The text', max: mostOfAnItem }),
  /** The text that was there when the form was shown. */
  began_from: text({ label: 'The text that this one began from', max: 36 }),
})

/** Writes an item. What another writer saved meanwhile is put together with it, and nothing is overwritten. */
export const writeRoute = form({
  path: '/partnership/plans/:plan/items/:item/write',
  access: writers,
  audit: { show: ownPlan, submit: 'plans.text.written' },
  load: loadItem,
  form: writeForm,
  prefill: ({ text: now }) => writeForm.typedFrom({ words: now?.words ?? '', began_from: now?.id ?? '' }),
  show(view) {
    const { item } = view.loaded
    const began_from = view.typed.began_from
    return partnershipForm({
      heading: `${numberOf(item)} ${item.title}`,
      title: `Write ${numberOf(item)} ${item.title}`,
      sub: item.guidance,
      view,
      button: 'Save',
      back: { href: itemAt(item), text: `${numberOf(item)} ${item.title}` },
      children: (
        <>
          <input type="hidden" name="began_from" value={typeof began_from === 'string' ? began_from : ''} />
          <Ask form={writeForm} typed={view.typed} errors={view.errors} name="words" rows={18} needed />
          <HowToWrite />
        </>
      ),
    })
  },
  async submit({ visit, loaded: { item }, value }) {
    const typed = { words: value.words ?? '', began_from: value.began_from }
    const saved = await saveText(visit.tx, visit.viewer, item, typed)
    if (saved === undefined)
      throw new Refused('This form began from another text: copy your words, and open the item again')
    await visit.record({ subject: { kind: 'plan_item', id: item.id }, detail: { became: saved.kind } })
    if (saved.kind === 'held')
      return {
        to: itemAt(item, `/choose/${saved.id}`),
        flash: 'Somebody else changed the same words while you wrote. Yours are kept: choose what stands.',
      }
    if (saved.kind === 'unchanged') return { to: itemAt(item), flash: 'Nothing was changed.' }
    const met = saved.with
    return {
      to: itemAt(item),
      flash: met === undefined ? 'Saved.' : `Saved, together with what ${met.by_name} wrote meanwhile.`,
    }
  },
})

/** The little markup there is. */
export function HowToWrite() {
  return (
    <Details summary="Headings, lists, links and figures">
      <p>An empty line begins a new paragraph.</p>
      <ul>
        <li>
          <code>## Heading</code> is a heading
        </li>
        <li>
          <code>- a point</code> or <code>1. a point</code>, each on its own line, is a list
        </li>
        <li>
          <code>**strong**</code> is strong, and <code>[words](https://…)</code> a link
        </li>
        <li>
          <code>[figure 3]</code> is figure 3 of this plan: a number in a sentence, a table or chart on a line of its
          own
        </li>
      </ul>
    </Details>
  )
}
