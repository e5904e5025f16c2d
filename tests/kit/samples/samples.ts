import type { Tx } from '#platform/db/database.ts'
import { activitiesSamples } from './activities.ts'
import { campaignsSamples } from './campaigns.ts'
import { caseworkSamples } from './casework.ts'
import { closingSamples } from './closing.ts'
import { directorySamples } from './directory.ts'
import { disclosureSamples } from './disclosure.ts'
import { documentsSamples } from './documents.ts'
import { evaluationSamples } from './evaluation.ts'
import { fieldworkSamples } from './fieldwork.ts'
import { fundSamples } from './fund.ts'
import { givingSamples } from './giving.ts'
import { goodsSamples } from './goods.ts'
import { grantsSamples } from './grants.ts'
import { hardshipSamples } from './hardship.ts'
import { hoursSamples } from './hours.ts'
import { incubationSamples } from './incubation.ts'
import { interchangeSamples } from './interchange.ts'
import { ledgerSamples } from './ledger.ts'
import { linkageSamples } from './linkage.ts'
import { needsSamples } from './needs.ts'
import { officeSamples } from './office.ts'
import { peopleSamples } from './people.ts'
import { pointsSamples } from './points.ts'
import { programmeSamples } from './programme.ts'
import { recognitionSamples } from './recognition.ts'
import { registrationSamples } from './registration.ts'
import { reportingSamples } from './reporting.ts'
import { scoringSamples } from './scoring.ts'
import { teamsSamples } from './teams.ts'
import { workforceSamples } from './workforce.ts'

/** Makes one record of a kind at a community, and says its id; some kinds sit at the community's town. */
export type MakeSample = (tx: Tx, areaCode: string, now: Date) => Promise<string>

/** A maker for every kind of record that a contract is about. A new kind needs one line here, or the matrix fails by name. */
export const samples: Readonly<Record<string, MakeSample>> = {
  ...activitiesSamples,
  ...campaignsSamples,
  ...caseworkSamples,
  ...closingSamples,
  ...directorySamples,
  ...evaluationSamples,
  ...fieldworkSamples,
  ...fundSamples,
  ...disclosureSamples,
  ...documentsSamples,
  ...givingSamples,
  ...goodsSamples,
  ...grantsSamples,
  ...hardshipSamples,
  ...hoursSamples,
  ...incubationSamples,
  ...interchangeSamples,
  ...ledgerSamples,
  ...linkageSamples,
  ...needsSamples,
  ...officeSamples,
  ...peopleSamples,
  ...pointsSamples,
  ...programmeSamples,
  ...recognitionSamples,
  ...registrationSamples,
  ...reportingSamples,
  ...scoringSamples,
  ...teamsSamples,
  ...workforceSamples,
}
