import { page } from '#platform/http'
import { Heading, Table } from '#platform/ui'
import { instrumentOf } from '../assess-needs/instruments.queries.ts'
import { authors, versionsAt } from './load-version.ts'
import { byUse, countInWords, fewest, questionUse, type Used, type Verdict } from './use.queries.ts'

const verdictWords: Readonly<Record<Verdict, string>> = {
  never_asked: 'Never asked',
  nobody: 'Nobody answers it',
  hardly: 'Hardly anybody answers it',
  too_few: 'Too few to say',
  used: 'Used',
}

/** Where one count is too small to show, none is: the others would tell it. */
function countsOf(use: Used | undefined) {
  if (use === undefined) return { asked: '0', answered: '0', skipped: '0', declined: '0' }
  const parts = [use.answered, use.skipped, use.prefer_not_to_say]
  const small = parts.some((count) => count > 0 && count < fewest)
  const say = (count: number) => (small ? (count === 0 ? '0' : 'hidden') : countInWords(count))
  return {
    asked: countInWords(use.asked),
    answered: say(use.answered),
    skipped: say(use.skipped),
    declined: say(use.prefer_not_to_say),
  }
}

/** How the questions of the needs assessment are used here, version by version: which nobody needs. */
export const usePage = page({
  path: '/assessment-questions/use',
  access: authors,
  audit: { none: 'counts of an area, which are about nobody' },
  async show({ tx }) {
    const versions = await questionUse(tx)
    const shownVersions = []
    // One after another: they share the visit's one connection.
    for (const used of versions) shownVersions.push({ used, instrument: await instrumentOf(tx, used.version) })
    shownVersions.sort((a, b) => b.instrument.from.localeCompare(a.instrument.from))
    return {
      title: 'Which questions are used',
      back: versionsAt,
      wide: true,
      main: (
        <>
          <Heading sub="Of all assessments of the area, by the answers that hold. Counts of 1 to 4 are hidden, and whatever would tell them.">
            Which questions are used
          </Heading>
          {shownVersions.length === 0 && <p>Nobody has been assessed here yet.</p>}
          {shownVersions.map(({ used, instrument }) => (
            <section key={used.version}>
              <h2>{instrument.label}</h2>
              <p>
                {countInWords(used.assessments)} assessments begun with it, {countInWords(used.finished)} of them
                finished.
              </p>
              {used.assessments < fewest ? (
                <p>Too few to say anything of a question.</p>
              ) : (
                <Table
                  caption={`Questions of ${instrument.label.toLowerCase()}`}
                  hideCaption
                  dense
                  stack
                  columns={[
                    { key: 'question', text: 'Question' },
                    { key: 'asked', text: 'Asked', numeric: true },
                    { key: 'answered', text: 'Answered', numeric: true },
                    { key: 'skipped', text: 'Left blank', numeric: true },
                    { key: 'declined', text: 'Prefer not to say', numeric: true },
                    { key: 'says', text: 'So' },
                  ]}
                  rows={byUse(instrument.questions, used).map(({ question, use, verdict }) => ({
                    question: question.text,
                    ...countsOf(use),
                    says:
                      verdict === 'used' || verdict === 'too_few' ? (
                        verdictWords[verdict]
                      ) : (
                        <b>{verdictWords[verdict]}</b>
                      ),
                  }))}
                />
              )}
            </section>
          ))}
        </>
      ),
    }
  },
})
