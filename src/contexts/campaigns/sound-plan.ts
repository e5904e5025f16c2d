import type { Call } from '#platform/http/pipeline.ts'
import { campaignsErrors } from './errors.ts'
import { limitsOf } from './limits.ts'
import { individualIn, levyIn } from './rules/apportion.ts'
import { lastDayPossible } from './rules/clock.ts'
import type { Plan } from './store/campaigns.ts'
import { fileInSight } from './store/papers.ts'

type Written = Plan & { platformsDesignated: boolean }

/** Every text of a plan that people read. */
const textsOf = (plan: Plan): string[] => [
  plan.title,
  plan.purpose,
  plan.place,
  plan.wayNote,
  plan.beneficiaryRange,
  plan.beneficiaryMethod,
  plan.useText,
  plan.costText,
  plan.surplus,
  ...plan.partners.flatMap(({ duty, evaluation }) => [duty, evaluation]),
]

/** Nothing is broken down to persons or households, and no beneficiary is named. */
export function mustBeFair(texts: readonly string[], aboutPeople: readonly string[] = []): void {
  for (const text of texts) {
    const words = levyIn(text)
    if (words !== undefined) throw campaignsErrors.levy(words)
  }
  for (const text of aboutPeople) {
    const words = individualIn(text)
    if (words !== undefined) throw campaignsErrors.individual(words)
  }
}

function mustNamePlatforms({ ways, platforms, platformsDesignated }: Written): void {
  const isOnline = ways.includes('platform')
  if (isOnline && (platforms.length === 0 || !platformsDesignated)) throw campaignsErrors.platformMissing()
  if (!isOnline && platforms.length > 0) throw campaignsErrors.platformUnasked()
}

async function mustHoldFiles({ tx, may }: Pick<Call, 'tx' | 'may'>, { partners }: Plan): Promise<void> {
  const ids = partners.flatMap(({ evaluationFileId, agreementFileId }) => [evaluationFileId, agreementFileId])
  for (const id of ids) {
    if (id === null) continue
    const file = await fileInSight(tx, id)
    if (!file || !may('office.file.read', file.areaPath ? { areaPath: file.areaPath } : {}))
      throw campaignsErrors.noFile()
  }
}

/** What a plan must satisfy whenever it is written: 令74 第十条, 慈善法 24, 27, 31–32. Errors: a sentence each. */
export async function mustBeSound(call: Pick<Call, 'tx' | 'may'>, plan: Written, charityName: string): Promise<void> {
  mustBeFair(textsOf(plan), [plan.title, plan.purpose, plan.beneficiaryRange, plan.useText])
  if (plan.endsOn < plan.startsOn) throw campaignsErrors.endsBeforeStart()
  const limits = await limitsOf(call.tx, plan.startsOn)
  const last = lastDayPossible(plan, limits)
  const { basis } = plan.isEmergency ? limits.emergencyMaxMonths : limits.maxMonths
  if (plan.endsOn > last) throw campaignsErrors.tooLong(last, basis)
  if (plan.accountName.replaceAll(' ', '') !== charityName.replaceAll(' ', ''))
    throw campaignsErrors.notOwnAccount(charityName)
  if (plan.costFen >= plan.expectedFen) throw campaignsErrors.costTooHigh()
  mustNamePlatforms(plan)
  await mustHoldFiles(call, plan)
}

/** A partner without the qualification raises money only with its evaluation and a written agreement behind it. */
export function mustHavePartnerPapers({ partners }: Plan): void {
  for (const { name, evaluatedOn, evaluationFileId, agreedOn, agreementFileId } of partners)
    if (!evaluatedOn || !evaluationFileId || !agreedOn || !agreementFileId) throw campaignsErrors.partnerPapers(name)
}
