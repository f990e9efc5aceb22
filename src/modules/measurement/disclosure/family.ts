/** The categories of priority families that exclude one another and the groups; several groups may hold for one person. */
export const outsideGroups: readonly string[] = ['none', 'unknown', 'prefer_not_to_say', 'not_asked']
/** Of these, those that are the same people as in the dimension parent: who is not known to be a parent. */
export const blanks: readonly string[] = ['unknown', 'prefer_not_to_say', 'not_asked']
export const youngBands: readonly string[] = ['under_16', '16-19', '20-24']
