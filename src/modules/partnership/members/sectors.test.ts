import { expect, it } from 'vitest'
import { referenceList } from '#platform/reference'
import { calendarDate } from '#platform/time'
import { bySector, gapsOf, usualSector } from './sectors.ts'

const today = calendarDate('2026-11-23')

it('every kind of organisation usually belongs to one sector, and no sector names a kind that is not there', () => {
  const kinds = referenceList('organisation-kinds', today).map(({ code }) => code)
  const named = referenceList('partnership-sectors', today).flatMap(({ kinds }) => kinds)
  expect(named.toSorted()).toEqual(kinds.toSorted())
  expect(usualSector('jobcentre', today)).toBe('public')
  expect(usualSector('charity', today)).toBe('third')
  expect(usualSector('employer', today)).toBe('private')
})

it('an empty partnership lacks all three sectors that the framework asks for, and a chair', () => {
  expect(gapsOf([], [], today)).toEqual([
    'Nobody from the public sector',
    'Nobody from the third sector',
    'Nobody from the private sector',
    'No chair',
  ])
  expect(bySector([], today).map(({ code, count }) => [code, count])).toEqual([
    ['public', 0],
    ['third', 0],
    ['private', 0],
  ])
})

it('nothing is missing when each sector is there, somebody is chair, and each organisation has named somebody', () => {
  const members = ['public', 'third', 'private'].map((sector) => ({ id: sector, sector, organisation: sector }))
  const seats = members.map(({ id }, at) => ({ member_id: id, role: at === 0 ? 'chair' : 'member' }))
  expect(gapsOf(members, seats, today)).toEqual([])
  expect(gapsOf(members, seats.slice(0, 2), today)).toEqual(['Nobody named for private'])
})
