import { readdirSync, readFileSync } from 'node:fs'

/** In megabytes: what the program holds, and what PostgreSQL holds with shared pages counted once. Null where the system does not say. */
export interface Memory {
  readonly program: number
  readonly database: number
}

const megabytes = (file: string, field: string): number => {
  try {
    return Number(new RegExp(`^${field}:\\s+(\\d+) kB`, 'm').exec(readFileSync(file, 'utf8'))?.[1] ?? Number.NaN) / 1024
  } catch {
    return 0
  }
}

const parents = (): Map<number, number> => {
  const found = new Map<number, number>()
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
      found.set(Number(pid), Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]))
    } catch {
      // it ended meanwhile
    }
  }
  return found
}

/** What a program holds, and all that it started. */
export function memoryOf(program: number, keeper: number = program): Memory {
  const parentOf = parents()
  const below = (pid: number): boolean => {
    const parent = parentOf.get(pid)
    return parent !== undefined && (parent === keeper || below(parent))
  }
  const isDatabase = (pid: number) => {
    try {
      return readFileSync(`/proc/${pid}/comm`, 'utf8').trim() === 'postgres'
    } catch {
      return false
    }
  }
  const servers = [...parentOf.keys()].filter((pid) => isDatabase(pid) && below(pid))
  return {
    program: megabytes(`/proc/${program}/status`, 'VmRSS'),
    database: servers.reduce((sum, pid) => sum + megabytes(`/proc/${pid}/smaps_rollup`, 'Pss'), 0),
  }
}
