import type { Call } from '#platform/http/pipeline.ts'
import { disclosureErrors } from './errors.ts'
import { drawUpStatement } from './freeze-statement.ts'
import { type Duty, publishDuty } from './store/duties.ts'
import { findPublicFund } from './store/funds.ts'
import { addNotice, type Notice } from './store/notices.ts'
import { addStatement } from './store/statements.ts'
import { DUTY_STATES } from './vocabulary.ts'

type Published = { noticeId: string; no: string; statementId: string | null }

/** Makes a notice of what was prepared, ends the duty, and freezes the figures where it is a quarter's statement. */
export async function publishDraft(call: Call, duty: Duty, version: number): Promise<Published> {
  const { tx, tell } = call
  const { draft, fundId, areaCode, fromDate, toDate, kind } = duty
  if (!draft) throw disclosureErrors.notNow(DUTY_STATES[duty.state])
  // 公开以统一信息平台为准；社区公告栏的季度公告与平台默认事项不必有链接。
  if (draft.link === '' && kind !== 'quarter-statement') throw disclosureErrors.needsLink()
  const { id, no } = await addNotice(
    tx,
    {
      ...draft,
      ...{ fundId, areaCode, dutyId: duty.id, kind, fromDate, toDate, correctsId: null, what: '', why: '' },
      preparedBy: duty.preparedBy,
      preparedName: duty.preparedName,
    },
    handOf(call),
  )
  await publishDuty(tx, { id: duty.id, version }, id)
  const statementId = kind === 'quarter-statement' ? await freeze(call, { ...duty, noticeId: id }) : null
  await tell('disclosure.duties-changed', { areaCodes: [areaCode] })
  return { noticeId: id, no, statementId }
}

/** A correction is a notice of its own; what was wrong stays (民政部令第81号第十六条). A quarter is frozen anew. */
export async function publishCorrection(
  call: Call,
  notice: Notice,
  said: { what: string; why: string; link: string; fileId: string | null },
): Promise<Published> {
  const { tx, tell } = call
  const { fundId, areaCode, fromDate, toDate } = notice
  const { id, no } = await addNotice(
    tx,
    {
      ...said,
      ...{ fundId, areaCode, dutyId: notice.dutyId, kind: 'correction', fromDate, toDate, correctsId: notice.id },
      title: `关于“${notice.title}”的更正说明`,
      content: `原公告（${notice.no}）有误，更正如下：${said.what}。原因：${said.why}。`,
      preparedBy: null,
      preparedName: '',
    },
    handOf(call),
  )
  const statementId = notice.kind === 'quarter-statement' ? await freeze(call, { ...notice, noticeId: id }) : null
  await tell('disclosure.duties-changed', { areaCodes: [areaCode] })
  return { noticeId: id, no, statementId }
}

type Frozen = { noticeId: string; fundId: string; areaCode: string; fromDate: string; toDate: string }

async function freeze({ tx, now }: Call, { noticeId, fundId, areaCode, fromDate, toDate }: Frozen): Promise<string> {
  const fund = await findPublicFund(tx, fundId)
  if (!fund) throw disclosureErrors.noFund()
  const content = await drawUpStatement(tx, fund, fromDate, toDate)
  return addStatement(tx, { noticeId, fundId, areaCode, content, now })
}

const handOf = ({ actor, now, today }: Call) => ({ accountId: actor.accountId, name: actor.name, now, today })
