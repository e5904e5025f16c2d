import { showDate } from '#kernel/time.ts'
import type { Annex, Block, DocumentText } from '../vocabulary.ts'
import { isUpward, type Layout } from '../vocabulary.ts'
import { TITLE_WIDTH, TURNED_WIDTH, titleLines } from './title-lines.ts'

/** A column with nothing left out. */
export type Column = { title: string; align: 'left' | 'right' | 'center'; share: number }
/** One paragraph as it is set: a heading bears its number already. */
export type Line =
  | { kind: 'heading'; level: 1 | 2 | 3 | 4; text: string }
  | { kind: 'paragraph'; text: string }
  | { kind: 'table'; columns: Column[]; rows: string[][]; total: string[] | null }

/** What is set on pages, whatever sets it: Word or PDF. No field is left to decide. */
export type Paper = {
  layout: Layout
  /** Says 草稿 on every page. */
  isDraft: boolean
  /** 发文机关标志: with “文件” in the document format, without in the letter format (GB/T 9704-2012, 7.2.4, 9.1). */
  logo: string
  /** The number, or its blank. */
  no: string
  /** 签发人, of upward genres; null elsewhere. */
  signer: string | null
  title: string
  /** The title as it is broken over lines. */
  titleLines: string[]
  addressee: string
  body: Line[]
  /** 附件说明, a line an annex. */
  annexNote: string[]
  /** 署名; empty for minutes, which bear no seal. */
  issuer: string
  /** 成文日期, or its blank. */
  date: string
  /** 附注, such as （此件主动公开）. */
  note: string
  annexes: { label: string; titleLines: string[]; landscape: boolean; body: Line[] }[]
  copyTo: string
  /** 印发机关 and 印发日期; null in the letter format, which prints neither. */
  imprint: { by: string; on: string } | null
}

const DIGITS = '零一二三四五六七八九'
/** 1–99 in Chinese: 十, 十一, 二十. */
export function inChinese(count: number): string {
  const [tens, ones] = [Math.floor(count / 10), count % 10]
  const ten = tens === 0 ? '' : `${tens === 1 ? '' : DIGITS[tens]}十`
  return `${ten}${ones === 0 ? '' : DIGITS[ones]}`
}
const MARKS: Readonly<Record<1 | 2 | 3 | 4, (count: number) => string>> = {
  1: (count) => `${inChinese(count)}、`,
  2: (count) => `（${inChinese(count)}）`,
  3: (count) => `${count}. `,
  4: (count) => `（${count}）`,
}

/** Headings numbered 一、 （一） 1. （1）, each level anew below the one above it (GB/T 9704-2012, 7.3.3). */
export function numbered(blocks: readonly Block[]): Line[] {
  const counts = [0, 0, 0, 0]
  return blocks.map((block): Line => {
    if (block.kind === 'paragraph') return { kind: 'paragraph', text: block.text }
    if (block.kind === 'table') return tableOf(block)
    const { level, text } = block
    const count = (counts[level - 1] ?? 0) + 1
    counts.splice(level - 1, 5 - level, count, ...Array.from({ length: 4 - level }, () => 0))
    return { kind: 'heading', level, text: `${MARKS[level](count)}${text}` }
  })
}

const tableOf = ({ columns, rows, total }: Extract<Block, { kind: 'table' }>): Line => ({
  kind: 'table',
  columns: columns.map(({ title, align = 'left', share = 1 }) => ({ title, align, share })),
  rows: rows.map((row) => fitted(row, columns.length)),
  total: total ? fitted(total, columns.length) : null,
})
/** A row has as many cells as its table has columns. */
const fitted = (row: readonly string[], width: number): string[] =>
  Array.from({ length: width }, (_, index) => row[index] ?? '')

/** “附件：1.×××”, one below the other under the first; a single annex bears no number. No end punctuation. */
function annexNoteOf(annexes: readonly Annex[]): string[] {
  if (annexes.length === 1) return [`附件：${annexes[0]?.title ?? ''}`]
  return annexes.map(({ title }, index) => `${index === 0 ? '附件：' : '　　　'}${index + 1}. ${title}`)
}

/** What is blank until the office has decided it. */
export const BLANK_NUMBER = '　　　〔　　　　〕　　号'
export const BLANK_DATE = '　　　　年　　月　　日'
const NOTES = { open: '此件主动公开', 'on-request': '此件依申请公开', closed: '此件不予公开' } as const

type Stand = { isDraft: boolean; no: string | null; signedOn: string | null; signer: string; issuedOn: string | null }

/** The paper of a document as it stands. */
export function paperOf(text: DocumentText, { isDraft, no, signedOn, signer, issuedOn }: Stand): Paper {
  const { layout, genre, issuer, annexes } = text
  const isLetter = layout === 'letter'
  return {
    ...{ layout, isDraft, title: text.title, titleLines: titleLines(text.title), copyTo: text.copyTo },
    logo: isLetter ? issuer : `${issuer}文件`,
    no: no ?? BLANK_NUMBER,
    signer: isUpward(genre) && !isLetter ? signer || '　　　' : null,
    addressee: text.addressee,
    body: numbered(text.body),
    annexNote: annexNoteOf(annexes),
    issuer: genre === '纪要' ? '' : issuer,
    date: signedOn ? showDate(signedOn) : BLANK_DATE,
    note: `（${NOTES[text.disclosure]}）`,
    annexes: annexes.map(({ title, landscape = false, blocks }, index) => ({
      label: annexes.length === 1 ? '附件' : `附件${index + 1}`,
      titleLines: titleLines(title, landscape ? TURNED_WIDTH : TITLE_WIDTH),
      ...{ landscape, body: numbered(blocks) },
    })),
    imprint: isLetter ? null : { by: issuer, on: issuedOn ? showDate(issuedOn) : BLANK_DATE },
  }
}
