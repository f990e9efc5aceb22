import { partnershipForm } from '#modules/partnership'
import { Ask, formOf, longText, text } from '#platform/forms'
import { form, found, Refused } from '#platform/http'
import { InsetText } from '#platform/ui'
import { itemAt, numberOf } from '../delivery-plan/plan.ts'
import { ownPlan, readers, writers } from '../plans.access.ts'
import { loadItem } from '../write-together/item-loaded.ts'
import { addComment, resolveComment, selectOptionalComment } from './comments.queries.ts'

const commentForm = formOf({
  about: text({
    label: 'Which words is it about?',
    hint: 'Copy a few of them. Leave it empty for all of the item.',
    max: 300,
  }),
  words: longText({ label: 'What do you want to say?', required: 'Enter what you want to say', max: 2000 }),
})

/** Says something of an item. */
export const commentRoute = form({
  path: '/partnership/plans/:plan/items/:item/comment',
  access: readers,
  audit: { show: ownPlan, submit: 'plans.comment.made' },
  load: loadItem,
  form: commentForm,
  show(view) {
    const { item } = view.loaded
    const asked = { form: commentForm, typed: view.typed, errors: view.errors }
    return partnershipForm({
      heading: `Say something of ${numberOf(item)}`,
      sub: `${item.title}. Everybody who works on the plan reads it.`,
      view,
      button: 'Say it',
      back: { href: itemAt(item), text: `${numberOf(item)} ${item.title}` },
      children: (
        <>
          <Ask {...asked} name="about" />
          <Ask {...asked} name="words" rows={5} />
        </>
      ),
    })
  },
  async submit({ visit, loaded, value }) {
    const said = { about: value.about ?? '', words: value.words, text_id: loaded.text?.id ?? null }
    await addComment(visit.tx, visit.viewer, loaded.item, said)
    await visit.record({ subject: { kind: 'plan_item', id: loaded.item.id } })
    return { to: itemAt(loaded.item, '#comments'), flash: 'Said.' }
  },
})

const resolveForm = formOf({
  answer: longText({ label: 'What became of it?', required: 'Enter what became of it', max: 1000 }),
})

/** Deals with a comment, and says what became of it. */
export const resolveRoute = form({
  path: '/partnership/plans/:plan/items/:item/comments/:comment',
  access: writers,
  audit: { show: ownPlan, submit: 'plans.comment.resolved' },
  async load(visit) {
    const one = await loadItem(visit)
    return { ...one, comment: found(await selectOptionalComment(visit.tx, one.item.id, visit.parameters.comment)) }
  },
  form: resolveForm,
  show(view) {
    const { item, comment } = view.loaded
    return partnershipForm({
      heading: `Deal with what was said of ${numberOf(item)}`,
      sub: `${comment.by_name} said:`,
      view,
      button: 'It is dealt with',
      back: { href: itemAt(item), text: `${numberOf(item)} ${item.title}` },
      children: (
        <>
          <InsetText>
            <p class="nwd-lines">{comment.words}</p>
          </InsetText>
          <Ask form={resolveForm} typed={view.typed} errors={view.errors} name="answer" rows={3} />
        </>
      ),
    })
  },
  async submit({ visit, loaded: { item, comment }, value }) {
    if (!(await resolveComment(visit.tx, visit.viewer, comment.id, value.answer)))
      throw new Refused('Somebody has dealt with it already')
    await visit.record({ subject: { kind: 'plan_item', id: item.id } })
    return { to: itemAt(item), flash: 'Dealt with.' }
  },
})
