import { errorsOf } from '#platform/http/errors.ts'
import type { NominationRefusal } from './rules/nomination.ts'

export const programmeErrors = errorsOf('programme', {
  noProgramme: () => ({ status: 409, message: '尚未装入创建项目数据包，请联系系统管理员装入后再办理' }),
  otherProgramme: (id: string) => ({
    status: 409,
    message: `本平台已装入另一个创建项目（${id}）。一套数据库只办一个项目，请换一个数据目录再装入`,
  }),
  packageBreaksQuota: (districts: readonly string[]) => ({
    status: 409,
    message: `新数据包的名额少于已占用的数量：${districts.join('、')}。请先核对名额，或先调整已占用的创建点`,
  }),
  townTaken: (town: string) => ({
    status: 409,
    message: `数据包中的联合创建点${town}已有另一个在办或在建的创建点，请先处理该创建点`,
  }),
  noPoint: () => ({ status: 404, message: '没有找到这个创建点，或不在您的管辖范围内' }),
  noTown: () => ({ status: 404, message: '没有找到这个街镇，请从列表中选择' }),
  noTask: () => ({ status: 404, message: '没有找到这项任务' }),
  noQuota: () => ({ status: 404, message: '没有找到这个区的名额' }),
  noDecision: () => ({ status: 404, message: '没有找到这次名额决定，或它已被收回' }),
  notNow: (title: string, status: string, possible: string) => ({
    status: 409,
    message: `当前状态为“${status}”，不能办理“${title}”。${possible}`,
  }),
  refused: (refusals: readonly NominationRefusal[]) => ({
    status: 409,
    message: refusals.map(({ message }) => message).join('；'),
    details: { refusals },
  }),
  badEnd: (endedOn: string, from: string, to: string) => ({
    status: 409,
    message: `调整日期${endedOn}应在启动日${from}与今天${to}之间，请核对`,
  }),
  taskRefused: (message: string) => ({ status: 409, message }),
  reasonMissing: (title: string) => ({ status: 409, message: `办理“${title}”须写明理由` }),
  undecidedCover: (count: number) => ({
    status: 409,
    message: `本区有${count}个社区以仅辐射方式补足，尚无名额决定。请先在名额页选定处理办法，再备案`,
  }),
  noConflict: (name: string) => ({ status: 409, message: `${name}的名额与创建标准没有冲突，不需要处理` }),
  wayNotOpen: (title: string, count: number) => ({
    status: 409,
    message: `“${title}”最多可办${count}个，请核对数量`,
  }),
  takenBackTooLate: (text: string) => ({ status: 409, message: `这次决定给出的名额已被占用，不能收回：${text}` }),
})
