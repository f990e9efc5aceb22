/** What was agreed, as far as it says which parts may be told. */
interface Agreed {
  parts: readonly string[]
  wording_version: string
}

// By the first wording "how to reach me" meant these too; people.parts_of says the same in the database.
const meantByTheFirst = ['safe_contact', 'about']

/** The parts that an agreement lets be told, by the wording that the person read or heard. */
export function toldParts({ parts, wording_version }: Agreed): ReadonlySet<string> {
  const more = wording_version === '1' && parts.includes('contact') ? meantByTheFirst : []
  return new Set([...parts, ...more])
}
