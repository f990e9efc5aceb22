import { Ask } from '#platform/forms'
import { found, page } from '#platform/http'
import { Heading, InsetText } from '#platform/ui'
import { questionForm } from '../assess-needs/question-form.ts'
import { slugOf } from '../assess-needs/question-routes.tsx'
import { authors, loadVersion, shown } from './load-version.ts'
import { afterInWords } from './version-page.tsx'

/** One question as it is asked, to try: nothing that is chosen here goes anywhere. */
export const previewPage = page({
  path: '/assessment-questions/:version/preview/:slug',
  access: authors,
  audit: shown,
  async show(visit) {
    const { version, back } = await loadVersion(visit)
    const { questions } = version
    const at = questions.findIndex(({ code }) => slugOf(code) === visit.parameters.slug)
    const question = found(questions[at])
    const links = [
      { words: 'Next', to: questions[at + 1] },
      { words: 'Before', to: questions[at - 1] },
    ]
    return {
      title: `Preview: ${question.measures}`,
      back,
      main: (
        <>
          <Heading
            sub={`Question ${at + 1} of ${questions.length}, as it is asked. ${afterInWords(question, questions)}`}
          >
            {question.section}
          </Heading>
          <InsetText>This is a preview: nothing that you choose or write here is kept.</InsetText>
          <Ask form={questionForm(question)} name="answer" typed={{}} errors={[]} />
          <nav aria-label="Questions">
            <ul class="nwd-plain">
              {links.map(
                ({ words, to }) =>
                  to !== undefined && (
                    <li key={words}>
                      <a href={`${back.href}/preview/${slugOf(to.code)}`}>
                        {words}: {to.measures}
                      </a>
                    </li>
                  ),
              )}
            </ul>
          </nav>
        </>
      ),
    }
  },
})
