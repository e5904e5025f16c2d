import { z } from 'zod'
import { job } from '#platform/jobs/job.ts'
import { enqueue } from '#platform/jobs/store.ts'
import { recordEvent } from '../store/events.ts'
import { nameCommunity } from '../store/points.ts'

/** A written name of annex 2 has been confirmed (or not): the point's community follows, and is measured anew. */
export const followName = job({
  name: 'programme.follow-name',
  on: ['directory.name-decided'],
  payload: z.object({
    nameMatchId: z.uuid(),
    areaCode: z.string().nullable(),
    previousAreaCode: z.string().nullable(),
  }),
  async run({ nameMatchId, areaCode, previousAreaCode }, { tx, now }) {
    const { changed, clashes } = await nameCommunity(tx, { nameMatchId, areaCode })
    const areaCodes = [areaCode, previousAreaCode].filter((code) => code !== null)
    for (const pointId of changed) await enqueue(tx, 'programme.point-changed', { pointId, areaCodes })
    for (const { pointId, writtenName, status } of clashes)
      await recordEvent(tx, {
        pointId,
        verb: 'name-clash',
        fromStatus: status,
        toStatus: status,
        reason: `“${writtenName}”对应的社区已在创建点中，没有重复列入，请重新确认名称`,
        actedBy: null,
        actorName: '平台',
        actedAt: now,
      })
  },
})
