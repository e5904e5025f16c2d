import { codesWithin } from '#contexts/directory/public.ts'
import type { Handler } from '#platform/http/pipeline.ts'
import type { inspectionContract } from '../contract.ts'
import { listPointsAt } from '../store/points.ts'
import { countToDo } from '../store/to-do.ts'

type Endpoints = typeof inspectionContract.endpoints

export const listPoints: Handler<Endpoints['listPoints']> = async ({ areaCode }, call) =>
  listPointsAt(call.tx, await codesWithin(call.tx, call.reach(), areaCode), call.today)

export const inspectionToDo: Handler<Endpoints['inspectionToDo']> = async (_, call) =>
  countToDo(call.tx, await codesWithin(call.tx, call.reach()), call.today)
