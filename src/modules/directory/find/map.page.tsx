import { type Reading, sayIn } from '../read/reading.ts'
import type { Listed } from './find.queries.ts'

interface Point {
  latitude: number
  longitude: number
}

/** A place on the map: how far east and south of the middle, in miles, and the numbers in the list of what is there. */
interface Placed {
  east: number
  south: number
  numbers: number[]
}

export interface PlacesOn {
  places: Placed[]
  /** Numbers of the list that are not on the map. */
  missing: number[]
  /** The rings, in miles from the middle. */
  rings: number[]
}

const milesADegree = 69.09
const furthest = 30

/**
 * Where what was found lies around a point: flat enough for thirty miles. What is further, or has no place, is told by its number; what would lie
 * on one another stands together.
 * @param first the number of the first in the list
 */
export function placesOn(middle: Point, services: readonly Listed[], first: number): PlacesOn {
  const shrink = Math.cos((middle.latitude * Math.PI) / 180)
  const missing: number[] = []
  const near: Placed[] = []
  services.forEach(({ latitude, longitude }, at) => {
    const number = first + at
    const east = longitude === null ? Number.NaN : (longitude - middle.longitude) * milesADegree * shrink
    const south = latitude === null ? Number.NaN : (middle.latitude - latitude) * milesADegree
    const away = Math.hypot(east, south)
    if (away <= furthest) near.push({ east, south, numbers: [number] })
    else missing.push(number)
  })
  const rings = ringsFor(Math.max(0, ...near.map(({ east, south }) => Math.hypot(east, south))))
  const close = (rings.at(-1) ?? 1) / 6
  const places: Placed[] = []
  for (const one of near) {
    const same = places.find(({ east, south }) => Math.hypot(east - one.east, south - one.south) < close)
    if (same) same.numbers.push(...one.numbers)
    else places.push(one)
  }
  return { places, missing, rings }
}

const steps = [0.25, 0.5, 1, 2, 5, 10]

/** Two to four rings of whole or simple miles, the last beyond the furthest. */
export function ringsFor(miles: number): number[] {
  const step = steps.find((one) => one * 3 >= miles) ?? furthest / 3
  const count = Math.max(2, Math.ceil(miles / step))
  return Array.from({ length: count }, (_, at) => step * (at + 1))
}

const [half, room] = [200, 176]

/** A map without a country on it: rings of miles around where somebody looks from, and the list's numbers where they lie. The list says the same in words. */
export function PlacesMap({
  map: { places, missing, rings },
  name,
  reading,
}: {
  map: PlacesOn
  name: string
  reading: Pick<Reading, 'lang'>
}) {
  const say = sayIn(reading)
  const scale = room / (rings.at(-1) ?? 1)
  const many = places.reduce((sum, { numbers }) => sum + numbers.length, 0)
  return (
    <>
      <svg
        class="nwd-places"
        viewBox={`0 0 ${half * 2} ${half * 2}`}
        role="img"
        aria-label={say('map_of', { n: many, place: name })}
      >
        {rings.map((miles) => (
          <g key={miles}>
            <circle class="nwd-places__ring" cx={half} cy={half} r={round(miles * scale)} />
            <text class="nwd-places__miles" x={half} y={round(half - miles * scale + 12)}>
              {miles === rings[0] ? `${miles} miles` : miles}
            </text>
          </g>
        ))}
        <path class="nwd-places__middle" d={`M${half - 6} ${half}h12M${half} ${half - 6}v12`} />
        {places.map(({ east, south, numbers }) => {
          const words =
            numbers.length > 3 ? `${numbers.slice(0, 2).join(', ')} +${numbers.length - 2}` : numbers.join(', ')
          const width = Math.max(20, 8 + words.length * 6.6)
          const [x, y] = [round(half + east * scale), round(half + south * scale)]
          return (
            <g key={words}>
              <rect
                class="nwd-places__place"
                x={round(x - width / 2)}
                y={y - 10}
                width={round(width)}
                height={20}
                rx={10}
              />
              <text class="nwd-places__number" x={x} y={y + 4}>
                {words}
              </text>
            </g>
          )
        })}
      </svg>
      <p class="nwd-sub">{say('map_note', { place: name })}</p>
      {missing.length > 0 && <p class="nwd-sub">{say('not_on_map', { numbers: missing.join(', ') })}</p>}
    </>
  )
}

const round = (value: number) => Math.round(value * 10) / 10
