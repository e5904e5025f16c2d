import { showDate } from '#kernel/time.ts'
import { errorsOf } from '#platform/http/errors.ts'

export const learningErrors = errorsOf('learning', {
  noArea: () => ({ status: 404, message: '没有找到这个街镇，请从列表中选择' }),
  noPoint: () => ({ status: 409, message: '这个街镇没有创建点，案例、研究和宣传请登记在有创建点的街镇' }),
  noCase: () => ({ status: 404, message: '没有找到这篇案例，或不在您的管辖范围内' }),
  notPublic: () => ({ status: 404, message: '没有这篇案例，或已经不再公开' }),
  noFile: () => ({ status: 404, message: '没有找到这个文件，请重新选择' }),
  noConsent: () => ({ status: 409, message: '没有找到这份同意书，或已经撤回' }),
  consentForNothing: () => ({ status: 409, message: '请至少选择同意文字或同意照片中的一项' }),
  wrongState: (state: string, what: string) => ({ status: 409, message: `这篇案例现在是“${state}”，不能${what}` }),
  partsMissing: (list: string) => ({ status: 409, message: `还不能提交：${list}没有写。四个部分写齐再提交审核` }),
  notPublishable: (list: string) => ({
    status: 409,
    message: `还不能公开：${list}。公开个人的文字或照片须有本人（未成年人为监护人）的书面同意（个人信息保护法第二十五条）`,
  }),
  returnNeedsReason: () => ({ status: 409, message: '退回修改须写明为什么、改什么' }),
  templateShowsNobody: () => ({ status: 409, message: '模板里不能有人像，请选“照片”' }),
  photoNeedsConsent: () => ({ status: 409, message: '照片里有能认出的人，请先登记他同意公开照片，再附照片' }),
  notPlaybook: () => ({ status: 409, message: '这篇案例没有写明步骤、成本和角色，还不能照着做，请选“可复制的做法”' }),
  ownPlaybook: () => ({ status: 409, message: '这是本创建点自己的做法，不能算作采用' }),
  adoptedAlready: () => ({ status: 409, message: '本创建点正在照着这个做法做，不用重复采用' }),
  noAdoption: () => ({ status: 404, message: '没有找到这条采用记录，或不在您的管辖范围内' }),
  adoptionState: (state: string, what: string) => ({
    status: 409,
    message: `这条采用记录现在是“${state}”，不能${what}`,
  }),
  endsInPast: () => ({ status: 409, message: '计划完成的日期不能早于今天' }),
  inFuture: (today: string) => ({ status: 409, message: `日期不能晚于今天（${showDate(today)}）` }),
  noProof: () => ({ status: 409, message: '请填写链接，或附上截图、扫描件，至少一样' }),
  peopleNeedConsent: () => ({
    status: 409,
    message: '宣传了能认出的个人，须登记本人（未成年人为监护人）的书面同意（个人信息保护法第二十五条）',
  }),
  consentLate: (on: string) => ({ status: 409, message: `同意书的日期晚于刊发日期${showDate(on)}：须先同意、后公开` }),
  publicityTwice: () => ({ status: 409, message: '同一天同一家媒体的同一标题已经登记过' }),
  noPublicity: () => ({ status: 404, message: '没有找到这条宣传，或不在您的管辖范围内' }),
  voided: () => ({ status: 409, message: '这条宣传已经作废' }),
  noResearch: () => ({ status: 404, message: '没有找到这项研究，或不在您的管辖范围内' }),
  noExpert: () => ({ status: 409, message: '没有找到这个专家联系点，请重新选择' }),
  researchOver: (state: string) => ({ status: 409, message: `这项研究${state}，不能再修改` }),
  finishesEarly: () => ({ status: 409, message: '完成日期不能早于立题日期' }),
})
