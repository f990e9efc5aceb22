/** What somebody wrote, merged with what somebody else wrote meanwhile, and the fields that both changed to different words. */
export interface Merged<T> {
  value: T
  clashes: (keyof T & string)[]
}

/**
 * Two people changed one thing from the same beginning: what only one of them changed is kept, whoever it was. Where both did, and not to the
 * same, `mine` stands in the value and the field is among the clashes, for me to look at before anything is stored.
 */
export function mergeEdits<T extends object>(base: T, mine: T, theirs: T): Merged<T> {
  const value = { ...mine }
  const clashes: (keyof T & string)[] = []
  for (const field in mine) {
    const [was, own, other] = [base[field], mine[field], theirs[field]]
    if (own === other || other === was) continue
    if (own === was) value[field] = other
    else clashes.push(field)
  }
  return { value, clashes }
}
