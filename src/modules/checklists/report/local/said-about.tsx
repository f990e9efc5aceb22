import { isReferenceCode, referenceText } from '#platform/reference'
import type { WholeReport } from './load-report.ts'

/** In words: the theme under which a comment was cleared. */
export const themeInWords = (theme: string | null): string =>
  theme !== null && isReferenceCode('comment-themes', theme) ? referenceText('comment-themes', theme) : 'Other'

/** What was said of a section, by box and theme: only what has been cleared, and never by whom. */
export function SaidAbout({ whole, section }: { whole: WholeReport; section: number }) {
  return (
    <>
      {whole.instrument.boxes.map(({ code, asks }) => {
        const said = whole.comments.filter((comment) => comment.section === section && comment.box === code)
        if (said.length === 0) return null
        return (
          <div key={code}>
            <h3>{asks}</h3>
            {[...Map.groupBy(said, ({ theme }) => themeInWords(theme))].map(([theme, comments]) => (
              <div key={theme}>
                <h4>{theme}</h4>
                {comments.map(({ words }) => (
                  <blockquote class="nwd-quote" key={words}>
                    {words}
                  </blockquote>
                ))}
              </div>
            ))}
          </div>
        )
      })}
    </>
  )
}
