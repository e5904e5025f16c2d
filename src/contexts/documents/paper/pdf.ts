import { join } from 'node:path'
import { render } from '#platform/documents/render.ts'
import type { Paper } from '../rules/paper.ts'

const TEMPLATE = join(import.meta.dirname, '../documents/official.typ')

export type Made = {
  pdf: Buffer
  /** How many the text and its annexes take, without a page that bears the imprint alone. */
  textPages: number
  /** A page goes before the imprint, so that it ends an even one. */
  breaks: boolean
}

/**
 * The paper as PDF, with the free fonts that come along. 版记 ends an even page (GB/T 9704-2012, 7.4), so where the text ends on
 * an odd one it is set once more with a page between.
 */
export async function pdfOf(paper: Paper): Promise<Made> {
  const { pdf, pages } = await render(TEMPLATE, { ...paper, breaks: false })
  const hasImprint = paper.copyTo !== '' || paper.imprint !== null
  const textPages = hasImprint && paper.annexes.at(-1)?.landscape ? pages - 1 : pages
  const breaks = paper.imprint !== null && pages % 2 === 1
  return breaks ? { ...(await render(TEMPLATE, { ...paper, breaks })), textPages, breaks } : { pdf, textPages, breaks }
}
