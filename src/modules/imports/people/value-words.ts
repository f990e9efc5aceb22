/** What people write for our codes, in small letters, beside the code itself and its words. */
export const valueWords: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  gender: {
    woman: ['f', 'fem', 'female', 'w', 'girl', 'lady'],
    man: ['m', 'male', 'masc', 'boy'],
    other: ['non binary', 'non-binary', 'nb', 'x', 'o', 'in another way', 'trans'],
  },
  ethnic_group: {
    white: [
      'white scottish',
      'white british',
      'white other',
      'scottish',
      'british',
      'white irish',
      'white polish',
      'w',
    ],
    mixed: ['mixed', 'mixed or multiple', 'multiple'],
    asian: ['asian', 'asian scottish', 'pakistani', 'indian', 'chinese', 'bangladeshi'],
    african_caribbean_black: ['african', 'black', 'caribbean', 'black african', 'black scottish', 'caribbean or black'],
    other: ['arab', 'other ethnic group', 'any other'],
  },
  sexual_orientation: {
    straight: ['heterosexual', 'hetero'],
    gay_or_lesbian: ['gay', 'lesbian', 'homosexual'],
    bisexual: ['bi'],
    other: ['other'],
  },
  condition_limits: {
    a_lot: ['a lot', 'lot', 'yes a lot', 'severely'],
    a_little: ['a little', 'little', 'yes a little', 'slightly'],
    not_at_all: ['not at all', 'no', 'none', 'n'],
  },
  employment_status: {
    unemployed: ['unemployed', 'not working', 'jobseeker', 'looking for work'],
    inactive_other: ['inactive', 'economically inactive'],
    inactive_health: ['long term sick', 'sick', 'unfit'],
    in_education: ['student', 'education', 'college', 'full time education'],
    employed: ['employed', 'in work', 'working', 'employee'],
    self_employed: ['self employed', 'self-employed'],
  },
  referral_source: {
    self: ['self', 'self referral', 'self-referral'],
    jobcentre: ['jcp', 'dwp', 'job centre', 'jobcentre', 'jobcentre plus'],
    nhs: ['gp', 'health', 'nhs'],
    skills_service: ['sds', 'careers', 'skills development scotland'],
    charity: ['third sector', 'voluntary', 'charity'],
    social_work: ['sw', 'social work'],
    justice: ['criminal justice', 'justice'],
  },
  stream: {
    NOLB: ['no one left behind', 'nolb'],
    PESF: ['pesf', 'pes', 'parental'],
    YPG: ['ypg', 'young persons guarantee'],
    FSS: ['fair start', 'fss', 'fair start scotland'],
    UKSPF: ['spf', 'shared prosperity', 'ukspf'],
  },
  left_reason: {
    started_work: ['job', 'work', 'employment', 'started work', 'into work', 'employed'],
    learning: ['education', 'college', 'training'],
    moved_area: ['moved', 'moved away', 'relocated', 'moved area'],
    health: ['ill health', 'health', 'sickness', 'sick'],
    lost_contact: ['disengaged', 'dna', 'no contact', 'lost contact', 'did not engage'],
    chose_to_stop: ['withdrew', 'withdrawn', 'own choice', 'dropped out'],
    died: ['deceased', 'dead'],
  },
}

/** The same for every question that is answered by yes or no. */
export const yesNoWords = { yes: ['y', 'true', '1', 't', 'x'], no: ['n', 'false', '0', 'none'] } as const

/** And for the blanks, which every code may have. */
export const blankWords = {
  prefer_not_to_say: [
    'prefer not to say',
    'refused',
    'declined',
    'pnts',
    'not disclosed',
    'would rather not say',
    'prefer not',
  ],
  not_asked: ['not asked', 'na', 'n/a', 'not applicable', 'not collected'],
  unknown: ['unknown', 'not known', '?', '-', 'dont know', "don't know", 'u', 'unk', 'not stated', 'null', 'blank'],
} as const
