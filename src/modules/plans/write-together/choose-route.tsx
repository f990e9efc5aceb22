import { partnershipForm } from '#modules/partnership'
import { Ask, choice, type Form, formOf, text } from '#platform/forms'
import { form, found, Refused, type Visit } from '#platform/http'
import { formatDateTime } from '#platform/time'
import { itemAt, numberOf } from '../delivery-plan/plan.ts'
import { ownPlan, writers } from '../plans.access.ts'
import { Differences } from './differences.tsx'
import { loadItem, type OneItem } from './item-loaded.ts'
import { textOf } from './paragraphs.ts'
import { type ClashChoice, choicesOfAClash, chosenText, clashesIn, putTogether, type Stretch } from './put-together.ts'
import { type HeldText, saveText, selectOptionalHeld, selectOptionalText, settleHeld } from './texts.queries.ts'

interface Choosing extends OneItem {
  held: HeldText
  base: string
  stretches: Stretch[]
}

type Answers = Record<string, ClashChoice | string | null>

/** Asks of each clash what is to stand, and carries along which text mine was put beside. */
function choosingForm({ stretches, text: theirs }: Choosing): Form<Answers> {
  const by = theirs?.by_name ?? 'the other'
  const fields = clashesIn(stretches).map(
    (_, at) =>
      [
        `clash_${at + 1}`,
        choice({
          label: `Place ${at + 1}: what stands?`,
          required: `Choose what stands at place ${at + 1}`,
          options: [
            { value: 'theirs', text: `What ${by} wrote` },
            { value: 'mine', text: 'What I wrote' },
            { value: 'both', text: 'Both, one after the other' },
          ],
        }),
      ] as const,
  )
  const beside = text({ label: 'The text it was put beside', max: 36 })
  return formOf<Answers>({ ...Object.fromEntries(fields), beside })
}

async function load(visit: Visit<{ plan: string; item: string; held: string }>): Promise<Choosing> {
  const { tx, viewer, parameters } = visit
  const one = await loadItem(visit)
  const held = found(await selectOptionalHeld(tx, viewer, one.item.id, parameters.held))
  const base = held.began_from === null ? undefined : await selectOptionalText(tx, one.item.id, held.began_from)
  const words = base?.words ?? ''
  return { ...one, held, base: words, stretches: putTogether(words, held.words, one.text?.words ?? '') }
}

/** The writer of a text that could not be put together with another by itself chooses, place by place. */
export const chooseRoute = form({
  path: '/partnership/plans/:plan/items/:item/choose/:held',
  access: writers,
  audit: { show: ownPlan, submit: 'plans.text.put_together' },
  load,
  form: choosingForm,
  prefill: ({ text: now }) => ({ beside: now?.id ?? '' }),
  show(view) {
    const { item, stretches, held } = view.loaded
    const clashes = clashesIn(stretches)
    const questions = choosingForm(view.loaded)
    return partnershipForm({
      heading: `Put two texts together: ${numberOf(item)} ${item.title}`,
      title: `Put two texts together: ${numberOf(item)}`,
      sub: `You wrote yours on ${formatDateTime(held.held_at)}. What only one of you changed is in already; ${clashes.length === 1 ? 'at 1 place' : `at ${clashes.length} places`} you both changed the same.`,
      view,
      button: 'Save what I chose',
      back: { href: itemAt(item), text: `${numberOf(item)} ${item.title}` },
      children: (
        <>
          <input type="hidden" name="beside" value={view.loaded.text?.id ?? ''} />
          {clashes.map((clash, at) => (
            <section key={at} class="nwd-clash" aria-label={`Place ${at + 1}`}>
              <h2>
                Place {at + 1} of {clashes.length}
              </h2>
              <div class="nwd-two">
                <div>
                  <h3>{view.loaded.text?.by_name ?? 'The other'} wrote</h3>
                  <Differences before={textOf(clash.base)} after={textOf(clash.theirs)} />
                </div>
                <div>
                  <h3>You wrote</h3>
                  <Differences before={textOf(clash.base)} after={textOf(clash.mine)} />
                </div>
              </div>
              <Ask form={questions} typed={view.typed} errors={view.errors} name={`clash_${at + 1}`} />
            </section>
          ))}
        </>
      ),
    })
  },
  async submit({ visit, loaded, value }) {
    const { item, held, base } = loaded
    const beside = typeof value.beside === 'string' ? value.beside : null
    const theirs = beside === null ? undefined : await selectOptionalText(visit.tx, item.id, beside)
    if (beside !== (loaded.text?.id ?? null))
      throw new Refused('The text was changed once more while you chose. Look at the places again')
    const stretches = putTogether(base, held.words, theirs?.words ?? '')
    const chosen = clashesIn(stretches).map(
      (_, at) => choicesOfAClash.find((each) => each === value[`clash_${at + 1}`]) ?? 'both',
    )
    const words = chosenText(stretches, chosen)
    const saved = await saveText(visit.tx, visit.viewer, item, { words, began_from: beside })
    if (saved === undefined) throw new Refused('The text it was put beside is none of this item’s')
    if (saved.kind === 'held')
      throw new Refused('The text was changed once more while you chose. Look at the places again')
    await settleHeld(visit.tx, held.id)
    await visit.record({ subject: { kind: 'plan_item', id: item.id }, detail: { places: chosen.length } })
    return { to: itemAt(item), flash: 'The two texts are put together.' }
  },
})
