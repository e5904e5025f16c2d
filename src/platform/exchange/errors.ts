import { errorsOf } from '#platform/http/errors.ts'

const SAVE_AS = '请用WPS或Excel打开，点“文件－另存为”，类型选“Excel工作簿（.xlsx）”后再上传'
const megabytes = (bytes: number): string => `${Math.round(bytes / 1024 / 1024)} MB`
const named = (names: readonly string[]): string => names.map((name) => `“${name}”`).join('、')

/** Why a whole file is refused, before any row of it is looked at. */
export const fileErrors = errorsOf('exchange', {
  empty: () => ({ status: 422, message: '文件是空的，请确认已保存内容后重新上传' }),
  notASpreadsheet: (what: string) => ({ status: 422, message: `上传的是${what}，不是表格。${SAVE_AS}` }),
  oldExcel: () => ({ status: 422, message: `这是旧版Excel格式（.xls）。${SAVE_AS}` }),
  binaryExcel: () => ({ status: 422, message: `这是Excel二进制格式（.xlsb）。${SAVE_AS}` }),
  passwordProtected: () => ({
    status: 422,
    message: '文件设有打开密码，无法读取。请打开后在“文件－信息－保护工作簿”中取消密码，保存后再上传',
  }),
  webPage: () => ({ status: 422, message: `文件虽以表格命名，实际是网页。${SAVE_AS}` }),
  torn: (detail: string) => ({
    status: 422,
    message: `文件不完整或已损坏（${detail}）。请确认原文件能正常打开，重新保存后再上传`,
  }),
  bomb: (bytes: number) => ({
    status: 422,
    message: `文件解压后异常巨大（超过${megabytes(bytes)}或压缩比异常），已拒绝。请把数据复制到新的空白表格中保存后再上传`,
  }),
  hostile: (detail: string) => ({
    status: 422,
    message: `文件内部结构异常（${detail}），已拒绝。请把数据复制到新的空白表格中保存后再上传`,
  }),
  encoding: () => ({
    status: 422,
    message: '文字编码无法识别（既不是UTF-8也不是GBK）。请另存为“CSV UTF-8”或.xlsx后再上传',
  }),
  quoteNotClosed: (line: number) => ({
    status: 422,
    message: `第${line}行附近的双引号没有成对，后面的内容无法分列。请补全引号，或另存为.xlsx后再上传`,
  }),
  tooManyRows: (cap: number) => ({
    status: 422,
    message: `数据超过${cap.toLocaleString('en-US')}行，请拆成几个文件分别上传`,
    details: { cap },
  }),
  tooManyColumns: (cap: number, found: number) => ({
    status: 422,
    message: `表格有${found}列，超过${cap}列。请删去数据右侧多余的列后再上传`,
  }),
  noSheet: () => ({ status: 422, message: '文件里没有可见的工作表，请检查后重新上传' }),
  noHeader: (sheets: readonly { sheet: string; titles: readonly string[] }[], expected: readonly string[]) => ({
    status: 422,
    message: `没有找到表头。应有的列是${named(expected)}；文件中${sheets
      .map(({ sheet, titles }) => `工作表“${sheet}”前几行是${titles.length > 0 ? named(titles) : '空白'}`)
      .join('；')}。请下载模板，把数据粘贴到模板中再上传`,
    details: { sheets, expected },
  }),
  missingColumns: (sheet: string, missing: readonly string[], unknown: readonly string[]) => ({
    status: 422,
    message: `工作表“${sheet}”缺少必填列${named(missing)}${
      unknown.length > 0 ? `，另有模板中没有的列${named(unknown)}` : ''
    }。请对照模板核对表头文字`,
    details: { sheet, missing, unknown },
  }),
  columnTwice: (sheet: string, titles: readonly string[]) => ({
    status: 422,
    message: `工作表“${sheet}”中列${named(titles)}出现了两次，无法判断以哪一列为准。请删去多余的一列`,
    details: { sheet, titles },
  }),
  manySheets: (sheets: readonly string[]) => ({
    status: 422,
    message: `有${sheets.length}个工作表都符合模板且有数据：${named(sheets)}。为免遗漏，请只保留一个，或拆成几个文件分别上传`,
    details: { sheets },
  }),
  noRows: (sheet: string) => ({ status: 422, message: `工作表“${sheet}”只有表头，没有数据。请填好后再上传` }),
})

/** Why a step of an import or an export is refused. */
export const exchangeErrors = errorsOf('exchange', {
  noSuchKind: (name: string) => ({ status: 404, message: `没有名为“${name}”的导入导出类型` }),
  noSuchBatch: (id: string) => ({ status: 404, message: '没有找到这一批导入', details: { id } }),
  alreadyStored: (batchId: string, storedAt: string, storedBy: string) => ({
    status: 409,
    message: `同一文件已由${storedBy}于${storedAt}导入过，没有重复导入。如数据有变化，请修改文件后再上传`,
    details: { batchId },
  }),
  notNow: (status: string) => ({ status: 409, message: `这一批导入现在是“${status}”，不能办理此操作。请刷新页面` }),
  hasBadRows: (bad: number) => ({
    status: 409,
    message: `还有${bad}行有问题。请改正后重新上传，或选择“只导入正确的行”`,
    details: { bad },
  }),
  noGoodRows: () => ({ status: 409, message: '没有一行可以导入。请按提示改正后重新上传' }),
  countsDiffer: (what: string) => ({
    status: 409,
    message: `行数核对不一致（${what}），没有写入任何数据。请重新上传；若再次出现，请联系系统管理员`,
  }),
  badScope: (reason: string) => ({ status: 422, message: `上传时选择的范围不对：${reason}` }),
})
