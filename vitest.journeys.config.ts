import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** The longest first, so that it does not run alone at the end. */
const LONGEST = 'pages.journey.ts'

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files)
    const isLongest = ({ moduleId }: TestSpecification): boolean => moduleId.endsWith(LONGEST)
    return [...sorted.filter(isLongest), ...sorted.filter((one) => !isLongest(one))]
  }
}

/**
 * Journeys: a real browser against the real server on a data folder of its own, two at a time: of those who share one, a single
 * journey changes anything (run-the-notice); the others bring a server of their own.
 */
export default defineConfig({
  test: {
    include: ['tests/journeys/**/*.journey.ts'],
    globalSetup: 'tests/journeys/kit/server.ts',
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
    testTimeout: 180_000,
    hookTimeout: 240_000,
  },
})
