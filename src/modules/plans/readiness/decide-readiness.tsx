import { partnershipForm } from '#modules/partnership'
import { Ask, choice, formOf, longText } from '#platform/forms'
import { form, found, Refused, type Visit } from '#platform/http'
import { keepers, nationsPlan } from '../national/national.access.ts'
import { rulesOn } from './decide-by-rule.ts'
import { answersNow, areaNames, decideReadiness, selectOptionalReadiness, sentNow } from './readiness.queries.ts'
import { OutcomeTag, saidByRule } from './readiness-parts.tsx'

/** The national desk decides for an area: by the rule, or otherwise with the reason. */
export const decideArea = form({
  path: '/readiness/:slug/areas/:area/decide',
  access: keepers,
  audit: { show: nationsPlan, submit: 'plans.readiness.decided' },
  async load({ tx, parameters }: Visit<{ slug: string; area: string }>) {
    const readiness = found(await selectOptionalReadiness(tx, parameters.slug))
    const name = found((await areaNames(tx)).get(parameters.area))
    found((await sentNow(tx, readiness.id)).get(parameters.area))
    const answers = await answersNow(tx, readiness.id, parameters.area)
    const asking = formOf({
      outcome: choice({
        label: 'What is decided?',
        called: 'The decision',
        required: 'Choose what is decided',
        options: rulesOn(readiness.asked_on).map(({ code, text }) => ({ value: code, text })),
      }),
      words: longText({
        label: 'Why, and on which conditions?',
        called: 'Why',
        hint: 'Where it is not what the rule says, say why not.',
        required: 'Say why, and on which conditions',
        max: 1500,
      }),
    })
    return { readiness, name, area: parameters.area, said: saidByRule(readiness, answers).rule, asking }
  },
  form: ({ asking }) => asking,
  prefill: ({ said }) => ({ outcome: said.code }),
  show(view) {
    const { readiness, name, area, said, asking } = view.loaded
    const asked = { form: asking, typed: view.typed, errors: view.errors }
    return partnershipForm({
      heading: `Decide for ${name}`,
      sub: readiness.resource,
      view,
      button: 'Decide',
      back: { href: `/readiness/${readiness.slug}/areas/${area}`, text: name },
      children: (
        <>
          <p>
            By the rule, as answered: <OutcomeTag code={said.code} />
          </p>
          <Ask {...asked} name="outcome" inline={false} />
          <Ask {...asked} name="words" />
        </>
      ),
    })
  },
  async submit({ visit, loaded: { readiness, area, name }, value }) {
    const { code: by_rule } = saidByRule(readiness, await answersNow(visit.tx, readiness.id, area)).rule
    if (value.outcome !== by_rule && value.words.length < 20)
      throw new Refused([{ field: 'words', message: 'It is not what the rule says: say in a sentence why not' }])
    await decideReadiness(visit.tx, visit.viewer, readiness.id, { area_id: area, by_rule, ...value })
    await visit.record({
      subject: { kind: 'readiness', id: readiness.id },
      detail: { area, outcome: value.outcome, by_rule },
    })
    return { to: `/readiness/${readiness.slug}/areas/${area}`, flash: `It is decided for ${name}.` }
  },
})
