import {
  AlignmentType,
  BorderStyle,
  FrameAnchorType,
  type IParagraphOptions,
  type IRunOptions,
  LineRuleType,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TabStopType,
  TextRun,
  VerticalAlign,
  WidthType,
} from 'docx'
import { A4, FONT, MARGIN, mm, PITCH, SIZE, TRACKING } from '../rules/page.ts'
import type { Line } from '../rules/paper.ts'

export type Font = keyof typeof FONT
type Run = { font?: Font; size?: number; color?: string; tracking?: number }

/** One font name for signs of every script: a Latin letter in a line of 仿宋 is of 仿宋 too. */
export const fontOf = (font: Font) => {
  const name = FONT[font]
  return { ascii: name, hAnsi: name, eastAsia: name, cs: name }
}
export function run(text: string, { font = 'fang', size = SIZE.body, color, tracking }: Run = {}): TextRun {
  const more: IRunOptions = { ...(color && { color }), ...(tracking !== undefined && { characterSpacing: tracking }) }
  return new TextRun({ text, font: fontOf(font), size, ...more })
}

type Spaced = Run & { exact?: number } & Omit<IParagraphOptions, 'children' | 'run' | 'text'>
/** A paragraph on the grid of lines: exactly one pitch a line, nothing before or after. */
export function line(text: string, { font, size, color, tracking = TRACKING, exact = PITCH, ...rest }: Spaced = {}) {
  const of = { ...(font && { font }), ...(size && { size }), ...(color && { color }), tracking }
  return new Paragraph({
    spacing: { line: exact, lineRule: LineRuleType.EXACT, before: 0, after: 0 },
    ...rest,
    children: text === '' ? [] : [run(text, of)],
  })
}
export const blank = (count = 1): Paragraph[] => Array.from({ length: count }, () => line(''))
/** So many characters of 3号, as they stand on the line. */
export const signs = (count: number): number => count * (SIZE.body * 10 + TRACKING)

const HEADING_FONT: Readonly<Record<number, Font>> = { 1: 'hei', 2: 'kai' }
const ALIGN = { left: AlignmentType.LEFT, right: AlignmentType.RIGHT, center: AlignmentType.CENTER } as const

/** The lines of a text, in order; `width` of its tables in twips. */
export const bodyOf = (lines: readonly Line[], width: number): (Paragraph | Table)[] =>
  lines.map((one) => {
    if (one.kind === 'table') return tableOf(one, width)
    const font = one.kind === 'heading' ? HEADING_FONT[one.level] : undefined
    return line(one.text, {
      ...(font && { font }),
      alignment: AlignmentType.JUSTIFIED,
      keepNext: one.kind === 'heading',
      indent: { firstLine: signs(2) },
    })
  })

/** What a line of a table holds at 4号. */
const ROW = 400
type TableLine = Extract<Line, { kind: 'table' }>
function tableOf({ columns, rows, total }: TableLine, width: number): Table {
  const whole = columns.reduce((sum, { share }) => sum + share, 0)
  const widths = columns.map(({ share }) => Math.floor((width * share) / whole))
  const row = (cells: readonly string[], font: Font, isHead = false) =>
    new TableRow({
      tableHeader: isHead,
      cantSplit: true,
      children: cells.map((text, index) =>
        cellOf(text, { font, width: widths[index] ?? 0, isHead, align: columns[index]?.align }),
      ),
    })
  return new Table({
    layout: TableLayoutType.FIXED,
    alignment: AlignmentType.CENTER,
    width: { size: widths.reduce((sum, one) => sum + one, 0), type: WidthType.DXA },
    columnWidths: widths,
    rows: [
      row(
        columns.map(({ title }) => title),
        'hei',
        true,
      ),
      ...rows.map((cells) => row(cells, 'fang')),
      ...(total ? [row(total, 'hei')] : []),
    ],
  })
}
type Cell = { font: Font; width: number; isHead: boolean; align: TableLine['columns'][number]['align'] | undefined }
const cellOf = (text: string, { font, width, isHead, align = 'left' }: Cell) =>
  new TableCell({
    width: { size: width, type: WidthType.DXA },
    verticalAlign: VerticalAlign.CENTER,
    margins: { left: 80, right: 80, top: 40, bottom: 40 },
    children: text.split('\n').map((part) =>
      line(part, {
        font,
        size: SIZE.small,
        exact: ROW,
        tracking: 0,
        alignment: isHead ? AlignmentType.CENTER : ALIGN[align],
      }),
    ),
  })

/** “— 1 —” of 4号 宋体, one character in from the outer edge (7.5). */
export function pageNumber(side: 'odd' | 'even'): Paragraph {
  const of = { font: fontOf('number'), size: SIZE.small }
  return new Paragraph({
    alignment: side === 'odd' ? AlignmentType.RIGHT : AlignmentType.LEFT,
    indent: side === 'odd' ? { right: SIZE.small * 10 } : { left: SIZE.small * 10 },
    spacing: { line: SIZE.small * 10, lineRule: LineRuleType.EXACT, before: 0, after: 0 },
    children: [new TextRun({ children: ['— ', PageNumber.CURRENT, ' —'], ...of })],
  })
}

/** 草稿, in a frame of its own above the type area, so that it moves nothing. */
export const draftMark = (isDraft: boolean, pageWidth: number = A4.width): Paragraph[] =>
  isDraft
    ? [
        line('草　稿', {
          ...{ font: 'hei', size: SIZE.body, color: '808080' },
          frame: {
            type: 'absolute',
            position: { x: pageWidth - MARGIN.right - mm(25), y: mm(15) },
            width: mm(25),
            height: PITCH,
            anchor: { horizontal: FrameAnchorType.PAGE, vertical: FrameAnchorType.PAGE },
          },
        }),
      ]
    : []

export const rule = (
  size: number,
  color = '000000',
  space = 1,
  style: (typeof BorderStyle)[keyof typeof BorderStyle] = BorderStyle.SINGLE,
) => ({
  style,
  size,
  color,
  space,
})

/** How many signs of 4号 stand on a line of 版记, one blank at either end. */
const SMALL_SIGNS = Math.floor((A4.width - MARGIN.left - MARGIN.right) / (SIZE.small * 10)) - 2
/** A line of 版记 in a frame of its own, its lower edge `under` twips above the type area's; `right` stands at the other end. */
export function imprintLine(
  left: string,
  right: string,
  { under, borders }: { under: number; borders: IParagraphOptions['border'] },
) {
  const width = A4.width - MARGIN.left - MARGIN.right
  const height = PITCH * Math.ceil((left.length + right.length) / SMALL_SIGNS)
  const paragraph = new Paragraph({
    spacing: { line: PITCH, lineRule: LineRuleType.EXACT, before: 0, after: 0 },
    indent: { left: SIZE.small * 10, right: SIZE.small * 10 },
    tabStops: [{ type: TabStopType.RIGHT, position: width - SIZE.small * 10 }],
    ...(borders && { border: borders }),
    frame: {
      type: 'absolute',
      position: { x: MARGIN.left, y: A4.height - MARGIN.bottom - under - height },
      ...{ width, height },
      anchor: { horizontal: FrameAnchorType.PAGE, vertical: FrameAnchorType.PAGE },
    },
    children: [run(right ? `${left}\t${right}` : left, { size: SIZE.small, tracking: 0 })],
  })
  return { paragraph, height }
}
