import { fileTypeFromBuffer } from 'file-type'

/** The largest file, in bytes: five mebibytes. */
export const largestFile = 5 * 1024 * 1024

/** What the files of one organisation may take in all, in bytes: two gibibytes. */
export const organisationQuota = 2 * 1024 * 1024 * 1024

/** What the files about one person may take in all: fifty mebibytes, some ten of the largest. */
export const personQuota = 50 * 1024 * 1024

/** What the files of all organisations of one area may take in all: thirty-two gibibytes. */
export const areaQuota = 32 * 1024 * 1024 * 1024

/** The types that are taken, and how a download of each ends. No type that a browser would run, and none with macros. */
const accepted = {
  'application/pdf': 'pdf',
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
} as const

export type MediaType = keyof typeof accepted

/** For a file field's `accept`, and for its hint. */
export const acceptedEndings = '.pdf,.png,.jpg,.jpeg,.docx'
export const acceptedWords = 'PDF, PNG, JPEG or Word (.docx), at most 5 MB'

export const isAccepted = (type: string): type is MediaType => Object.hasOwn(accepted, type)

export const endingOf = (type: MediaType): string => accepted[type]

/** What bytes are by their content, whatever their name says; null when they are nothing that is taken. */
export const typeOf = async (bytes: Uint8Array): Promise<MediaType | null> => {
  const found = await fileTypeFromBuffer(bytes).catch(() => undefined)
  return found !== undefined && isAccepted(found.mime) ? found.mime : null
}
