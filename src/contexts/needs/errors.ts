import { showDate } from '#kernel/time.ts'
import { errorsOf } from '#platform/http/errors.ts'

export const needsErrors = errorsOf('needs', {
  noArea: () => ({ status: 404, message: '没有找到这个社区，请重新选择' }),
  townOrBelow: () => ({ status: 409, message: '需求记在社区或街镇，请选择社区；不知道是哪个社区的选街镇' }),
  noNeed: () => ({ status: 404, message: '没有找到这件需求，或不在您的管辖范围内' }),
  noPerson: () => ({ status: 409, message: '名录中没有这个人，请先在“人员”中登记，或不选' }),
  noPhoto: () => ({ status: 409, message: '没有找到这张照片，请重新选一张。您写的话都还在' }),
  photoTooLarge: (limit: number) => ({
    status: 413,
    message: `这张照片太大，最多${limit} MB。请换一张小一点的，或者不附照片。您写的话都还在`,
  }),
  nameMissing: () => ({ status: 409, message: '请写上您的称呼，社区好找您；不愿意留名的，请选“不留名”' }),
  whomMissing: () => ({ status: 409, message: '请写明替谁说的：称呼、大概住在哪里，不然社区找不到人' }),
  notNow: (state: string, act: string) => ({
    status: 409,
    message: `这件需求现在是“${state}”，不能办理“${act}”。请刷新后核对`,
  }),
  ticketThere: (no: string) => ({ status: 409, message: `这张热线工单已经登记为${no}，不能重复登记` }),
  groupsMissing: () => ({ status: 409, message: '个案类的需求请至少选择一类服务对象' }),
  entitledRoute: () => ({
    status: 409,
    message: '选了政策待遇的，办理途径须是“政策待遇：先转介街镇民政”；先应享尽享，再谈帮扶',
  }),
  benefitHeard: (benefits: string) => ({
    status: 409,
    message: `居民的话里提到“${benefits}”。属于的请选上并先转介；不属于的请写明理由（至少4个字）`,
  }),
  benefitMissing: () => ({ status: 409, message: '走“政策待遇”途径的，请选明是哪一项待遇' }),
  referFirst: (benefit: string) => ({
    status: 409,
    message: `这件需求属于“${benefit}”，须先转介街镇民政并取得回执，再交办其他帮扶（先政策待遇，后公共服务，再社会力量）`,
  }),
  publicFirst: () => ({
    status: 409,
    message:
      '这件需求分类为公共服务，先由社区、社工站或部门办理；公共服务办不了的，请重新分类并写明原因后再交给社会力量',
  }),
  notEntitled: () => ({ status: 409, message: '这件需求没有选政策待遇，不用转介。属于政策待遇的，请先重新分类' }),
  referredAlready: () => ({ status: 409, message: '已经转介，正在等对方答复，不能重复转介' }),
  receiptThere: () => ({ status: 409, message: '这次转介的回执已经登记，不能改写' }),
  noReferral: () => ({ status: 409, message: '还没有转介，请先转介街镇民政' }),
  receiptDate: (referredOn: string) => ({
    status: 409,
    message: `日期不能早于转介的${showDate(referredOn)}，也不能晚于今天，请核对`,
  }),
  receiptMissing: () => ({
    status: 409,
    message: '属于政策待遇的需求，须有街镇民政的转介回执（编号、日期、经手人）才能办结',
  }),
  outcomeMissing: () => ({ status: 409, message: '街镇民政还没有答复，请先登记转介结果，再办结' }),
  giftAlone: (benefit: string) => ({
    status: 409,
    message: `这件需求属于“${benefit}”，不能只送款物就办结：款物代替不了应享的待遇。请先转介街镇民政、登记回执和结果`,
  }),
  benefitNotMeant: () => ({ status: 409, message: '转介结果是“给予待遇”，办结方式里请选上“政策待遇”' }),
  sameNeed: () => ({ status: 409, message: '不能把一件需求合并到它自己' }),
  noTarget: () => ({ status: 409, message: '没有找到要并入的需求，或不在您的管辖范围内，请重新选择' }),
  otherTown: () => ({ status: 409, message: '两件需求不在同一街镇，不能合并' }),
  targetClosed: (state: string) => ({
    status: 409,
    message: `要并入的需求现在是“${state}”，不能再并入；请先重新办理它，或另行办理这一件`,
  }),
  dueDate: () => ({ status: 409, message: '办理期限不能早于今天，请核对' }),
  reopenLate: (days: number, closedOn: string) => ({
    status: 409,
    message: `${showDate(closedOn)}确认，超过${days}天不能重新办理。还有困难请再提一件，社区会一并看到`,
  }),
  archiveUnconfirmed: () => ({
    status: 409,
    message: '本人还没有确认。确认期限过后仍联系不上的，请写明联系的经过（至少4个字）再归档',
  }),
  neighboursJoined: () => ({
    status: 409,
    message: '有邻居说的同一件事并在这里一起办，不能撤回。您不需要了，可以在下面补充一句',
  }),
  notYours: () => ({ status: 404, message: '没有找到这件需求，请从“我的需求”里再选一次' }),
})
