import { findArea } from '#contexts/directory/public.ts'
import { programmeOf } from '#contexts/programme/public.ts'
import type { Handler } from '#platform/http/pipeline.ts'
import type { standardsContract } from '../contract.ts'
import { standardsErrors } from '../errors.ts'
import { contentAsOf, type Frozen, type FrozenFigure, freeze } from '../snapshot.ts'
import { findSnapshot, listSnapshots as list } from '../store/snapshots.ts'
import { listPoints } from '../store/subjects.ts'

export const listSnapshots: Handler<typeof standardsContract.endpoints.listSnapshots> = async (_, { tx, reach }) => {
  reach()
  return (await list(tx)).map(({ content, frozenAt, ...row }) => ({
    ...row,
    frozenAt: frozenAt.toISOString(),
    readings: content.readings,
    points: content.points.length,
  }))
}

export const freezeSnapshot: Handler<typeof standardsContract.endpoints.freezeSnapshot> = async (
  { areaCode, milestone },
  call,
) => {
  const area = await findArea(call.tx, areaCode)
  if (area) call.allow({ areaPath: area.path })
  const programme = await programmeOf(call.tx)
  if (!programme || area?.code !== programme.rootCode) throw standardsErrors.wholeProgrammeOnly()
  const { id, digest } = await freeze(call, programme, milestone, call.actor.accountId)
  return { snapshotId: id, digest }
}

/** What the same day shows now where it differs from what was frozen: corrections that came later, within reach. */
export const compareSnapshot: Handler<typeof standardsContract.endpoints.compareSnapshot> = async (
  { snapshotId },
  call,
) => {
  const reach = call.reach()
  const snapshot = await findSnapshot(call.tx, snapshotId)
  if (!snapshot) throw standardsErrors.noSnapshot()
  const mine = new Set((await listPoints(call.tx, snapshot.asOf, { reach })).map(({ pointId }) => pointId))
  const now = await contentAsOf(call, snapshot.asOf)
  return differencesOf(snapshot.content, now)
    .filter(({ pointId }) => mine.has(pointId))
    .map(({ pointId: _, ...row }) => row)
}

const keyOf = ({ pointId, communityId, criterion }: FrozenFigure): string => `${pointId}/${communityId}/${criterion}`

function differencesOf(frozen: Frozen, now: Frozen) {
  const today = new Map(now.figures.map((one) => [keyOf(one), one]))
  return frozen.figures.flatMap((before) => {
    const after = today.get(keyOf(before))
    const same = after && after.part === before.part && after.whole === before.whole && after.records === before.records
    if (same) return []
    const { pointId, town, place, criterion } = before
    return [
      {
        pointId,
        town,
        place,
        criterion,
        frozen: showCounts(before),
        now: after ? showCounts(after) : '已不在创建范围',
      },
    ]
  })
}

const showCounts = ({ part, whole }: FrozenFigure): string =>
  part === null ? '尚无数据' : whole === null ? String(part) : `${part}/${whole}`
