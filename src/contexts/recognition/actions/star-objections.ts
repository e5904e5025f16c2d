import type { Handler } from '#platform/http/pipeline.ts'
import { accountsWith, notify, settleMessages } from '#platform/notify/store.ts'
import type { recognitionContract } from '../contract.ts'
import { recognitionErrors } from '../errors.ts'
import { showStar } from '../rules/stars.ts'
import { addObjection, answerObjection, findObjection, objectionsTo } from '../store/objections.ts'
import { findInPublic, type Star, stepStar } from '../store/stars.ts'
import { starLink } from './apply-for-star.ts'
import { starAt } from './decide-star.ts'

type Endpoints = typeof recognitionContract.endpoints

function mustBePublic(star: Star | undefined, today: string): asserts star is Star {
  const isPublic = star?.state === 'public' && star.publicUntil !== null && today <= star.publicUntil
  if (!isPublic) throw recognitionErrors.notPublic()
}

/** Whoever is signed in may object to what is in public. Who it was is shown to nobody. */
export const objectToStar: Handler<Endpoints['objectToStar']> = async (
  { starId, words },
  { tx, now, today, actor, own, about },
) => {
  const by = own()
  const star = await findInPublic(tx, starId)
  mustBePublic(star, today)
  if (actor.personId === star.personId) throw recognitionErrors.ownNotice()
  if (!(await addObjection(tx, { starId, words, via: 'phone', by, now }))) throw recognitionErrors.objectionKnown()
  about('recognition.star', starId)
  const desk = await accountsWith(tx, 'recognition.star.check', star.areaPath, today)
  await notify(
    tx,
    desk,
    {
      title: `有人对${showStar(star.level)}的公示提出异议`,
      body: '请核实后答复，答复之前不能评定。',
      link: starLink(starId),
    },
    now,
  )
  return {}
}

/** An objection by telephone or letter, taken down at the desk. */
export const recordStarObjection: Handler<Endpoints['recordStarObjection']> = async (
  { starId, version, words },
  call,
) => {
  const { tx, now, today, actor } = call
  const star = await starAt(call, starId)
  mustBePublic(star, today)
  await stepStar(tx, { id: starId, version }, {})
  await addObjection(tx, { starId, words, via: 'desk', by: actor.accountId, now })
  return { version: version + 1 }
}

export const answerStarObjection: Handler<Endpoints['answerStarObjection']> = async (
  { objectionId, version, upheld, answer },
  { tx, now, actor, allow, about },
) => {
  const found = await findObjection(tx, objectionId)
  if (!found) throw recognitionErrors.noObjection()
  allow({ areaPath: found.areaPath })
  about('recognition.star-objection', objectionId)
  if (actor.personId && actor.personId === found.personId) throw recognitionErrors.ownStar()
  if (found.answeredAt) throw recognitionErrors.objectionAnswered()
  await answerObjection(tx, { id: objectionId, version, answer, upheld, by: actor.accountId, now })
  const waits = (await objectionsTo(tx, found.starId)).some(({ answeredAt }) => answeredAt === null)
  if (!waits) await settleMessages(tx, starLink(found.starId), now)
  return { version: version + 1 }
}
