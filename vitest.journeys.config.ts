import { defineConfig } from 'vitest/config'

/** Journeys: a real browser against the real server on a data folder of its own. One after the other, in one order. */
export default defineConfig({
  test: {
    include: ['tests/journeys/**/*.journey.ts'],
    globalSetup: 'tests/journeys/kit/server.ts',
    fileParallelism: false,
    testTimeout: 180_000,
    hookTimeout: 240_000,
  },
})
