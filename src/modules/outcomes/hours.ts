import { type Field, text } from '#platform/forms'

/** Hours a week, halves and tenths allowed: `37.5`. Null when nobody knows. */
export function hoursField(label = 'Hours a week'): Field<number | null> {
  const asked = text({ label, hint: 'Leave blank if you do not know.', max: 5 })
  return {
    ...asked,
    parse(typed, name, when) {
      const read = asked.parse(typed, name, when)
      if ('error' in read) return read
      if (read.value === null) return { value: null }
      const value = Number(read.value)
      const right = /^\d{1,3}(\.\d)?$/.test(read.value) && value > 0 && value <= 100
      return right ? { value } : { error: `${label} must be a number from 0.1 to 100, like 16 or 37.5` }
    },
    typedFrom: (value, name): Record<string, string> => (value === null ? {} : { [name]: String(value) }),
  }
}
