/** A word from the database as one of the codes that a form knows; null when it is none. */
export const codeIn = <Code extends string>(word: string | null, codes: readonly Code[]): Code | null =>
  codes.find((code) => code === word) ?? null
