import { referenceText } from '#platform/reference'
import { needsInGaelic, type Phrase, phrases } from './phrases.ts'

/** How somebody reads these pages: the language of the words that are ours, and whether in large type, one thing a line. It is in the address, and nowhere kept. */
export interface Reading {
  lang: 'gd' | undefined
  easy: boolean
}

/** The language that is English in the midst of Gaelic: for what services say of themselves. Nothing where the page is English anyway. */
export const english = ({ lang }: Pick<Reading, 'lang'>): 'en-GB' | undefined =>
  lang === undefined ? undefined : 'en-GB'

/** The words of a phrase in the reader's language, `{name}` in it filled in. */
export const sayIn =
  ({ lang }: Pick<Reading, 'lang'>) =>
  (phrase: Phrase, filled: Readonly<Record<string, string | number>> = {}): string =>
    phrases[phrase][lang ?? 'en'].replace(/\{(\w+)\}/g, (whole, name: string) => String(filled[name] ?? whole))

/** A need by its code, in the reader's language. */
export const needIn = ({ lang }: Pick<Reading, 'lang'>, code: string): string =>
  (lang === 'gd' ? needsInGaelic[code] : undefined) ?? referenceText('support-needs', code)

/** How many services: “1 service”, “12 services”. In Gaelic the count stands behind, so that no ending has to be right. */
export const servicesIn = ({ lang }: Pick<Reading, 'lang'>, many: number): string =>
  lang === 'gd'
    ? `seirbheisean: ${many.toLocaleString('en-GB')}`
    : many === 1
      ? '1 service'
      : `${many.toLocaleString('en-GB')} services`
