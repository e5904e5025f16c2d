import { codesWithin, findArea } from '#contexts/directory/public.ts'
import { isCode, parameterOn, programmeOf } from '#contexts/programme/public.ts'
import type { Handler } from '#platform/http/pipeline.ts'
import { accountsWith, notify, settleMessages } from '#platform/notify/store.ts'
import type { pointsContract } from '../contract.ts'
import type { RuleInput } from '../contract-parts.ts'
import { pointsErrors } from '../errors.ts'
import { addRule, addRuleDecision, findRules, latestApproved, listRules as list } from '../store/rules.ts'

type Endpoints = typeof pointsContract.endpoints
const LINK = '/volunteering/points?tab=rules'

export const listRules: Handler<Endpoints['listRules']> = async (
  { areaCode, ...paging },
  { tx, actor, reach, may },
) => {
  const { rows, total } = await list(tx, { ...paging, codes: await codesWithin(tx, reach(), areaCode) })
  return {
    rows: rows.map(({ areaPath, proposedBy, ...shown }) => ({
      ...shown,
      mayDecide:
        shown.state === 'proposed' && proposedBy !== actor.accountId && may('points.rule.approve', { areaPath }),
    })),
    total,
  }
}

function mustBeSound({ coefficients }: RuleInput): void {
  const unknown = Object.keys(coefficients).find((code) => !isCode('serviceCategories', code))
  if (unknown !== undefined) throw pointsErrors.unknownCategory(unknown)
}

/** The first rule of a place may reach back to when it was in use on paper; a later one begins after today. */
function mustStartLater(validFrom: string, latest: string | undefined, today: string): void {
  if (latest !== undefined && (validFrom <= latest || validFrom <= today)) throw pointsErrors.startsTooEarly(latest)
}

export const proposeRule: Handler<Endpoints['proposeRule']> = async (form, { tx, now, today, actor, allow, about }) => {
  const area = await findArea(tx, form.areaCode)
  if (!area) throw pointsErrors.noArea()
  allow({ areaPath: area.path })
  if (area.level !== 'town' && area.level !== 'district') throw pointsErrors.ruleOfTownOrDistrict()
  mustBeSound(form)
  mustStartLater(form.validFrom, await latestApproved(tx, form.areaCode), today)
  const programme = await programmeOf(tx)
  if (!programme) throw pointsErrors.noProgramme()
  const validityMonths = form.validityMonths ?? parameterOn(programme, 'points.validity-months', form.validFrom)
  const ruleId = await addRule(tx, { ...form, validityMonths }, { by: actor.accountId, byName: actor.name, now })
  about('points.rule', ruleId)
  const approvers = await accountsWith(tx, 'points.rule.approve', area.path, today)
  const others = approvers.filter((one) => one !== actor.accountId)
  await notify(tx, others, { title: `${area.name}的积分规则待批准`, link: LINK }, now)
  return { ruleId }
}

export const decideRule: Handler<Endpoints['decideRule']> = async (
  { ruleId, outcome, reason },
  { tx, now, today, actor, allow, about, tell },
) => {
  const [rule] = await findRules(tx, [ruleId])
  if (!rule) throw pointsErrors.noRule()
  allow({ areaPath: rule.areaPath }, { notBy: [rule.proposedBy] })
  about('points.rule', ruleId)
  if (rule.state !== 'proposed') throw pointsErrors.ruleDecided()
  if (outcome === 'approved') mustStartLater(rule.validFrom, await latestApproved(tx, rule.areaCode), today)
  const hand = { by: actor.accountId, byName: actor.name, now }
  if (!(await addRuleDecision(tx, rule, { outcome, reason }, hand))) throw pointsErrors.ruleDecided()
  await settleMessages(tx, LINK, now)
  const word = outcome === 'approved' ? '已批准' : '未批准'
  await notify(tx, [rule.proposedBy], { title: `${rule.areaName}的积分规则${word}`, body: reason, link: LINK }, now)
  if (outcome === 'approved') await tell('points.rules-changed', { areaCodes: [rule.areaCode] })
  return {}
}
