import { showDate } from '#kernel/time.ts'
import { errorsOf } from '#platform/http/errors.ts'
import type { NumberFault } from './rules/number.ts'

const NUMBER_FAULTS: Readonly<Record<NumberFault, string>> = {
  brackets: '年份须用六角括号“〔〕”括起，不用方括号、圆括号',
  year: '年份须写全四位，如〔2024〕',
  ordinal: '发文字号不写“第”字',
  zero: '序号不编虚位，1不写作001',
  form: '请写作“机关代字〔年份〕序号号”',
}
const LAYOUT_RULE = '《党政机关公文格式》（GB/T 9704-2012）7.2.5'

export const documentsErrors = errorsOf('documents', {
  noArea: () => ({ status: 404, message: '没有找到发文机关所在的区划，请重新选择' }),
  noDocument: () => ({ status: 404, message: '没有找到这份公文，或不在您的管辖范围内' }),
  notNow: (state: string, act: string) => ({
    status: 409,
    message: `这份公文现在是“${state}”，不能${act}。公文须依次拟稿、核稿、签发、编号、用印、印发，请刷新后按状态办理`,
  }),
  needsAddressee: (genre: string) => ({ status: 409, message: `${genre}须写明主送机关，请填写后再提交` }),
  letterGenre: (genre: string) => ({ status: 409, message: `${genre}是上行文，须显示签发人，请改用文件格式` }),
  raggedTable: () => ({ status: 409, message: '表格有的行格数与栏数不同，请逐行核对' }),
  numberForm: (fault: NumberFault) => ({
    status: 422,
    message: `${NUMBER_FAULTS[fault]}（${LAYOUT_RULE}）。正确写法如：津民函〔2024〕20号`,
  }),
  numberYear: (year: number, right: string) => ({
    status: 409,
    message: `发文字号的年份是${year}，与签发年份${right}不符，请核对`,
  }),
  numberTaken: (no: string) => ({ status: 409, message: `“${no}”已经编给另一份公文，请核对登记簿后换一个序号` }),
  noScan: () => ({ status: 404, message: '这份公文还没有盖章件' }),
  scanMissing: () => ({ status: 400, message: '请选择盖章件（扫描的PDF、OFD或图片）' }),
  scanNumber: (seen: string, no: string) => ({
    status: 409,
    message: `盖章件上的字号是“${seen}”，登记的是“${no}”，不是同一份公文，没有登记用印。请核对盖章件，或重新盖章扫描`,
  }),
  scanTitle: (title: string) => ({
    status: 409,
    message: `盖章件上的标题与签发的标题“${title}”不符，没有登记用印。签发后不得改动（《党政机关公文处理工作条例》第二十五条），请按签发的文稿重新印制盖章`,
  }),
  scanPages: (seen: number, pages: number) => ({
    status: 409,
    message: `盖章件只有${seen}页，签发的文稿正文和附件共${pages}页，缺页的盖章件不能登记。请把全部页面扫描成一个文件再上传`,
  }),
  dayBefore: (what: string, day: string) => ({
    status: 409,
    message: `日期不能早于${what}（${showDate(day)}），请核对`,
  }),
  dayLater: () => ({ status: 409, message: '日期不能晚于今天，请核对' }),
  notOpen: (word: string) => ({ status: 409, message: `这份公文的公开属性是“${word}”，不登记主动公开` }),
  publishFirst: (day: string) => ({
    status: 409,
    message: `这份公文须主动公开，最晚${showDate(day)}（《政府信息公开条例》第二十六条），请先登记公开再归档`,
  }),
  noSuccessor: () => ({ status: 409, message: '没有找到替代它的公文，或那一份还没有印发，请核对' }),
})
