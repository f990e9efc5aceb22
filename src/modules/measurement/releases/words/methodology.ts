import type { Passage } from './passage.ts'

/** The version of the text below. Change both together: a release keeps the text that it was prepared with. */
export const methodologyVersion = '1'

const sections: readonly (readonly [heading: string, words: string])[] = [
  [
    'What is counted',
    'People whom a key worker of one of Scotland’s 32 local employability partnerships has registered for support. Somebody counts from the day of registration, once in each area, however long they are away and however often they come back. A change to a name or a merged record changes nobody’s number.',
  ],
  [
    'Where the figures come from',
    'Key workers write down what happens as they support somebody. Nobody fills in a second form for statistics: each partnership checks its own record every quarter and signs its return. Where an area’s return for the quarter is not signed yet, its live record on the day of preparing is used, and the release says so beside the area’s name.',
  ],
  [
    'What people achieved',
    'An outcome counts when it happened after registration and by the last day of the quarter, whenever it was written down. Outcomes are of several kinds and one person may have several, so they are never added up as people.',
  ],
  [
    'Still in work',
    'People are asked 4, 13, 26 and 52 weeks after their first job began. A share is of those for whom that day had come. Four things are kept apart: in work, not in work, no answer, and not yet due. Where nobody could have got there the table says too early, which is not nought.',
  ],
  [
    'Who people are',
    'Questions about health, ethnicity and family may be left unanswered. Not known, would rather not say and not asked stay three answers to the last table. Somebody is counted as disabled when a condition lasts 12 months or more and limits what they can do, a lot or a little. Age is at registration.',
  ],
  [
    'Nobody can be recognised',
    'Counts from 1 to 4 are hidden. So are others, as few as possible, from which a hidden count could be worked out: by taking rows from totals, quarters from years, areas from Scotland, or this release from an earlier one. Before a release is approved a program plays the attacker: it works out the least and greatest value that the published figures allow for every hidden one, and the release stops when any range is too narrow. In small areas and rare groups this hides much; that is the price of everybody’s privacy.',
  ],
  [
    'How good the figures are',
    'They are only as complete as the records. How many follow-ups were answered is published beside every share of people in work, because a low share of answers makes it uncertain. Shares of areas carry an interval that shows how far chance alone could move them. The figures say what became of people; they do not say that support was the cause.',
  ],
  [
    'Provisional and revised',
    'The two latest quarters are provisional: late checks of eligibility and late news of outcomes still belong to them. Every release counts all earlier quarters again, so they may change; what changed although it was final is marked, and the release says why. A mistake found after publication is put right in a new version with a note of what changed. Every version stays where it was, to be read and compared.',
  ],
  [
    'Who sees them first',
    'Releases come out at half past nine on a day announced beforehand. A short list of officials may read one up to 24 hours earlier, so that they can answer questions; the list is published with the release. Nobody may change a figure in that time, and every look is written down.',
  ],
]

export const methodology: readonly Passage[] = sections.map(([heading, words], at) => ({
  part: 'methodology',
  position: at + 1,
  heading,
  words,
}))
