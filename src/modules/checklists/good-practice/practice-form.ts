import { choice, formOf, longText, text } from '#platform/forms'
import type { SectionOffered, Words } from './practice.queries.ts'
import { notARole, type Telling } from './practice.ts'

const placeOf = ({ version_id, number }: Pick<SectionOffered, 'version_id' | 'number'>) => `${version_id}:${number}`

/** What an example of good practice says: what it is about, what was done, what came of it, and whom to ask. */
export const practiceForm = (sections: readonly SectionOffered[]) =>
  formOf(
    {
      title: text({ label: 'What would you call it?', called: 'The title', required: 'Enter a title', max: 120 }),
      about: choice({
        label: 'Which section is it about?',
        called: 'The section',
        required: 'Choose the section it is about',
        options: sections.map((one) => ({
          value: placeOf(one),
          text: `${one.instrument_title}: ${one.number}. ${one.title}`,
        })),
      }),
      item: text({
        label: 'Statement',
        hint: 'Its number, such as 1.5. Leave it empty when it is about the whole section.',
        max: 6,
      }),
      done: longText({ label: 'What was done?', required: 'Say what was done', max: 3000 }),
      changed: longText({
        label: 'What changed because of it?',
        hint: 'What people who use services, or partners, would notice.',
        required: 'Say what changed because of it',
        max: 2000,
      }),
      contact_role: text({
        label: 'Whom can others ask?',
        called: 'Whom to ask',
        hint: 'A role, such as Employability team lead at the council. No names, addresses or numbers.',
        required: 'Enter the role of whom others can ask',
        max: 100,
      }),
    },
    ({ contact_role, item }) => {
      const role = notARole(contact_role)
      const number = item === null || /^[1-9]\d?\.[1-9]\d?$/.test(item)
      return [
        ...(number ? [] : [{ field: 'item', message: 'The statement must be a number such as 1.5' }]),
        ...(role === undefined ? [] : [{ field: 'contact_role', message: role }]),
      ]
    },
  )

type Filled = Omit<Words, 'version_id' | 'section'> & { about: string }

/** The form's value as it is stored. */
export function wordsOf({ about, ...words }: Filled): Words {
  const [version_id = '', section = ''] = about.split(':')
  return { ...words, version_id, section: Number(section) }
}

/** What stands in the form for words that are there already. */
export const filledWith = ({ title, item, done, changed, contact_role, version_id, section }: Telling) => ({
  title,
  about: placeOf({ version_id, number: section }),
  item,
  done,
  changed,
  contact_role,
})
