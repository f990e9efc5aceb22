import type { Dice } from './dice.ts'

/** Every surname begins with one of these, so that nobody can take an invented person for a real one. */
const stems = [
  'Fictus',
  'Sample',
  'Madeup',
  'Invented',
  'Testperson',
  'Synthetic',
  'Placeholder',
  'Imaginary',
  'Pretend',
  'Example',
  'Makebelieve',
  'Specimen',
  'Unreal',
  'Storybook',
  'Hypothet',
  'Notional',
  'Mockname',
  'Conjured',
  'Fable',
  'Dreamt',
] as const

const endings = [
  '',
  'son',
  'by',
  'ton',
  'ley',
  'field',
  'worth',
  'dale',
  'wick',
  'ford',
  'hurst',
  'combe',
  'well',
  'brook',
  'gate',
  'land',
  'mere',
  'burn',
  'side',
  'stead',
  'thorpe',
  'wood',
  'holm',
  'mont',
  'ville',
  'ova',
  'ski',
  'idis',
  'ez',
  'ulla',
  'esu',
  'ini',
  'ara',
  'ovic',
  'aya',
  'enko',
  'moor',
  'law',
  'haugh',
  'shaw',
] as const

const women =
  'Aileen Aisha Amara Amy Ana Beth Caitlin Carol Catriona Chloe Daria Donna Eilidh Elena Ellie Emma Esther Fatima Fiona Grace Hana Heather Iona Isla Jade Jean Joanne Kasia Kirsty Laura Leila Lynn Maria Mairi Mei Morag Nadia Natalie Nicole Olivia Priya Rachel Rhona Rosa Sadia Sarah Shona Sofia Tara Zainab'.split(
    ' ',
  )
const men =
  'Adam Ahmed Aidan Alan Alasdair Ali Andrew Angus Ben Blair Callum Cameron Chen Colin Craig Daniel David Diego Dmytro Euan Ewan Fergus Finlay George Graeme Hamish Hassan Iain Ibrahim Jack James Jamie Kenneth Kofi Lewis Liam Logan Marek Michael Murray Neil Omar Pawel Rajan Ross Ryan Samuel Scott Stuart Yusuf'.split(
    ' ',
  )
const either = 'Alex Ash Charlie Drew Jordan Kai Kit Morgan Robin Rowan Sam Skye'.split(' ')

/** A surname that plainly nobody has, one of hundreds, or of many thousands with a hyphen. */
export function surname(dice: Dice): string {
  const plain = () => dice.one(stems) + dice.one(endings)
  return dice.chance(0.12) ? `${plain()}-${plain()}` : plain()
}

const known = new Set(stems.flatMap((stem) => endings.map((ending) => stem + ending)))

/** Whether a surname is one of the invented ones. */
export const isInvented = (name: string): boolean => name.split('-').every((part) => known.has(part))

export type Gender = 'woman' | 'man' | 'other'

export function givenName(dice: Dice, gender: Gender): string {
  if (gender === 'other' || dice.chance(0.05)) return dice.one(either)
  return dice.one(gender === 'woman' ? women : men)
}

/** The first words of invented places and firms; an area takes one by its place in the list of areas. */
export const invented = [
  'Northtown',
  'Eastvale',
  'Westhaven',
  'Southmoor',
  'Millbrae',
  'Larkfield',
  'Stonebrig',
  'Fernhaugh',
  'Cragmuir',
  'Burnfoot',
  'Highlaw',
  'Greenloch',
  'Rowanbank',
  'Birkenshaw Vale',
  'Seagate',
  'Thistledene',
  'Whinnyknowe',
  'Alderbrae',
  'Kirkmoss',
  'Brackenside',
  'Heatherlaw',
  'Silverburn Vale',
  'Gowanlea',
  'Lochside Vale',
  'Oakenhill',
  'Ravensmuir',
  'Foxhaugh',
  'Hazelbrig',
  'Elmvale',
  'Driftwood',
  'Copperhaugh',
  'Swanmere',
] as const
