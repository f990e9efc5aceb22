import type { ComponentChildren } from 'preact'
import { SummaryList, Table } from '#platform/ui'
import type { Instrument } from '../instruments/instrument.ts'
import type { Sheet } from '../responses/respond.ts'

/** What an answer of the scale is called; what was not answered says so. */
export const answerInWords = ({ scale }: Instrument, code: string): string =>
  scale.find((one) => one.code === code)?.label ?? 'Not answered'

interface InFullProps {
  sheet: Pick<Sheet, 'instrument' | 'entries'>
  /** What stands under the title of a section. */
  under?: (section: number) => ComponentChildren
}

/** Everything that an organisation has put down, section by section. */
export function AnswersInFull({ sheet: { instrument, entries }, under }: InFullProps) {
  return (
    <>
      {instrument.sections.map((section) => (
        <section key={section.number}>
          <h2>
            {section.number}. {section.title}
          </h2>
          {under?.(section.number)}
          <Table
            caption={section.title}
            hideCaption
            dense
            columns={[
              { key: 'text', text: 'Statement' },
              { key: 'answer', text: 'Our answer' },
            ]}
            rows={section.statements.map(({ item, text }) => ({
              text: `${item} ${text}`,
              answer: answerInWords(instrument, entries.get(item)?.value ?? ''),
            }))}
          />
          <SummaryList
            dense
            rows={instrument.boxes.flatMap(({ code, asks }) => {
              const words = entries.get(`${section.number}.${code}`)?.value ?? ''
              return words === '' ? [] : [{ key: asks, value: words }]
            })}
          />
        </section>
      ))}
    </>
  )
}
