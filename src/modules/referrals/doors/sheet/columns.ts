import type { Form } from '#platform/forms'
import type { Cell, Sheet } from '#platform/sheets'
import type { CalendarDate } from '#platform/time'
import { agreementForm, needsForm, personForm, reachForm } from '../../refer/questions.ts'
import { wordingOn } from '../../refer/wording.ts'
import type { ToldSection } from '../told.ts'

interface SheetColumn {
  section: ToldSection | null
  /** The question of the pages that it answers; none for what pages do not ask. */
  question: string
  needed?: true | undefined
}

/** The columns of a spreadsheet of referrals, in the order of the template. */
export const sheetColumns = {
  your_reference: { section: null, question: 'your_reference' },
  given_name: { section: 'person', question: 'given_name', needed: true },
  family_name: { section: 'person', question: 'family_name', needed: true },
  known_as: { section: 'person', question: 'known_as' },
  date_of_birth: { section: 'person', question: 'date_of_birth' },
  preferred_contact: { section: 'contact', question: 'preferred_contact', needed: true },
  phone: { section: 'contact', question: 'phone' },
  email: { section: 'contact', question: 'email' },
  address: { section: 'contact', question: 'address' },
  postcode: { section: 'contact', question: 'postcode' },
  best_time: { section: 'contact', question: 'best_time' },
  do_not: { section: 'contact', question: 'do_not' },
  needs: { section: 'needs', question: 'needs', needed: true },
  needs_words: { section: 'needs', question: 'needs_words' },
  hopes: { section: 'needs', question: 'hopes', needed: true },
  agreed_to: { section: 'agreement', question: 'parts', needed: true },
  agreed_how: { section: 'agreement', question: 'given_how', needed: true },
  agreed_until: { section: 'agreement', question: 'expires_on' },
  wording_version: { section: 'agreement', question: 'wording_version', needed: true },
} as const satisfies Record<string, SheetColumn>

export type SheetColumnName = keyof typeof sheetColumns
export const sheetColumnNames = Object.keys(sheetColumns).filter(
  (name): name is SheetColumnName => name in sheetColumns,
)
export const neededColumns = sheetColumnNames.filter((name) => 'needed' in sheetColumns[name])

/** Added to rows that are given back to be mended; when they come again it is left aside. */
export const whatIsWrong = 'what_is_wrong'

/** The column that a question of the pages is answered in. */
export const columnOf = (section: ToldSection, question: string): SheetColumnName | null =>
  sheetColumnNames.find((name) => sheetColumns[name].section === section && sheetColumns[name].question === question) ??
  null

type AnyForm = Form<Record<string, unknown>>

/** The pages' own question of each column. */
function fieldsOn(today: CalendarDate) {
  const forms: Readonly<Record<ToldSection, { fields: Readonly<Record<string, AnyForm['fields'][string]>> }>> = {
    person: personForm(),
    contact: reachForm(today),
    needs: needsForm(today),
    agreement: agreementForm(today),
  }
  return (name: SheetColumnName) => {
    const { section, question } = sheetColumns[name]
    return section === null ? undefined : forms[section].fields[question]
  }
}

/** What may be chosen in a column: the code of each answer, by the code itself and by its words, in small letters. */
export function choicesOn(today: CalendarDate): ReadonlyMap<SheetColumnName, ReadonlyMap<string, string>> {
  const field = fieldsOn(today)
  return new Map(
    sheetColumnNames.flatMap((name) => {
      const options = field(name)?.options
      if (options === undefined) return []
      return [
        [
          name,
          new Map(
            options.flatMap(({ value, text }) => [
              [value, value],
              [text.toLowerCase(), value],
            ]),
          ),
        ],
      ]
    }),
  )
}

/** How the columns are filled in: one line each, and one for each answer that may be chosen. */
function explained(today: CalendarDate): Cell[][] {
  const field = fieldsOn(today)
  return sheetColumnNames.flatMap((name) => {
    const asked = field(name)
    const must = neededColumns.includes(name) ? 'must be filled in' : 'may be left empty'
    const several = asked?.kind === 'choices' ? '; several with ; between them' : ''
    const own: Partial<Record<SheetColumnName, string>> = {
      your_reference:
        'What your own system calls it; the same one is never sent twice. Never a name, a CHI or a National Insurance number',
      wording_version: `Version of the words that they read or heard; ${wordingOn(today).version} today`,
    }
    const day = asked?.kind === 'date' ? '; a date, like 2009-03-27 or 27/03/2009' : ''
    const head: Cell[] = [name, `${own[name] ?? asked?.label ?? ''} (${must}${several}${day})`, null]
    return [head, ...(asked?.options ?? []).map(({ value, text }): Cell[] => [name, text, value])]
  })
}

/** The empty spreadsheet, the words that people agree by, and how it is filled in. */
export function templateOn(today: CalendarDate): Sheet[] {
  const { version, paragraphs } = wordingOn(today)
  return [
    { name: 'Referrals', headings: sheetColumnNames, rows: [] },
    { name: 'How to fill it in', headings: ['column', 'what', 'write this'], rows: explained(today) },
    { name: 'What people agree to', headings: [`Version ${version}`], rows: paragraphs.map((words) => [words]) },
  ]
}
