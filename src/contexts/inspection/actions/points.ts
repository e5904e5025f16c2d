import { codesWithin } from '#contexts/directory/public.ts'
import type { Handler } from '#platform/http/pipeline.ts'
import type { inspectionContract } from '../contract.ts'
import { listPointsAt } from '../store/points.ts'

export const listPoints: Handler<typeof inspectionContract.endpoints.listPoints> = async ({ areaCode }, call) =>
  listPointsAt(call.tx, await codesWithin(call.tx, call.reach(), areaCode), call.today)
