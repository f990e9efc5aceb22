/** Where an area stands on a map that gives every area the same room, and its short name there (ISO 3166-2:GB). */
export interface Tile {
  column: number
  row: number
  short: string
}

// North at the top, islands where they lie; neighbours stay neighbours where eight columns allow it.
const rows: readonly (readonly (readonly [string, string] | null)[])[] = [
  [null, null, null, null, null, null, null, ['S12000027', 'ZET']],
  [null, null, null, null, null, null, ['S12000023', 'ORK']],
  [
    ['S12000013', 'ELS'],
    null,
    null,
    ['S12000017', 'HLD'],
    ['S12000020', 'MRY'],
    ['S12000034', 'ABD'],
    ['S12000033', 'ABE'],
  ],
  [null, null, ['S12000035', 'AGB'], ['S12000048', 'PKN'], ['S12000041', 'ANS'], ['S12000042', 'DND']],
  [null, ['S12000039', 'WDU'], ['S12000045', 'EDU'], ['S12000030', 'STG'], ['S12000005', 'CLK'], ['S12000047', 'FIF']],
  [
    ['S12000018', 'IVC'],
    ['S12000038', 'RFW'],
    ['S12000049', 'GLG'],
    ['S12000050', 'NLK'],
    ['S12000014', 'FAL'],
    ['S12000040', 'WLN'],
    ['S12000036', 'EDH'],
    ['S12000010', 'ELN'],
  ],
  [
    ['S12000021', 'NAY'],
    ['S12000011', 'ERW'],
    ['S12000008', 'EAY'],
    ['S12000029', 'SLK'],
    null,
    ['S12000019', 'MLN'],
    ['S12000026', 'SCB'],
  ],
  [null, ['S12000028', 'SAY'], ['S12000006', 'DGY']],
]

/** Scotland's 32 council areas as equal tiles, by the area's code: eight columns, as many rows. */
export const scotland: ReadonlyMap<string, Tile> = new Map(
  rows.flatMap((areas, row) =>
    areas.flatMap((area, column) => (area === null ? [] : [[area[0], { column, row, short: area[1] }] as const])),
  ),
)
