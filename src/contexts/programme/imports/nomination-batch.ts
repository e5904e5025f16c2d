import type { Area } from '#contexts/directory/public.ts'
import type { Tx } from '#platform/db/database.ts'
import type { ImportBatch } from '#platform/exchange/kinds.ts'
import { enqueue } from '#platform/jobs/store.ts'
import { admit, type Choice, mustFindTown } from '../admission.ts'
import { programmeErrors } from '../errors.ts'
import type { Chosen, NominationRefusal } from '../rules/nomination.ts'
import { recordEvent } from '../store/events.ts'
import { insertPoint, putCommunities } from '../store/points.ts'
import { stagedTowns } from '../store/staged-towns.ts'

export type TownNomination = { town: Area & { parentCode: string }; choices: Choice[]; rowNos: number[] }
type Answer = { nomination: TownNomination; refusals: NominationRefusal[] }

/** Asks the rules of one nomination after another, each as if the good ones before it were submitted. Writes nothing. */
export async function admitInTurn(tx: Tx, nominations: readonly TownNomination[], today: string): Promise<Answer[]> {
  const answers: Answer[] = []
  const before: (readonly Chosen[])[] = []
  for (const nomination of nominations) {
    const { town, choices } = nomination
    const { refusals, communities } = await admit(tx, { town, choices, startsOn: null, before }, today)
    if (refusals.length === 0) before.push(communities)
    answers.push({ nomination, refusals })
  }
  return answers
}

/**
 * Submits each town of a batch under the same rules as online; what has changed since the dry run refuses the whole
 * batch. Returns how many rows went in.
 */
export async function storeNominations(
  tx: Tx,
  batch: Pick<ImportBatch, 'id' | 'by' | 'now' | 'today'>,
  actorName: string,
): Promise<number> {
  let stored = 0
  for (const { townCode, choices, rows } of await stagedTowns(tx, batch.id)) {
    const town = await mustFindTown(tx, townCode)
    const { refusals, communities } = await admit(tx, { town, choices, startsOn: null }, batch.today)
    if (refusals.length > 0) throw programmeErrors.refused(refusals)
    const pointId = await insertPoint(tx, {
      kind: 'district',
      districtCode: town.parentCode,
      townCode,
      townName: town.name,
      status: 'town_submitted',
      projectName: `${town.name}“五社联动”示范项目`,
      createdBy: batch.by,
      createdAt: batch.now,
      submittedBy: batch.by,
    })
    const kept = communities.map(({ code, name, role }) => ({
      writtenName: name,
      areaCode: code,
      nameMatchId: null,
      role,
    }))
    await putCommunities(tx, pointId, kept, batch.today)
    await recordEvent(tx, {
      pointId,
      verb: 'submit',
      fromStatus: null,
      toStatus: 'town_submitted',
      reason: '表格导入',
      actedBy: batch.by,
      actorName,
      actedAt: batch.now,
    })
    await enqueue(tx, 'programme.point-changed', { pointId, areaCodes: communities.map(({ code }) => code) })
    stored += rows
  }
  return stored
}
