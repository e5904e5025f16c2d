import { codesWithin } from '#contexts/directory/public.ts'
import { maskName } from '#kernel/masking.ts'
import { accessErrors } from '#platform/http/errors.ts'
import type { Call, Handler } from '#platform/http/pipeline.ts'
import { notify } from '#platform/notify/store.ts'
import type { expertsContract } from '../contract.ts'
import { expertsErrors } from '../errors.ts'
import { type Advice, changeAdvice, countAdvice, findAdvice, listAdvice as list } from '../store/advice.ts'
import { ADVICE_STATES } from '../vocabulary.ts'

type Endpoints = typeof expertsContract.endpoints

export const adviceView = ({ today, may }: Pick<Call, 'today' | 'may'>, advice: Advice) => ({
  ...advice,
  expertName: maskName(advice.expertName),
  isLate: advice.state === 'given' && advice.answerDue < today,
  mayAnswer:
    (advice.state === 'given' || advice.state === 'adopted') &&
    may('experts.advice.answer', { areaPath: advice.areaPath }),
})

export const listAdvice: Handler<Endpoints['listAdvice']> = async ({ areaCode, state, ...paging }, call) => {
  const search = { codes: await codesWithin(call.tx, call.reach(), areaCode), state }
  const rows = await list(call.tx, { ...search, ...paging })
  return { rows: rows.map((row) => adviceView(call, row)), total: await countAdvice(call.tx, search) }
}

async function theAdvice(call: Call, { adviceId, version }: { adviceId: string; version: number }): Promise<Advice> {
  const [found] = await findAdvice(call.tx, [adviceId])
  if (!found) throw expertsErrors.noAdvice()
  call.allow({ areaPath: found.areaPath })
  call.about('experts.advice', adviceId)
  if (found.version !== version) throw accessErrors.stale()
  return found
}

async function tellExpert(call: Call, advice: Advice, title: string, body: string): Promise<void> {
  await notify(call.tx, [advice.givenBy], { title, body, link: `/m/expert/${advice.contactId}` }, call.now)
  await call.tell('experts.experts-changed', { areaCodes: [advice.areaCode] })
}

export const answerAdvice: Handler<Endpoints['answerAdvice']> = async ({ adopts, answer, ...ref }, call) => {
  const advice = await theAdvice(call, ref)
  if (advice.state !== 'given') throw expertsErrors.answered(ADVICE_STATES[advice.state])
  const state = adopts ? 'adopted' : 'declined'
  const change = { state, answer, answeredOn: call.today, answeredName: call.actor.name } as const
  const version = await changeAdvice(call.tx, advice, change)
  await tellExpert(call, advice, `${advice.townName}${ADVICE_STATES[state]}您的意见：${advice.topic}`, answer)
  return { version }
}

export const reportAdviceResult: Handler<Endpoints['reportAdviceResult']> = async ({ result, ...ref }, call) => {
  const advice = await theAdvice(call, ref)
  if (advice.state !== 'adopted') throw expertsErrors.notAdopted(ADVICE_STATES[advice.state])
  const version = await changeAdvice(call.tx, advice, { state: 'done', result, resultOn: call.today })
  await tellExpert(call, advice, `您的意见有了结果：${advice.topic}`, result)
  return { version }
}
