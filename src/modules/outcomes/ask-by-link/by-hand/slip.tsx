import { type CalendarDate, formatDate } from '#platform/time'
import { inFours, tokenOf } from './code.ts'
import { QrPicture } from './qr-picture.tsx'

/** What is given to the person: says nothing of whom it is for, or what about; a slip may be lost. */
export function Slip({ code, baseUrl, until }: { code: string; baseUrl: string; until: CalendarDate }) {
  const door = new URL('/f', baseUrl)
  return (
    <>
      <p class="nwd-not-printed">
        Let them scan it, print the page, or read out the address and the code. It works once. Only the slip is printed.
      </p>
      <section class="nwd-slip" aria-label="The slip">
        <QrPicture
          address={new URL(`/f/${tokenOf(code)}`, baseUrl).href}
          words="A picture to scan: it opens the question"
        />
        <div>
          <p>
            <strong>One short question is waiting for you.</strong>
          </p>
          <p>Scan the picture with a telephone. Or go to</p>
          <p class="nwd-slip__big">{`${door.host}${door.pathname}`}</p>
          <p>and type this code:</p>
          <p class="nwd-slip__big">{inFours(code)}</p>
          <p>It takes two taps, and you do not sign in. It is there until {formatDate(until)}.</p>
        </div>
      </section>
    </>
  )
}
