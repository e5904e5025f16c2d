import { showMinutes } from '#kernel/minutes.ts'
import { showDate } from '#kernel/time.ts'
import { errorsOf } from '#platform/http/errors.ts'
import { DRAFT_STATES, type DraftState } from './rules/draft-words.ts'

/** Refusals on the way from a draft to the record. */
export const hoursErrors = errorsOf('volunteering', {
  noDraft: () => ({ status: 404, message: '没有找到这条待定时长，或不在您的管辖范围内。请刷新页面后再看' }),
  nothingToDo: (done: string) => ({
    status: 404,
    message: `这次活动没有可由您一并${done}的时长：可能已经办完，或不在您的范围内`,
  }),
  notNow: (what: string, state: DraftState) => ({
    status: 409,
    message: `这条时长的状态是“${DRAFT_STATES[state]}”，现在不能${what}。请刷新页面后再看`,
  }),
  ownHours: (what: string) => ({
    status: 403,
    message: `自己的服务时长不能由本人${what}，请由另一位同事办理`,
  }),
  flaggedAlone: (name: string, why: string) => ({
    status: 409,
    message: `${name}的时长须单独办理：${why}。请从所选中去掉，核实后逐条办理并写明理由`,
  }),
  flaggedWhy: (why: string) => ({ status: 409, message: `请写明理由。这条时长被标出：${why}` }),
  notShownYet: (state: DraftState) => ({
    status: 409,
    message:
      state === 'pending' || state === 'confirmed'
        ? '这次服务的时长还在确认、复核中，复核后会公示给您，届时可以提出异议'
        : `这次服务的时长${DRAFT_STATES[state]}，不能再提异议；如有疑问请联系社区`,
  }),
  alreadyObjected: () => ({ status: 409, message: '您对这条时长已提出异议，正在核对，请等待答复' }),
  notAnsweredYet: () => ({ status: 409, message: '您对这条时长提出的异议正在核对，答复之后才能确认' }),
  servedInFuture: (today: string) => ({
    status: 409,
    message: `服务时间晚于现在（今天是${showDate(today)}），请核对`,
  }),
  notRegisteredThen: (servedOn: string) => ({
    status: 409,
    message: `此人在${showDate(servedOn)}不是注册志愿者，这一天的服务不能记录。请先核对注册日期`,
  }),
  noObjection: () => ({ status: 404, message: '没有找到这条异议，或不在您的管辖范围内' }),
  alreadyAnswered: () => ({ status: 409, message: '这条异议已经答复，不能再次答复。请刷新页面后再看' }),
  correctionMissing: () => ({ status: 400, message: '请填写更正后的开始和结束时间' }),
  badTimes: () => ({ status: 400, message: '结束时间应晚于开始时间，且一次服务不超过24小时，请核对' }),
  evidenceMissing: () => ({
    status: 400,
    message: '补记的服务须附纸质签到表等依据。请先上传扫描件或照片，再答复',
  }),
  noEvidence: () => ({ status: 409, message: '没有找到补录的依据（扫描件或照片），请先上传' }),
  overlapsOther: () => ({
    status: 409,
    message: '更正后的时间与此人的另一次服务重叠，同一人同一时间只能在一处服务。请核对起止时间',
  }),
  fullDay: (servedOn: string, minutes: number) => ({
    status: 409,
    message: `此人${showDate(servedOn)}已记录${showMinutes(minutes)}，加上这一条超过24小时，不能记入。请联系社区核对`,
  }),
  noFlag: () => ({ status: 404, message: '没有找到这个疑点，或不在您的管辖范围内' }),
  alreadySettled: () => ({ status: 409, message: '这个疑点已经处理，不能再次处理。请刷新页面后再看' }),
})
