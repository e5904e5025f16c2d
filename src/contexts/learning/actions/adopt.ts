import { codesWithin } from '#contexts/directory/public.ts'
import { handOf } from '#platform/access/doer.ts'
import { accessErrors } from '#platform/http/errors.ts'
import type { Call, Handler } from '#platform/http/pipeline.ts'
import { notify } from '#platform/notify/store.ts'
import type { learningContract } from '../contract.ts'
import { learningErrors } from '../errors.ts'
import {
  type Adoption,
  addAdoption,
  changeAdoption,
  countAdoptions,
  findAdoptions,
  listAdoptions as list,
} from '../store/adoptions.ts'
import { findPublic } from '../store/cases.ts'
import { ADOPTION_STATES, type AdoptionState } from '../vocabulary.ts'
import { adoptionView } from './read.ts'
import { changed, townAndPoint } from './the.ts'

type Endpoints = typeof learningContract.endpoints

export const listAdoptions: Handler<Endpoints['listAdoptions']> = async ({ areaCode, state, ...paging }, call) => {
  const search = { codes: await codesWithin(call.tx, call.reach(), areaCode), state }
  const rows = await list(call.tx, { ...search, ...paging })
  return { rows: rows.map((row) => adoptionView(call, row)), total: await countAdoptions(call.tx, search) }
}

export const adoptPlaybook: Handler<Endpoints['adoptPlaybook']> = async (form, call) => {
  const { pointId } = await townAndPoint(call, form.areaCode)
  const playbook = await findPublic(call.tx, form.caseId)
  if (!playbook) throw learningErrors.notPublic()
  if (!playbook.isPlaybook) throw learningErrors.notPlaybook()
  if (playbook.pointId === pointId) throw learningErrors.ownPlaybook()
  if (form.endsOn < call.today) throw learningErrors.endsInPast()
  const adoptionId = await addAdoption(call.tx, { ...form, pointId, adoptedOn: call.today }, handOf(call))
  if (!adoptionId) throw learningErrors.adoptedAlready()
  call.about('learning.adoption', adoptionId)
  const words = { title: `有街镇采用您写的做法：${playbook.title}`, body: form.plan.slice(0, 200) }
  await notify(call.tx, [playbook.writtenBy], { ...words, link: `/learning/cases/${playbook.id}` }, call.now)
  await changed(call, form.areaCode)
  return { adoptionId }
}

type Ref = { adoptionId: string; version: number }
async function theAdoption(call: Call, ref: Ref, states: readonly AdoptionState[], what: string): Promise<Adoption> {
  const [found] = await findAdoptions(call.tx, [ref.adoptionId])
  if (!found) throw learningErrors.noAdoption()
  call.allow({ areaPath: found.areaPath })
  call.about('learning.adoption', found.id)
  if (found.version !== ref.version) throw accessErrors.stale()
  if (!states.includes(found.state)) throw learningErrors.adoptionState(ADOPTION_STATES[found.state], what)
  return found
}

async function moved(call: Call, one: Adoption, change: Parameters<typeof changeAdoption>[2]) {
  await changed(call, one.areaCode)
  return { version: await changeAdoption(call.tx, one, change) }
}

export const beginAdoption: Handler<Endpoints['beginAdoption']> = async (ref, call) =>
  moved(call, await theAdoption(call, ref, ['planned'], '开始'), { state: 'under_way' })

export const finishAdoption: Handler<Endpoints['finishAdoption']> = async ({ afterValue, result, ...ref }, call) => {
  const one = await theAdoption(call, ref, ['under_way'], '登记结果')
  return moved(call, one, { state: 'finished', afterValue, result, resultOn: call.today })
}

export const stopAdoption: Handler<Endpoints['stopAdoption']> = async ({ reason, ...ref }, call) =>
  moved(call, await theAdoption(call, ref, ['planned', 'under_way'], '停止'), { state: 'stopped', reason })
