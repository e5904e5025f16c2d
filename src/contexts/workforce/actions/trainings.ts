import { codesWithin } from '#contexts/directory/public.ts'
import type { Handler } from '#platform/http/pipeline.ts'
import type { workforceContract } from '../contract.ts'
import { workforceErrors } from '../errors.ts'
import {
  addTraining,
  countTrainings,
  findTrainings,
  listTrainings as list,
  voidTraining as voidRow,
} from '../store/trainings.ts'
import { placeAndPerson } from './place.ts'
import { trainingView } from './view.ts'

type Endpoints = typeof workforceContract.endpoints

export const listTrainings: Handler<Endpoints['listTrainings']> = async (
  { areaCode, page, pageSize, ...filter },
  { tx, reach },
) => {
  const search = { ...filter, codes: await codesWithin(tx, reach(), areaCode) }
  const rows = await list(tx, { ...search, page, pageSize })
  return { rows: rows.map(trainingView), total: await countTrainings(tx, search) }
}

export const recordTraining: Handler<Endpoints['recordTraining']> = async (form, call) => {
  const { tx, now, today, actor, about, tell } = call
  await placeAndPerson(call, form)
  if (form.heldOn > today) throw workforceErrors.trainedInFuture()
  if (form.kind !== 'degree' && form.minutes === 0) throw workforceErrors.noMinutes()
  const trainingId = await addTraining(tx, { ...form, recordedBy: actor.accountId, now })
  about('workforce.training', trainingId)
  await tell('workforce.workforce-changed', { areaCodes: [form.areaCode] })
  return { trainingId }
}

export const voidTraining: Handler<Endpoints['voidTraining']> = async (
  { trainingId, reason },
  { tx, now, actor, allow, about, tell },
) => {
  const [found] = await findTrainings(tx, [trainingId])
  if (!found) throw workforceErrors.noTraining()
  allow({ areaPath: found.areaPath })
  about('workforce.training', trainingId)
  const row = { trainingId, reason, recordedBy: actor.accountId, recordedAt: now }
  if (!(await voidRow(tx, row))) throw workforceErrors.trainingVoided()
  await tell('workforce.workforce-changed', { areaCodes: [found.areaCode] })
  return {}
}
