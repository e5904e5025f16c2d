import type { Handler } from '#platform/http/pipeline.ts'
import type { directoryContract } from '../contract.ts'
import { directoryErrors } from '../errors.ts'
import { confirmAlias, findArea, withdrawAlias } from '../store/areas.ts'
import { decideNameMatch, findNameMatch } from '../store/name-matches.ts'

/** A person says which official place a written name means, or that none is. May be put right later, with a reason. */
export const decideName: Handler<typeof directoryContract.endpoints.decideName> = async (
  { nameMatchId, version, areaCode, reason },
  { tx, actor, now, today, allow, about, tell },
) => {
  const match = await findNameMatch(tx, nameMatchId)
  if (!match) throw directoryErrors.noNameMatch()
  allow({ areaPath: match.parentPath })
  about('directory.name-match', nameMatchId)
  if (areaCode !== null) {
    const area = await findArea(tx, areaCode)
    if (area?.parentCode !== match.parentCode) throw directoryErrors.notUnderParent(match.writtenName, match.parentName)
  }
  const status = areaCode === null ? 'rejected' : 'confirmed'
  await decideNameMatch(tx, {
    id: nameMatchId,
    version,
    status,
    areaCode,
    reason,
    decidedBy: actor.accountId,
    decidedAt: now,
  })
  const alias = match.writtenName
  if (match.areaCode !== null) await withdrawAlias(tx, { areaCode: match.areaCode, alias, today })
  if (areaCode !== null) await confirmAlias(tx, { areaCode, alias, today })
  await tell('directory.name-decided', { nameMatchId, areaCode, previousAreaCode: match.areaCode })
  return { version: version + 1 }
}
