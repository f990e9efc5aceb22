/** A file cannot be read as a table: one sentence says why, and what would be right. Nothing of it was taken in. */
export class FileRefused extends Error {
  override readonly name = 'FileRefused'
  readonly exitCode: 1 | 2

  /** @param exitCode 2 when there is no such file to read: a wrong command, not a wrong file */
  constructor(sentence: string, exitCode: 1 | 2 = 1) {
    super(sentence)
    this.exitCode = exitCode
  }
}
