import { type CellStyle, type CellValue, type DataValidation, type WriteSheet, writeXlsx } from 'hucre'
import type { ImportColumn, ImportKind } from './kinds.ts'
import { READ_LIMITS } from './limits.ts'
import { letterOf } from './sheet-xml.ts'

/** Rows below the header that drop-downs and text formats reach. */
const PREPARED_ROWS = 2_000
/** What stands before the first cell of the example row; reading skips a row that begins so. */
export const EXAMPLE_MARK = '示例：'

/** The .xlsx to fill in: header, one marked example, drop-downs, and a 填写说明 sheet. */
export async function templateOf(kind: ImportKind): Promise<Buffer> {
  const sheet: WriteSheet = {
    name: sheetNameOf(kind),
    columns: kind.columns.map(({ width, title }) => ({ width: width ?? Math.max(12, title.length * 2 + 4) })),
    rows: [kind.columns.map(titleOf), exampleOf(kind.columns), ...emptyRows(kind.columns.length)],
    cells: stylesOf(kind.columns),
    freezePane: { rows: 1 },
    dataValidations: kind.columns.flatMap(dropDownOf),
  }
  return Buffer.from(await writeXlsx({ sheets: [sheet, instructionsOf(kind)] }))
}

const sheetNameOf = ({ title }: ImportKind): string => title.replace(/[[\]:*?/\\]/g, ' ').slice(0, 31)

/** Required columns carry a star, which reading ignores. */
const titleOf = ({ title, required }: ImportColumn): string => (required ? `*${title}` : title)

const exampleOf = (columns: readonly ImportColumn[]): CellValue[] =>
  columns.map(({ example }, index) => (index === 0 ? `${EXAMPLE_MARK}${example}` : example))

const emptyRows = (width: number): CellValue[][] =>
  Array.from({ length: PREPARED_ROWS }, () => Array.from({ length: width }, () => null))

const HEADER: CellStyle = {
  font: { bold: true },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'FFE8EEF7' } },
  alignment: { horizontal: 'center', vertical: 'center', wrapText: true },
  numFmt: '@',
}
const REQUIRED: CellStyle = { ...HEADER, font: { bold: true, color: { rgb: 'FFC00000' } } }
const EXAMPLE: CellStyle = { font: { italic: true, color: { rgb: 'FF808080' } }, numFmt: '@' }

/** Every cell to be filled in is text, so that no long number loses digits; numbers stay numbers. */
function stylesOf(columns: readonly ImportColumn[]): NonNullable<WriteSheet['cells']> {
  const cells: NonNullable<WriteSheet['cells']> = new Map()
  for (const [index, column] of columns.entries()) {
    cells.set(`0,${index}`, { style: column.required ? REQUIRED : HEADER })
    cells.set(`1,${index}`, { style: EXAMPLE })
    if (column.form === 'number') continue
    for (let row = 2; row < PREPARED_ROWS; row += 1) cells.set(`${row},${index}`, { style: { numFmt: '@' } })
  }
  return cells
}

/** A list in a validation holds 255 characters at most; longer sets are named in the instructions only. */
function dropDownOf({ title, choices, required }: ImportColumn, index: number): DataValidation[] {
  if (!choices || choices.join(',').length > 250 || choices.some((choice) => choice.includes(','))) return []
  const column = letterOf(index)
  return [
    {
      type: 'list',
      values: [...choices],
      allowBlank: !required,
      showErrorMessage: true,
      errorTitle: title,
      errorMessage: `只能填${choices.join('、')}`.slice(0, 220),
      range: `${column}3:${column}${PREPARED_ROWS}`,
    },
  ]
}

const FORM_WORDS: Record<NonNullable<ImportColumn['form']>, string> = {
  text: '文字',
  code: '文字（号码，单元格须为文本格式）',
  date: '日期，如2023-07-01',
  number: '数字，不带单位',
}

function instructionsOf({ title, columns }: ImportKind): WriteSheet {
  const lines = columns.map(({ title: name, required, form = 'text', choices, example, note = '' }) => {
    const how = choices ? `只能填：${choices.join('、')}` : FORM_WORDS[form]
    return [name, required ? '必填' : '选填', how, example, note]
  })
  const rules = [
    `第一张工作表填写数据，一行一条；标*的列必填。以“${EXAMPLE_MARK}”开头的示例行不会导入。`,
    '请勿合并单元格，请勿使用公式；从别处复制时请“粘贴为数值”。合计行会自动跳过。',
    `一个文件最多${READ_LIMITS.rows.toLocaleString('en-US')}行。上传后先校验，逐行列出问题，确认后才入库。`,
  ]
  return {
    name: '填写说明',
    columns: [{ width: 20 }, { width: 8 }, { width: 40 }, { width: 24 }, { width: 50 }],
    rows: [
      [`${title}填写说明`],
      ...rules.map((rule) => [rule]),
      [],
      ['列名', '要求', '填法', '示例', '说明'],
      ...lines,
    ],
  }
}
