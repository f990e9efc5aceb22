import { FindSupport, readingIn, sayIn, WaysToRead } from '#modules/directory'
import { page } from '#platform/http'
import { Button, NextStep } from '#platform/ui'
import { homeOf } from '../navigation.ts'

/** The first page. Somebody who is signed in is taken to where their role begins. */
export const home = page({
  path: '/',
  access: 'everyone',
  audit: { none: 'a public page' },
  async show({ viewer, today, url }) {
    if (viewer) return new Response(null, { status: 303, headers: { location: homeOf(viewer.role) } })
    const reading = readingIn(url.searchParams)
    const say = sayIn(reading)
    return {
      title: say('find_near'),
      hideThisPage: true,
      ...reading,
      main: (
        <>
          <WaysToRead looking={reading} path="/" />
          <h1>{say('find_near')}</h1>
          <p class="ds_lead">{say(reading.easy ? 'easy_lead' : 'lead')}</p>
          <FindSupport today={today} reading={reading} />
          <h2>{say('ask_yourself')}</h2>
          <NextStep actions={<Button href="/refer-yourself">{say('ask_yourself')}</Button>}>
            {say('ask_yourself_why')}
          </NextStep>
          {!reading.easy && (
            <>
              <h2>{say('rather_speak')}</h2>
              <p>{say('rather_speak_how')}</p>
              <h2>{say('for_partners')}</h2>
              <p>
                <a href="/sign-in">{say('sign_in')}</a> {say('for_partners_how')}
              </p>
              <h2>{say('how_going')}</h2>
              <p>
                <a href="/statistics">{say('figures')}</a>: {say('figures_what')}
              </p>
            </>
          )}
        </>
      ),
    }
  },
})
