import { z } from 'zod'

/** What the parts of this contract have in common. */
export const Id = z.uuid()
export const Limit = z.int().min(1).max(100).default(20)
export const again = '翻页标记不正确，请从第一页重新查看'
export const Reason = z.string().trim().min(4, '请写明理由，至少4个字').max(200, '理由过长，请精简到200字以内')
/** Lists count up to a cap: beyond it a page says 10,000 以上 instead of reading millions of rows. */
export const Counted = { total: z.int(), isTotalCapped: z.boolean() }
/** A moment with its offset, as JSON carries it. */
export const Moment = z.iso.datetime({ offset: true }).meta({ examples: ['2024-03-01T09:00:00+08:00'] })
/** A place in a list that goes by day and id. */
export const AfterDay = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}_[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/, again)
  .optional()
