/** Writes all of a result on standard output, however slow the reader; a reader who has seen enough (`| head`) is no fault. */
export const deliver = (output: string | Buffer): Promise<void> =>
  new Promise((resolve, reject) => {
    process.stdout.once('error', (error: NodeJS.ErrnoException) => (error.code === 'EPIPE' ? resolve() : reject(error)))
    process.stdout.write(output, () => resolve())
  })
