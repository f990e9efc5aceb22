import { page } from '#platform/http'

/** The accessibility statement that the regulations of 2018 ask for. */
export const accessibility = page({
  path: '/accessibility',
  access: 'everyone',
  audit: { none: 'a public page' },
  show: async () => ({
    title: 'Accessibility statement',
    main: (
      <>
        <h1>Accessibility statement</h1>
        <p>
          This service is built so that everybody can use it: by keyboard, with a screen reader, at 400 % zoom, on a
          small or an old phone, and without JavaScript. It aims at the Web Content Accessibility Guidelines 2.2, level
          AA.
        </p>
        <h2>How it was tested</h2>
        <p>
          Every page is checked by axe and by an HTML validator each time the service is built. It has not yet been
          tested with disabled people, and no audit by others has been made.
        </p>
        <h2>If something does not work for you</h2>
        <p>
          Tell the partnership that supports you, in the way that suits you best. They will give you what you need in
          another form, and put right what is wrong. If you are not content with the answer, the Equality Advisory and
          Support Service can help.
        </p>
      </>
    ),
  }),
})

/** What is held about people and why, for everybody to read. Each person is also given their area's own notice. */
export const privacy = page({
  path: '/privacy',
  access: 'everyone',
  audit: { none: 'a public page' },
  show: async () => ({
    title: 'Your information',
    main: (
      <>
        <h1>Your information</h1>
        <p>
          When somebody refers you or begins to support you, they write down what is needed to help you, and no more.
        </p>
        <ul class="ds_bullets">
          <li>You choose what is shared, with whom and until when. You can take it back.</li>
          <li>An organisation sees you only while it works with you. You can read who may see what, and why.</li>
          <li>Every look at your record is written down, and you can read that list.</li>
          <li>The figures that are published never point to anybody.</li>
        </ul>
        <p>
          Before anything is written down you are given the privacy notice of your area. It says who is responsible, on
          what legal ground, and for how long things are kept.
        </p>
      </>
    ),
  }),
})
