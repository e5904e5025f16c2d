import {
  AlignmentType,
  BorderStyle,
  Document,
  DocumentGridType,
  Footer,
  Header,
  type ISectionOptions,
  LineRuleType,
  Packer,
  PageOrientation,
  Paragraph,
  type Table,
  TabStopType,
} from 'docx'
import { A4, FOOTER, LETTER, logoSize, MARGIN, mm, PITCH, RED, SIZE, TURNED } from '../rules/page.ts'
import type { Paper } from '../rules/paper.ts'
import { blank, bodyOf, draftMark, fontOf, imprintLine, line, pageNumber, rule, run, signs } from './docx-parts.ts'

/** Its media type. */
export const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

/** `breaks`: a page goes before the imprint, so that it ends an even one (`pdfOf` knows). */
type Known = { breaks?: boolean }

/**
 * An editable .docx in the national layout: GB/T 9704-2012 for the document format, its clause 9 for the letter format. It
 * names the fonts that offices have; the number and the date stay blank until they are decided, and no seal is drawn.
 */
export async function docxOf(paper: Paper, known: Known = {}): Promise<Buffer> {
  const document = new Document({
    creator: paper.issuer || paper.logo,
    title: paper.title,
    evenAndOddHeaderAndFooters: true,
    styles: {
      default: {
        document: {
          run: { font: fontOf('fang'), size: SIZE.body },
          paragraph: { spacing: { line: PITCH, lineRule: LineRuleType.EXACT, before: 0, after: 0 } },
        },
      },
    },
    sections: [
      mainSection(paper, known),
      ...paper.annexes.slice(firstTurned(paper)).map((one) => annexSection(paper, one, known)),
      ...lastSection(paper, known),
    ],
  })
  return Packer.toBuffer(document)
}

type Annexed = Paper['annexes'][number]
/** Annexes up to the first turned one share the main section; sections change where the page turns. */
const firstTurned = ({ annexes }: Paper): number => {
  const index = annexes.findIndex(({ landscape }) => landscape)
  return index < 0 ? annexes.length : index
}
const WIDTH = A4.width - MARGIN.left - MARGIN.right

function mainSection(paper: Paper, known: Known): ISectionOptions {
  const isLetter = paper.layout === 'letter'
  const upright = paper.annexes.slice(0, firstTurned(paper))
  const closes = upright.length === paper.annexes.length
  return {
    ...sectionOf(paper, false),
    ...(isLetter && letterFirst(paper)),
    children: [
      ...(isLetter ? letterHead(paper) : documentHead(paper)),
      ...textOf(paper),
      ...upright.flatMap((one) => annexOf(one, true)),
      ...(closes ? imprintOf(paper, known.breaks ?? false) : []),
    ],
  }
}

function annexSection(paper: Paper, one: Annexed, known: Known): ISectionOptions {
  const isLast = paper.annexes.at(-1) === one
  const children = [
    ...annexOf(one, false),
    ...(isLast && !one.landscape ? imprintOf(paper, known.breaks ?? false) : []),
  ]
  return { ...sectionOf(paper, one.landscape), children }
}

/** After a turned annex the imprint stands on an upright page of its own. */
function lastSection(paper: Paper, known: Known): ISectionOptions[] {
  const children = paper.annexes.at(-1)?.landscape ? imprintOf(paper, known.breaks ?? false) : []
  return children.length > 0 ? [{ ...sectionOf(paper, false), children: [...children, line('')] }] : []
}

/** The page, its grid, its numbers and its 草稿. */
function sectionOf({ isDraft }: Paper, isTurned: boolean): Omit<ISectionOptions, 'children'> {
  const { top, right, bottom, left } = isTurned ? TURNED : MARGIN
  const header = new Header({
    children: [...draftMark(isDraft, isTurned ? A4.height : A4.width), line('', { exact: 20 })],
  })
  const footer = isTurned ? mm(8) : FOOTER
  return {
    properties: {
      page: {
        size: { ...A4, orientation: isTurned ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT },
        margin: { top, right, bottom, left, header: mm(15), footer },
      },
      // No grid that snaps: every line is exactly one pitch, and the logo stands where its measure says.
      grid: { type: DocumentGridType.DEFAULT, linePitch: PITCH },
    },
    headers: { default: header, even: header },
    footers: {
      default: new Footer({ children: [pageNumber('odd')] }),
      even: new Footer({ children: [pageNumber('even')] }),
    },
  }
}

/** 发文机关标志 35 mm below the upper edge of the type area, the number two lines below it, a red line 4 mm below that. */
function documentHead({ logo, no, signer }: Paper): Paragraph[] {
  const size = logoSize(logo)
  const border = { bottom: rule(12, RED, 11) }
  const spacing = { line: PITCH, lineRule: LineRuleType.EXACT }
  const under =
    signer === null
      ? line(no, { alignment: AlignmentType.CENTER, border, spacing })
      : new Paragraph({
          ...{ border, spacing },
          tabStops: [{ type: TabStopType.RIGHT, position: WIDTH - signs(1) }],
          children: [run(`　${no}`), run('\t签发人：'), run(signer, { font: 'kai' })],
        })
  return [
    line(logo, {
      ...{ font: 'song', size, color: RED, tracking: 0, alignment: AlignmentType.CENTER },
      spacing: { line: size * 10, lineRule: LineRuleType.EXACT, before: mm(35), after: 0 },
    }),
    ...blank(2),
    under,
    ...blank(2),
  ]
}

/** The letter's number, right under its first line (9.1); title two lines below. */
const letterHead = ({ no }: Paper): Paragraph[] => [line(no, { alignment: AlignmentType.RIGHT }), ...blank(2)]

/** The first page of a letter: logo and double line above, double line below, no page number. */
function letterFirst(paper: Paper): Omit<ISectionOptions, 'children'> {
  const whole = sectionOf(paper, false)
  const out = { left: -LETTER.outLeft, right: -LETTER.outRight }
  const size = logoSize(paper.logo)
  const logo = line(paper.logo, {
    ...{ font: 'song', size, color: RED, tracking: 0, exact: size * 10, alignment: AlignmentType.CENTER },
    ...{ indent: out, border: { bottom: rule(24, RED, 6, BorderStyle.THICK_THIN_SMALL_GAP) } },
  })
  const lower = line('', {
    exact: 40,
    indent: out,
    border: { top: rule(24, RED, 1, BorderStyle.THIN_THICK_SMALL_GAP) },
  })
  return {
    ...whole,
    properties: {
      ...whole.properties,
      titlePage: true,
      page: {
        ...whole.properties?.page,
        margin: { ...whole.properties?.page?.margin, header: LETTER.logo, footer: LETTER.lower - 40 },
      },
    },
    headers: { ...whole.headers, first: new Header({ children: [...draftMark(paper.isDraft), logo] }) },
    footers: { ...whole.footers, first: new Footer({ children: [lower] }) },
  }
}

/** Title, addressee, body, 附件说明, signature and date, 附注. */
function textOf(paper: Paper): (Paragraph | Table)[] {
  const { titleLines, addressee, body, annexNote, issuer, date, note } = paper
  return [
    ...titleOf(titleLines),
    ...blank(),
    ...(addressee ? [line(`${addressee}：`)] : []),
    ...bodyOf(body, WIDTH),
    ...(annexNote.length > 0 ? blank() : []),
    ...annexNote.map((text) => line(text, { indent: { left: signs(2) } })),
    ...blank(2),
    ...(issuer ? [line(issuer, { alignment: AlignmentType.RIGHT, indent: { right: signs(4) }, keepNext: true })] : []),
    line(date, { alignment: AlignmentType.RIGHT, indent: { right: signs(4) } }),
    ...(note ? [line(note, { indent: { left: signs(2) } })] : []),
  ]
}

const titleOf = (lines: readonly string[]): Paragraph[] =>
  lines.map((text) => line(text, { font: 'song', size: SIZE.title, tracking: 0, alignment: AlignmentType.CENTER }))

/** On a new page: 附件1 in 黑体 at the upper left, its title centred on the third line. */
function annexOf({ label, titleLines, landscape, body }: Annexed, breaks: boolean): (Paragraph | Table)[] {
  const width = landscape ? A4.height - TURNED.left - TURNED.right : WIDTH
  return [
    line(label, { font: 'hei', pageBreakBefore: breaks }),
    ...blank(),
    ...titleOf(titleLines),
    ...blank(),
    ...bodyOf(body, width),
  ]
}

/** 版记 at the foot of the last page: lines of 0.35 mm above and below, 0.25 mm between. The letter format has 抄送 alone. */
function imprintOf({ copyTo, imprint }: Paper, breaks: boolean): Paragraph[] {
  const rows = [...(copyTo ? [[`抄送：${copyTo}。`, '']] : []), ...(imprint ? [[imprint.by, `${imprint.on}印发`]] : [])]
  if (rows.length === 0) return []
  let under = 0
  const lines = rows.toReversed().map(([left = '', right = ''], fromLast) => {
    const top = rule(fromLast === rows.length - 1 ? 8 : 6)
    const borders = imprint ? { top, ...(fromLast === 0 && { bottom: rule(8) }) } : undefined
    const { paragraph, height } = imprintLine(left, right, { under, borders })
    under += height
    return paragraph
  })
  return [...(breaks ? [line('', { pageBreakBefore: true })] : []), ...lines.toReversed(), line('', { exact: 20 })]
}
