import { FindSupport } from '#modules/directory'
import { page } from '#platform/http'
import { homeOf } from '../navigation.ts'

/** The first page. Somebody who is signed in is taken to where their role begins. */
export const home = page({
  path: '/',
  access: 'everyone',
  audit: { none: 'a public page' },
  async show({ viewer, today }) {
    if (viewer) return new Response(null, { status: 303, headers: { location: homeOf(viewer.role) } })
    return {
      title: 'Find support near you',
      hideThisPage: true,
      main: (
        <>
          <h1>Find support near you</h1>
          <p class="ds_lead">
            Help towards work you want and can keep: from your council, colleges, charities, the NHS and Jobcentre Plus.
            It is your choice, and you need no account to look.
          </p>
          <FindSupport today={today} />
          <h2>You would rather speak to somebody</h2>
          <p>
            Ask anybody you already know: a teacher, your doctor, a housing officer, Jobcentre Plus. With your agreement
            they can refer you here, once. You tell your story once, one person by name looks after your next step, and
            you can see who has looked at what is written about you.
          </p>
          <h2>You work for a partner</h2>
          <p>
            <a href="/sign-in">Sign in</a> to refer somebody, to see who needs you today, or to work with your
            partnership’s figures.
          </p>
          <h2>You want to know how it is going</h2>
          <p>
            <a href="/statistics">Figures for Scotland</a>: how many people were supported, and how many found and kept
            work.
          </p>
        </>
      ),
    }
  },
})
