import { latestFinding } from '../store/findings.ts'
import { type Item, noData } from './item.ts'

/** What inspectors found on the spot for this row: files sampled (A7), satisfaction (B5), norms kept (B6) – domain §11.2. */
export const findings: Item = {
  name: 'inspection.finding',
  title: '检查、抽查和满意度调查的结果',
  find: async (tx, { point, stage, code }) => {
    const finding = await latestFinding(tx, { pointId: point.pointId, stage, item: code })
    if (!finding) return noData('本阶段还没有检查结果')
    const { part, whole, sourceLabel, foundName, foundOn } = finding
    return {
      part,
      whole,
      reason: whole === null ? `${part}个` : `${whole}个中有${part}个合格`,
      sources: [{ title: sourceLabel, detail: `${foundOn} ${foundName}登记`, page: null }],
    }
  },
}
