/** What stands in a file, as a message may quote it: on one line, and at most so many letters. */
export function shortened(value: string, most = 30): string {
  const line = value.replace(/\s+/g, ' ').trim()
  return line.length > most ? `${line.slice(0, most - 1)}…` : line
}
