import { Ask, choice, type Field, formOf, longText } from '#platform/forms'
import { found, page } from '#platform/http'
import { Heading, InsetText } from '#platform/ui'
import type { Instrument, Section } from '../instruments/instrument.ts'
import { selectOptionalInstrument } from '../instruments/instruments.queries.ts'
import { authors, instrumentAt, shown } from './load-draft.ts'

/** The questions of a section as respondents meet them. */
function questionsOf({ scale, boxes }: Instrument, { number, statements }: Section) {
  const options = [
    ...scale.map(({ code, label }) => ({ value: code, text: label })),
    { value: 'none', text: 'Not answered' },
  ]
  const fields: Record<string, Field<string | null>> = Object.fromEntries([
    ...statements.map(
      ({ item, text }) => [`try_${item.replace('.', '_')}`, choice({ label: `${item} ${text}`, options })] as const,
    ),
    ...boxes.map(({ code, asks }) => [`try_${number}_${code}`, longText({ label: asks, max: 4000 })] as const),
  ])
  return formOf(fields)
}

/** One section as a respondent sees it, to try: nothing that is chosen here goes anywhere. */
export const previewPage = page({
  path: '/checklists/instruments/:version/preview/:number',
  access: authors,
  audit: shown,
  async show({ tx, parameters }) {
    const instrument = found(await selectOptionalInstrument(tx, parameters.version))
    const section = found(instrument.sections.find(({ number }) => String(number) === parameters.number))
    const at = instrumentAt(instrument.version_id)
    const form = questionsOf(instrument, section)
    return {
      title: `Preview: ${section.title}`.slice(0, 60),
      back: { href: at, text: instrument.title },
      main: (
        <>
          <Heading sub={`Section ${section.number} of ${instrument.sections.length}, as respondents see it.`}>
            {section.title}
          </Heading>
          <InsetText>This is a preview: nothing that you choose or write here is kept.</InsetText>
          <div>
            {Object.keys(form.fields).map((name) => (
              <Ask key={name} form={form} name={name} typed={{}} errors={[]} inline small rows={4} />
            ))}
          </div>
          <nav aria-label="Sections">
            <ul class="nwd-plain">
              {instrument.sections
                .filter(({ number }) => Math.abs(number - section.number) === 1)
                .map(({ number, title }) => (
                  <li key={number}>
                    <a href={`${at}/preview/${number}`}>
                      {number > section.number ? 'Next' : 'Before'}: {number}. {title}
                    </a>
                  </li>
                ))}
            </ul>
          </nav>
        </>
      ),
    }
  },
})
