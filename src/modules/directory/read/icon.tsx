const shapes = {
  work: 'M6 16h36v24H6zM18 16v-6h12v6M6 27h36',
  book: 'M24 12c-4-4-10-4-16-4v30c6 0 12 0 16 4 4-4 10-4 16-4V8c-6 0-12 0-16 4zM24 12v30',
  speech: 'M6 8h36v24H22l-10 9v-9H6z',
  screen: 'M6 8h36v24H6zM24 32v8M16 41h16',
  heart: 'M24 41 8 24a9 9 0 0 1 16-10 9 9 0 0 1 16 10z',
  money: 'M24 7a17 17 0 1 0 .1 0zM29 19a5 5 0 0 0-9 3v11M17 26h9M17 33h13',
  house: 'M5 25 24 8l19 17M11 20v21h26V20M20 41V29h8v12',
  people: 'M16 21a6 6 0 1 0-.1 0zM34 22a5 5 0 1 0-.1 0zM5 41a11 11 0 0 1 22 0M28 31a9 9 0 0 1 15 10',
  paper: 'M11 6h18l8 8v28H11zM18 22h12M18 30h12',
  bus: 'M8 9h32v27H8zM8 24h32M14 36v6M34 36v6',
  clock: 'M24 7a17 17 0 1 0 .1 0zM24 14v11l8 5',
  place: 'M24 43C13 30 10 25 10 20a14 14 0 0 1 28 0c0 5-3 10-14 23zM24 25a5 5 0 1 0-.1 0z',
  phone: 'M15 4h18v40H15zM22 38h4',
  question: 'M24 7a17 17 0 1 0 .1 0zM19 20a5 5 0 1 1 7 5c-2 1-2 2-2 4M24 34v2',
} as const

export type IconName = keyof typeof shapes

/** A picture beside words that say the same; nobody has to see it. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg class="nwd-icon" viewBox="0 0 48 48" width="48" height="48" aria-hidden="true" focusable="false">
      <path d={shapes[name]} />
    </svg>
  )
}

const ofNeeds: Readonly<Record<string, IconName>> = {
  find_work: 'work',
  experience: 'work',
  staying_in_work: 'work',
  own_business: 'work',
  skills: 'book',
  reading: 'book',
  english: 'speech',
  digital: 'screen',
  confidence: 'heart',
  mental_health: 'heart',
  health: 'heart',
  substances: 'heart',
  money: 'money',
  housing: 'house',
  childcare: 'people',
  caring: 'people',
  convictions: 'paper',
  travel: 'bus',
}

/** The picture of a need, by its code. */
export const iconOf = (need: string): IconName => ofNeeds[need] ?? 'question'
