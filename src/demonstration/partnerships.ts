import type { Role } from '#platform/access'

/** An organisation of a demonstration partnership. */
export interface Member {
  key: string
  name: string
  kind: string
  supports?: true
}

/** Somebody who works there. Those with an e-mail address have an account to sign in with. */
export interface Actor {
  key: string
  name: string
  role: Role
  at: string | null
  email?: string
  /** After the role, where the sign-ins are shown, in place of the partnership's. */
  label?: string
}

export interface Partnership {
  area_id: string
  town: string
  postcodes: string
  /** After the role, where the sign-ins are shown. */
  label: string
  members: readonly Member[]
  actors: readonly Actor[]
}

/** The city: shown in Glasgow City's place, with organisations that do not exist. */
export const city: Partnership = {
  area_id: 'S12000049',
  town: 'Northtown',
  postcodes: 'ZA',
  label: '',
  members: [
    { key: 'partnership', name: 'Northtown Employability Partnership', kind: 'partnership' },
    { key: 'council', name: 'Northtown Council', kind: 'council', supports: true },
    { key: 'works', name: 'Northtown Works', kind: 'charity', supports: true },
    { key: 'training', name: 'Eastvale Training', kind: 'training', supports: true },
    { key: 'school', name: 'Northtown Academy', kind: 'school' },
    { key: 'nhs', name: 'Northtown Health Centre', kind: 'nhs' },
    { key: 'housing', name: 'Harbour Housing', kind: 'housing' },
    { key: 'college', name: 'Northtown College', kind: 'college' },
    { key: 'jobcentre', name: 'Northtown Jobcentre', kind: 'jobcentre' },
    { key: 'justice', name: 'Northtown Justice Service', kind: 'justice' },
  ],
  actors: [
    { key: 'participant', name: 'Rowan Fictus', role: 'participant', at: null, email: 'rowan@people.example' },
    { key: 'key_worker', name: 'Morag Sample', role: 'key_worker', at: 'works', email: 'morag@works.example' },
    { key: 'referrer', name: 'Isla Testperson', role: 'referrer', at: 'school', email: 'isla@academy.example' },
    {
      key: 'provider',
      name: 'Callum Madeup',
      role: 'provider_worker',
      at: 'training',
      email: 'callum@training.example',
    },
    { key: 'team_lead', name: 'Fiona Invented', role: 'team_lead', at: 'works', email: 'fiona@works.example' },
    { key: 'officer', name: 'Priya Example', role: 'employer_officer', at: 'council', email: 'priya@council.example' },
    {
      key: 'coordinator',
      name: 'Alasdair Placeholder',
      role: 'coordinator',
      at: 'partnership',
      email: 'alasdair@partnership.example',
    },
    { key: 'member', name: 'Hassan Imaginary', role: 'member', at: 'housing', email: 'hassan@housing.example' },
    { key: 'analyst', name: 'Grace Synthetic', role: 'analyst', at: null, email: 'grace@nation.example' },
    { key: 'administrator', name: 'Ewan Pretend', role: 'administrator', at: 'council', email: 'ewan@council.example' },
    { key: 'works_2', name: 'Omar Sampleton', role: 'key_worker', at: 'works' },
    { key: 'works_3', name: 'Catriona Fictusdale', role: 'key_worker', at: 'works' },
    { key: 'council_1', name: 'Marek Madeupson', role: 'key_worker', at: 'council' },
    { key: 'council_2', name: 'Olivia Pretendley', role: 'key_worker', at: 'council' },
    { key: 'nhs_1', name: 'Leila Specimenby', role: 'referrer', at: 'nhs' },
    { key: 'housing_1', name: 'Scott Inventedwood', role: 'referrer', at: 'housing' },
    { key: 'jobcentre_1', name: 'Donna Unrealgate', role: 'referrer', at: 'jobcentre' },
    { key: 'justice_1', name: 'Neil Storybookshaw', role: 'referrer', at: 'justice' },
    {
      key: 'member_council',
      name: 'Moira Sampleton',
      role: 'member',
      at: 'council',
      email: 'moira@council.example',
      label: ', council',
    },
    {
      key: 'member_college',
      name: 'Ailish Pretendley',
      role: 'member',
      at: 'college',
      email: 'ailish@college.example',
      label: ', college',
    },
  ],
}

/** The island: small enough that figures about it have to be guarded, shown in the place of the Orkney Islands. */
export const island: Partnership = {
  area_id: 'S12000023',
  town: 'Farholm',
  postcodes: 'ZB',
  label: ', island',
  members: [
    { key: 'partnership', name: 'Farholm Employability Partnership', kind: 'partnership' },
    { key: 'council', name: 'Farholm Council', kind: 'council', supports: true },
    { key: 'works', name: 'Farholm Works', kind: 'charity', supports: true },
    { key: 'school', name: 'Farholm High School', kind: 'school' },
    { key: 'nhs', name: 'Farholm Health Centre', kind: 'nhs' },
    { key: 'college', name: 'Farholm College', kind: 'college' },
    { key: 'jobcentre', name: 'Farholm Jobcentre', kind: 'jobcentre' },
  ],
  actors: [
    { key: 'participant', name: 'Kit Madeup', role: 'participant', at: null, email: 'kit@people.example' },
    {
      key: 'key_worker',
      name: 'Eilidh Fablewick',
      role: 'key_worker',
      at: 'works',
      email: 'eilidh@farholm-works.example',
    },
    {
      key: 'referrer',
      name: 'Angus Notionalby',
      role: 'referrer',
      at: 'school',
      email: 'angus@farholm-school.example',
    },
    {
      key: 'coordinator',
      name: 'Mairi Conjuredson',
      role: 'coordinator',
      at: 'partnership',
      email: 'mairi@farholm.example',
    },
    { key: 'council_1', name: 'Finlay Samplemere', role: 'key_worker', at: 'council' },
    { key: 'nhs_1', name: 'Rosa Fictusburn', role: 'referrer', at: 'nhs' },
    // Statistics are approved by another than who prepared them.
    {
      key: 'analyst_2',
      name: 'Ada Storybookshaw',
      role: 'analyst',
      at: null,
      email: 'ada@nation.example',
      label: ', second',
    },
  ],
}
