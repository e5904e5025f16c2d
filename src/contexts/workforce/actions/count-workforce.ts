import { codesWithin } from '#contexts/directory/public.ts'
import type { Handler } from '#platform/http/pipeline.ts'
import type { workforceContract } from '../contract.ts'
import { countCertificates } from '../store/certificates.ts'
import { countServing, type PeriodKind } from '../store/periods.ts'

/** People, not posts: somebody holding one post in two communities counts once. */
export const countWorkforce: Handler<typeof workforceContract.endpoints.countWorkforce> = async (
  { areaCode, expiresBy },
  { tx, today, reach },
) => {
  const codes = await codesWithin(tx, reach(), areaCode)
  const serving = await countServing(tx, codes, today)
  const peopleOf = (kind: PeriodKind): number => serving.get(kind)?.people ?? 0
  return {
    fulltimeSocialWorkers: peopleOf('fulltime_social_worker'),
    communityWorkers: peopleOf('community_worker'),
    certifiedCommunityWorkers: serving.get('community_worker')?.certified ?? 0,
    twoCommitteeMembers: peopleOf('two_committee_member'),
    certificates: await countCertificates(tx, { codes, today }),
    expiring: expiresBy ? await countCertificates(tx, { codes, today, expiresBy }) : 0,
  }
}
