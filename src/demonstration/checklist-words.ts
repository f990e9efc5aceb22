/** What organisations of the demonstration write in the boxes under a section; invented. */
export const checklistWords: Readonly<Record<'examples' | 'support', readonly string[]>> = {
  examples: [
    'We now take turns to chair, and meetings end with who does what by when.',
    'Two of us share a front desk on Tuesdays, and people no longer repeat their story.',
    'The shared calendar of training places is used every week.',
    'The key workers’ morning has made more difference than any paper.',
    'We asked twelve people who had left early why, and changed the first appointment.',
    'The quarterly figures are on one page, and everybody has seen them before we meet.',
    'Employers told us the forms were too long; there is one form now.',
    'Nobody has been turned away from a wrong door since the handover rule.',
  ],
  support: [
    'Somebody with time to keep the risk list alive.',
    'A plain agreement about which data we may share, and how.',
    'We would need to know our money for more than one year.',
    'Half a day of training on reading the figures.',
    'A way for small charities to take part without giving up a day’s service.',
    'Help to hear from people in the villages, not only in the town.',
    'An agreed way to say that we disagree.',
    'Transport has to be round the table.',
  ],
}
