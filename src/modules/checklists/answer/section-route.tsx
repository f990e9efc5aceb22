import { Ask, choice, type Field, FormErrors, formOf, longText, text } from '#platform/forms'
import { form, found, type Route } from '#platform/http'
import { Button, ButtonGroup, Form, Heading, InsetText } from '#platform/ui'
import type { Section } from '../instruments/instrument.ts'
import { longestComment, saveDraft } from '../responses/respond.ts'
import type { Door } from './door.ts'
import type { Entering } from './entering.ts'
import { type LoadedSheet, sheetBehind } from './load-sheet.ts'

interface LoadedSection extends LoadedSheet {
  section: Section
}

const sectionBehind =
  (door: Door) =>
  async (visit: Entering & { parameters: { number: string } }): Promise<LoadedSection> => {
    const sheet = await sheetBehind(door)(visit)
    const section = sheet.instrument.sections.find(({ number }) => String(number) === visit.parameters.number)
    return { ...sheet, section: found(section) }
  }

const box = (item: string) => `of_${item.replace('.', '_')}`
const was = (item: string) => `was_${item.replace('.', '_')}`

const itemsOf = ({ section, instrument }: LoadedSection) => [
  ...section.statements.map(({ item }) => item),
  ...instrument.boxes.map(({ code }) => `${section.number}.${code}`),
]

function sectionForm(loaded: LoadedSection) {
  const { section, instrument } = loaded
  const options = [
    ...instrument.scale.map(({ code, label }) => ({ value: code, text: label })),
    { value: 'later', text: 'Not answered' },
  ]
  const fields: Record<string, Field<string | null>> = {}
  for (const { item, text: words } of section.statements)
    fields[box(item)] = choice({ label: `${item} ${words}`, called: `Statement ${item}`, options })
  for (const { code, asks } of instrument.boxes)
    fields[box(`${section.number}.${code}`)] = longText({ label: asks, max: longestComment })
  // What the page showed when it was opened, so that what a colleague changed meanwhile is left to them.
  for (const item of itemsOf(loaded)) fields[was(item)] = text({ label: item, max: longestComment })
  return formOf(fields)
}

const standing = ({ entries }: LoadedSection, item: string) => entries.get(item)?.value ?? ''

/** One section of an organisation's answers, on one page. */
export const answerSectionRoute = (door: Door): Route =>
  form({
    path: `/checklists/:round/${door.under}/:number`,
    access: door.access,
    audit: {
      show: { none: 'the viewer’s own organisation’s answers, which are about nobody' },
      submit: 'checklists.answers.saved',
    },
    load: sectionBehind(door),
    form: sectionForm,
    prefill: (loaded) =>
      Object.fromEntries(
        itemsOf(loaded).flatMap((item) => [
          [box(item), standing(loaded, item)],
          [was(item), standing(loaded, item)],
        ]),
      ),
    show({ visit, loaded, typed, errors, token }) {
      const { section, instrument, at, closed, response } = loaded
      const sent = response?.submission && errors.length === 0
      const asked = { form: sectionForm(loaded), typed, errors }
      const kept = (item: string) => {
        const value = typed[was(item)]
        return typeof value === 'string' ? value : ''
      }
      return {
        title: `${section.number}. ${section.title}`,
        back: { href: at, text: 'Our answers' },
        main: (
          <>
            <FormErrors {...asked} />
            <Heading
              sub={`Section ${section.number} of ${instrument.sections.length}. Answer as your organisation sees it; leave what you cannot judge.`}
            >
              {section.title}
            </Heading>
            {sent && closed === undefined && (
              <InsetText>
                Your organisation has sent in its answers. To change them,{' '}
                <a href={`${at}/again`}>take them up again</a>.
              </InsetText>
            )}
            {closed !== undefined && errors.length === 0 ? (
              <InsetText>{closed}</InsetText>
            ) : (
              <Form action={visit.url.pathname} token={token}>
                {itemsOf(loaded).map((item) => (
                  <input key={item} type="hidden" name={was(item)} value={kept(item)} />
                ))}
                <div class="nwd-sheet">
                  {section.statements.map(({ item }) => (
                    <Ask key={item} {...asked} name={box(item)} inline small />
                  ))}
                </div>
                {instrument.boxes.map(({ code }) => (
                  <Ask key={code} {...asked} name={box(`${section.number}.${code}`)} rows={4} />
                ))}
                <ButtonGroup>
                  <Button>Save and go on</Button>
                  <a href={at}>Back without saving</a>
                </ButtonGroup>
              </Form>
            )}
          </>
        ),
      }
    },
    async submit({ visit, loaded, value }) {
      const { seat, section, instrument, at, round } = loaded
      const said = (name: string) => (value[name] === 'later' ? '' : (value[name] ?? ''))
      const items = itemsOf(loaded)
      const typed = Object.fromEntries(items.map((item) => [item, said(box(item))]))
      const shown = Object.fromEntries(items.map((item) => [item, said(was(item))]))
      await saveDraft(visit.tx, seat, typed, visit.clock.now(), shown)
      await visit.record({ area_id: seat.area_id, subject: { kind: 'round', id: round.id } })
      const next = instrument.sections.find(({ number }) => number === section.number + 1)
      return next === undefined
        ? { to: at, flash: 'Saved. That was the last section.' }
        : { to: `${at}/${next.number}`, flash: `${section.title} is saved.` }
    },
  })
