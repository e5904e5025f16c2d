import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { activitiesMeasures } from './activities.ts'
import { caseworkMeasures } from './casework.ts'
import { fundMeasures } from './fund.ts'
import { incubationMeasures } from './incubation.ts'
import { learningMeasures } from './learning.ts'
import { linkageMeasures } from './linkage.ts'
import type { Measure } from './measure.ts'
import { placeMeasures } from './places.ts'
import { pointsMeasures } from './points.ts'
import { teamsMeasures } from './teams.ts'
import { volunteeringMeasures } from './volunteering.ts'
import { workforceMeasures } from './workforce.ts'

const library = new Map<string, Measure>(
  [
    ...placeMeasures,
    ...workforceMeasures,
    ...volunteeringMeasures,
    ...teamsMeasures,
    ...activitiesMeasures,
    ...pointsMeasures,
    ...fundMeasures,
    ...caseworkMeasures,
    ...linkageMeasures,
    ...incubationMeasures,
    ...learningMeasures,
  ].map((one) => [one.name, one]),
)

/** Digest of the library's own words: when a measure is written anew, results found by the old one are found again. */
export const libraryDigest: string = createHash('sm3')
  .update(
    [
      'places',
      'volunteering',
      'workforce',
      'teams',
      'activities',
      'points',
      'fund',
      'casework',
      'linkage',
      'incubation',
      'learning',
    ]
      .map((name) => readFileSync(new URL(`${name}.ts`, import.meta.url), 'utf8'))
      .join('\n'),
  )
  .digest('hex')

/** What a programme package may ask for. */
export const measureNames: readonly string[] = [...library.keys()]

/** Errors: a programme is refused when it is loaded if it names an unknown measure, so this is a bug. */
export function measureOf(name: string): Measure {
  const found = library.get(name)
  if (!found) throw new Error(`no measure ${name}`)
  return found
}
