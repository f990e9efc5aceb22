import { addressOf, type Looking } from '../find/asked.ts'
import { sayIn } from './reading.ts'

/** The same page in the other language, and in the other layout; each a link, so that the choice is in the address and nowhere kept. */
export function WaysToRead({ looking, path }: { looking: Partial<Looking>; path: string }) {
  const { lang, easy = false } = looking
  const say = sayIn({ lang })
  return (
    <ul class="nwd-inline-list nwd-ways" aria-label={say('ways_to_read')}>
      <li>
        {lang === 'gd' ? (
          <a href={addressOf(path, { ...looking, lang: undefined })} lang="en-GB" hreflang="en-GB">
            English
          </a>
        ) : (
          <a href={addressOf(path, { ...looking, lang: 'gd' })} lang="gd" hreflang="gd">
            Gàidhlig
          </a>
        )}
      </li>
      <li>
        <a href={addressOf(path, { ...looking, easy: !easy })}>{say(easy ? 'easy_off' : 'easy_on')}</a>
      </li>
    </ul>
  )
}
