/** What one check says of a version. An error stops it; a warning needs a reason. */
export interface Finding {
  code: string
  kind: 'passed' | 'warning' | 'error'
  /** What it looked at and found, in a sentence. */
  words: string
}

export const passed = (code: string, words: string): Finding => ({ code, kind: 'passed', words })
export const warning = (code: string, words: string): Finding => ({ code, kind: 'warning', words })
export const error = (code: string, words: string): Finding => ({ code, kind: 'error', words })
