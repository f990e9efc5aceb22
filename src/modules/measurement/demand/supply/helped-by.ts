/**
 * Which need of the public's list (reference list support-needs, by which the directory is sorted) a need of referrals (reference list needs) is helped with.
 * Nothing for what no service is sorted by.
 */
export const helpedBy: Readonly<Record<string, string>> = {
  health: 'health',
  mental_health: 'mental_health',
  housing: 'housing',
  money: 'money',
  substance_use: 'substances',
  confidence: 'confidence',
  digital: 'digital',
  language: 'english',
  literacy_numeracy: 'reading',
  caring: 'caring',
  childcare: 'childcare',
  convictions: 'convictions',
  transport: 'travel',
  skills_qualifications: 'skills',
  work_history: 'experience',
  family: 'childcare',
}
