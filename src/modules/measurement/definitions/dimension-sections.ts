import type { Section } from './sections.ts'

const contract = 'The public contract of this system, section 5'
const allThree = 'Not known, would rather not say and not asked, each shown as it is.'
const notAsked =
  'Who was registered before the question was first put reads as not asked, unless an answer was written down all the same.'

const dimension = (id: Section['of'][number]['id'], title: string, rest: Omit<Section, 'of' | 'title'>): Section => ({
  title,
  of: [{ id, text: title }],
  ...rest,
})

/** What figures are broken down by. Answers are those that hold now; ages, families and places are as at first registration. */
export const dimensionSections: readonly Section[] = [
  dimension('gender', 'Gender', {
    plain: 'How people describe themselves: woman, man, or in another way.',
    exactly: 'The answer recorded, as it is.',
    leftOut: 'Nothing is guessed from a name or a title.',
    blanks: `${allThree} ${notAsked}`,
    source: contract,
  }),
  dimension('age_band', 'Age when registered', {
    plain: 'Age in whole years on the day of first registration, in five bands from 16.',
    exactly:
      '16 to 19, 20 to 24, 25 to 34, 35 to 49, 50 and over. Somebody born on 29 February comes of age on 1 March.',
    leftOut: 'Nobody: people under 16 are shown by themselves.',
    blanks: 'Not known, where there is no date of birth.',
    source: contract,
  }),
  dimension('disabled', 'Disabled', {
    plain: 'People with a health condition of a year or more that makes everyday activities harder.',
    exactly:
      'Yes: a condition lasting 12 months or more that limits a lot or a little. No: no such condition, or it limits not at all. Otherwise the blank of the first question, and then of the second.',
    leftOut: 'A condition alone, without knowing what it limits, is neither yes nor no.',
    blanks: `${allThree} ${notAsked}`,
    source: `${contract}; Equality Act 2010, as the statistical summary of November 2022 applies it`,
  }),
  dimension('ethnic_group', 'Ethnic group', {
    plain: 'Minority ethnic or white, as the national statistics group the answers.',
    exactly:
      'Minority ethnic: mixed or multiple; Asian; African, Caribbean or Black; other groups. White: every white group.',
    leftOut: 'White minorities, such as Polish or Gypsy and Traveller people, cannot be told apart here.',
    blanks: `${allThree} ${notAsked}`,
    source: `${contract}; statistical summary of February 2020, note 10`,
  }),
  dimension('parent', 'Parent', {
    plain: 'Whether somebody is known to be a parent.',
    exactly:
      'Yes when any answer names a child: a lone parent, a number of children, a youngest child’s birthday, a disabled child. No when no children live with them. Otherwise the blank of the question about lone parents.',
    leftOut: 'Children who live elsewhere, unless an answer names them.',
    blanks: `${allThree} Parents’ questions begin on 1 April 2020: before it, not asked.`,
    source: contract,
  }),
  dimension('priority_family', 'Priority family group', {
    plain: 'The groups of families that the child poverty plan puts first. A family may be in several.',
    exactly:
      'Parents who are lone parents; with a disabled adult or child; with three or more children; minority ethnic; with a child under one; mothers under 25. Ages are on the day of first registration.',
    among: 'Groups overlap, so they come to more than everybody.',
    leftOut: 'Who is no parent, or a parent in none of the groups, is under none.',
    blanks: 'The blank of Parent, where nobody knows whether they are one.',
    source: `${contract}; Tackling Child Poverty Delivery Plan, second year progress report`,
  }),
  dimension('simd_quintile', 'Area deprivation (SIMD)', {
    plain:
      'How deprived the place is where people lived when they were first registered: fifths of Scotland, 1 the most deprived.',
    exactly:
      'The postcode that held at the end of that day or, if none was known, the first written down since; looked up in the edition of the index in force that day. The earliest edition serves the days before it too.',
    leftOut: 'A later address moves nobody. A mended look-up does.',
    blanks: 'Not known: no postcode, or one that the look-up does not hold.',
    source: `${contract}; Scottish Index of Multiple Deprivation, by the official postcode look-up`,
  }),
  dimension('area', 'Area', {
    plain: 'The council area whose partnership registered the person.',
    exactly: 'One of the 32 council areas. Nothing joins the records of two areas.',
    leftOut: 'Where people live does not count: support may cross a boundary.',
    source: contract,
  }),
  dimension('stream', 'Funding stream', {
    plain: 'The fund under which people were first registered.',
    exactly: 'That of the first registration; of two on one day, the first by its code.',
    leftOut: 'Funds of later registrations.',
    source: contract,
  }),
]
