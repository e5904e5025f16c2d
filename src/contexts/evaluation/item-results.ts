import type { SheetItem } from '#contexts/scoring/contract.ts'
import { centiOf, type Mark } from './rules/marks.ts'
import { counted, itemMean } from './rules/result.ts'

type Marked = { seat: { name: string; totalCenti: number | null }; marks: readonly Mark[] }
export type ItemResult = {
  item: SheetItem
  meanCenti: number
  /** Where the points come from, in words: the records' reason and sources, and why somebody lowered or judged so. */
  why: string
  marks: { name: string; centi: number; reason: string }[]
}

/** What each item came to over the members whose totals count, and why. Pure: the same marks give the same words. */
export function itemResults(items: readonly SheetItem[], marked: readonly Marked[]): ItemResult[] {
  const keeps = counted(marked.map(({ seat }) => seat.totalCenti ?? 0))
  return items.map((item) => {
    const marks = marked.map(({ seat, marks: given }) => ({
      name: seat.name,
      centi: centiOf(item, given) ?? 0,
      reason: given.find(({ item: code }) => code === item.code)?.reason ?? '',
    }))
    const meanCenti = itemMean(marks.filter((_, index) => keeps[index]).map(({ centi }) => centi))
    return { item, meanCenti, marks, why: whyOf(item, marks) }
  })
}

function whyOf(item: SheetItem, marks: readonly { centi: number; reason: string }[]): string {
  const sources = item.sources.map(({ title, detail }) => (detail ? `${title}：${detail}` : title))
  const words = [...new Set(marks.map(({ reason }) => reason).filter((reason) => reason !== ''))]
  const anchors = item.kind === 'judged' ? anchorsOf(item, marks) : []
  return [item.reason, ...sources, ...anchors, ...words].filter(Boolean).join('；')
}

const anchorsOf = (item: SheetItem, marks: readonly { centi: number }[]): string[] => [
  ...new Set(marks.flatMap(({ centi }) => item.anchors.find((anchor) => anchor.centi === centi)?.text ?? [])),
]
