/** Pence as pounds: `£1,234.50`, and `£1,234` where no pence are left over. Exact: whole pounds and pence are written apart. */
export function pounds(pence: number): string {
  const whole = Math.trunc(Math.abs(pence) / 100)
  const rest = Math.abs(pence) % 100
  const said = `£${whole.toLocaleString('en-GB')}${rest === 0 ? '' : `.${String(rest).padStart(2, '0')}`}`
  return pence < 0 ? `−${said}` : said
}
