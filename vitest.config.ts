import { defineConfig } from 'vitest/config'

/**
 * `unit`: everything beside the code, on one private database. `walk`: every route of the whole house, as everybody. `engine`: the database engine itself, killed and started many times. `browser`: the
 * whole house through a real browser.
 */
export default defineConfig({
  test: {
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 60_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['src/**/*.test.{ts,tsx}', 'migrations/**/*.test.ts', 'reference/**/*.test.ts'],
          globalSetup: ['src/platform/testing/cluster.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'walk',
          include: ['e2e/walk/**/*.test.ts'],
          globalSetup: ['src/platform/testing/cluster.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'engine',
          include: ['e2e/engine/**/*.test.ts'],
          fileParallelism: false,
          testTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: ['e2e/**/*.test.{ts,tsx}'],
          exclude: ['e2e/engine/**', 'e2e/walk/**', 'node_modules/**'],
          fileParallelism: false,
          testTimeout: 120_000,
        },
      },
    ],
  },
})
