/** Says on standard error what goes on, for whoever watches; at most one line in a few seconds about the same thing. */
const last = new Map<string, number>()

export function tell(line: string): void {
  const about = line.split(':', 1)[0] ?? ''
  const now = performance.now()
  if (/\d+ of \d+/.test(line) && now - (last.get(about) ?? -Infinity) < 5000) return
  last.set(about, now)
  process.stderr.write(`${line}\n`)
}
