const longest = 100

// Control and format characters (which can turn the direction of writing, and so hide an ending), separators, what a shell or a file system reads.
const unwanted = /[\p{C}\p{Zl}\p{Zp}<>:"/\\|?*`$;&%#]/gu

/**
 * The name of an uploaded file as it may be shown: the last part of a path, without hidden characters, at most 100 characters, never empty.
 * It is shown on pages only; addresses and downloads do not carry it.
 */
export const cleanName = (name: string): string => {
  const last = name.normalize('NFC').split(/[/\\]/).at(-1) ?? ''
  const plain = last
    .replaceAll(unwanted, ' ')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/^[\s.]+|[\s.]+$/g, '')
  const characters = [...plain]
  if (characters.length <= longest) return plain === '' ? 'file' : plain
  const ending = /\.[a-z0-9]{1,5}$/i.exec(plain)?.[0] ?? ''
  return `${characters
    .slice(0, longest - ending.length)
    .join('')
    .trimEnd()}${ending}`
}
