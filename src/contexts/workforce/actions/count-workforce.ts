import { codesWithin } from '#contexts/directory/public.ts'
import { parameterOn, programmeOf } from '#contexts/programme/public.ts'
import { addDays } from '#kernel/time.ts'
import type { Handler } from '#platform/http/pipeline.ts'
import type { workforceContract } from '../contract.ts'
import { countCertificates } from '../store/certificates.ts'
import { countServing, type PeriodKind } from '../store/periods.ts'

/** People, not posts: somebody holding one post in two communities counts once. What runs out soon is the programme's to say. */
export const countWorkforce: Handler<typeof workforceContract.endpoints.countWorkforce> = async (
  { areaCode },
  { tx, today, reach },
) => {
  const codes = await codesWithin(tx, reach(), areaCode)
  const serving = await countServing(tx, codes, today)
  const peopleOf = (kind: PeriodKind): number => serving.get(kind)?.people ?? 0
  const programme = await programmeOf(tx)
  const days = programme && parameterOn(programme, 'certificate.warn-days', today)
  const by = days === undefined ? undefined : addDays(today, days)
  return {
    fulltimeSocialWorkers: peopleOf('fulltime_social_worker'),
    communityWorkers: peopleOf('community_worker'),
    certifiedCommunityWorkers: serving.get('community_worker')?.certified ?? 0,
    twoCommitteeMembers: peopleOf('two_committee_member'),
    certificates: await countCertificates(tx, { codes, today }),
    expiring:
      days === undefined || by === undefined
        ? null
        : { days, by, count: await countCertificates(tx, { codes, today, expiresBy: by }) },
  }
}
