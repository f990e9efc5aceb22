import { countGuess, guessesTooOften } from '#platform/auth'
import { Ask, FormErrors, formOf, text } from '#platform/forms'
import { form, Refused } from '#platform/http'
import { Button, Form } from '#platform/ui'
import { selectOptionalLink } from '../link.queries.ts'
import { codeIn, tokenOf } from './code.ts'

const question = formOf({
  code: text({
    label: 'Type your code',
    hint: 'It is on your slip: 12 letters and numbers, like 2B4D 6F8H 9KMN.',
    called: 'Your code',
    required: 'Type the code on your slip',
    max: 40,
  }),
})

/** The door for whoever was given a code: typed, it leads to the one question. Says the same of a wrong code as of none. */
export const typeCodeRoute = form({
  path: '/f',
  access: 'everyone',
  audit: {
    show: { none: 'the same words for everybody' },
    submit: { none: 'it only leads to the link, whose opening is audited' },
  },
  load: async () => ({}),
  form: question,
  show: ({ visit, typed, errors, token }) => ({
    title: 'Your code',
    bare: true,
    hideThisPage: true,
    main: (
      <>
        <FormErrors errors={errors} />
        <Form action={visit.url.pathname} token={token}>
          <Ask form={question} name="code" typed={typed} errors={errors} asHeading width={20} />
          <Button>Go to my question</Button>
        </Form>
      </>
    ),
  }),
  async submit({ visit, value }) {
    const wrong = new Refused([
      { field: 'code', message: 'We do not know this code. Check it, or ask who gave it to you' },
    ])
    const code = codeIn(value.code)
    if (code === undefined || (await guessesTooOften())) throw wrong
    const token = tokenOf(code)
    if ((await selectOptionalLink(visit.tx, token)) === undefined) {
      await countGuess()
      throw wrong
    }
    return { to: `/f/${token}` }
  },
})
