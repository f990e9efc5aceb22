import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { loadConfig, readEnvironment } from './index.ts'

const secret = 'thirty-two characters, or more of them'
const uuid = '0193a000-0000-7000-8000-000000000001'
const url = 'postgresql://owner:p%40ss@db.example:6432/nwd'

describe('the environment', () => {
  it('may be empty: an embedded database, on this machine only', () => {
    expect(readEnvironment({})).toMatchObject({
      port: 3000,
      host: '127.0.0.1',
      store: { kind: 'embedded', dataDir: './data' },
      secret: null,
      demo: null,
      openIdConnect: null,
    })
  })

  it('counts a variable set to nothing as absent', () => {
    expect(readEnvironment({ PORT: '', DATABASE_URL: ' ', BASE_URL: '' })).toEqual(readEnvironment({}))
  })

  it('reads a database of somebody else', () => {
    const owner = { host: 'db.example', port: 6432, user: 'owner', password: 'p@ss', database: 'nwd', ssl: false }
    expect(readEnvironment({ DATABASE_URL: url, SECRET: secret }).store).toEqual({ kind: 'url', owner, replica: null })
    const socket = readEnvironment({ DATABASE_URL: 'postgresql://owner@/nwd?host=/run/postgresql', SECRET: secret })
    expect(socket.store).toMatchObject({ owner: { host: '/run/postgresql', port: 5432 } })
    const encrypted = readEnvironment({ DATABASE_URL: `${url}?sslmode=verify-full`, SECRET: secret })
    expect(encrypted.store).toMatchObject({ owner: { ssl: true } })
    const unverified = readEnvironment({ DATABASE_URL: `${url}?sslmode=require`, SECRET: secret })
    expect(unverified.store).toMatchObject({ owner: { ssl: { rejectUnauthorized: false } } })
  })

  it.each([
    [{ PORT: 'http' }, 'PORT must be a whole number from 0 to 65535.'],
    [{ PORT: '3000.5' }, 'PORT must be a whole number from 0 to 65535.'],
    [{ PORT: '70000' }, 'PORT must be at most 65535.'],
    [{ DATABASE_URL: 'mysql://a@b/c', SECRET: secret }, /^DATABASE_URL must look like postgresql:/],
    [{ DATABASE_URL: url }, /^SECRET must be set together with DATABASE_URL/],
    [{ SECRET: 'short' }, 'SECRET must have at least 32 characters.'],
    [{ DATABASE_REPLICA_URL: url }, /^DATABASE_REPLICA_URL can only be set together with DATABASE_URL/],
    [{ BASE_URL: 'nowrongdoor.example' }, /^BASE_URL must look like https:/],
    [{ DEMO: 'yes' }, 'DEMO must be 0 or 1.'],
    [
      { NOTIFY_API_KEY: `ours-${uuid}-${uuid}` },
      'NOTIFY_API_KEY needs NOTIFY_EMAIL_TEMPLATE, NOTIFY_TEXT_TEMPLATE or both beside it.',
    ],
    [{ MAIL_FROM: 'nobody' }, 'MAIL_FROM must be an e-mail address.'],
    [{ OIDC_ISSUER: 'https://login.example' }, /must be set together, or none of them\.$/],
  ])('refuses %j in one sentence, exit code 2', (environment, sentence) => {
    expect(() => readEnvironment(environment)).toThrow(sentence)
    expect(() => readEnvironment(environment)).toThrow(expect.objectContaining({ exitCode: 2 }))
  })

  it('never repeats a value, which may be a password', () => {
    expect(() => readEnvironment({ DATABASE_URL: 'postgres:/owner:hunter2', SECRET: secret })).toThrow(
      expect.not.objectContaining({ message: expect.stringContaining('hunter2') }),
    )
  })
})

describe('the secret', () => {
  it('is made once, kept, and closed to others', () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'nwd-config-'))
    const first = loadConfig({ DATA_DIR: dataDir }).secret
    expect(first).toHaveLength(64)
    expect(loadConfig({ DATA_DIR: dataDir }).secret).toBe(first)
    expect(statSync(join(dataDir, 'secret')).mode & 0o777).toBe(0o600)
    expect(readFileSync(join(dataDir, 'secret'), 'utf8').trim()).toBe(first)
    rmSync(dataDir, { recursive: true })
  })
})
