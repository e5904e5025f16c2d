import { Modal, Skeleton } from 'antd'
import type { z } from 'zod'
import { useAsk } from '#ui/api.ts'
import { ErrorHint } from '#ui/hints.tsx'
import { disclosureContract } from '../contract.ts'
import type { StatementView } from '../contract-parts.ts'
import { yuan } from '../rules/amounts.ts'
import { quarterTitle } from '../rules/quarter-title.ts'
import type { Duty } from './Duties.tsx'

type Statement = z.infer<typeof StatementView>

/** The figures of the quarter as they stand now; they are frozen when it is published. */
export function StatementPreview({ duty, onClose }: { duty: Duty; onClose: () => void }) {
  const found = useAsk(disclosureContract, 'previewStatement', { dutyId: duty.id })
  return (
    <Modal
      open
      title={`${quarterTitle(duty.fromDate)}收支（${duty.state === 'published' ? '账上现在的数' : '发布时冻结'}）`}
      onCancel={onClose}
      footer={null}
      width={640}
    >
      {found.error && <ErrorHint error={found.error} onRetry={found.refetch} />}
      {!found.data && !found.error && <Skeleton active />}
      {found.data && <Sums one={found.data} />}
    </Modal>
  )
}

const Row = ({ title, fen, strong = false }: { title: string; fen: number; strong?: boolean }) => (
  <tr style={strong ? { fontWeight: 600 } : {}}>
    <th scope="row" style={{ textAlign: 'left', fontWeight: 'inherit', padding: '4px 0' }}>
      {title}
    </th>
    <td className="figure" style={{ textAlign: 'right' }}>
      {yuan(fen)}
    </td>
  </tr>
)

const Sums = ({ one }: { one: Statement }) => (
  <>
    <table style={{ width: '100%', borderCollapse: 'collapse' }}>
      <caption className="muted" style={{ textAlign: 'right' }}>
        单位：元
      </caption>
      <tbody>
        <Row strong title="期初余额" fen={one.openingFen} />
        {one.income.map(({ title, fen }) => (
          <Row key={title} title={`收入：${title}`} fen={fen} />
        ))}
        <Row strong title="收入合计" fen={one.incomeFen} />
        {one.spending.map(({ title, fen }) => (
          <Row key={title} title={`支出：${title}`} fen={fen} />
        ))}
        <Row strong title="支出合计" fen={one.spendingFen} />
        <Row title="管理费" fen={one.feeFen} />
        <Row title="退还捐赠" fen={one.refundFen} />
        <Row strong title="期末余额" fen={one.closingFen} />
      </tbody>
    </table>
    <p className="muted">
      逐笔列出：捐赠{one.gifts.items.length}笔（{yuan(one.gifts.thresholdFen)}元以上），支出{one.payments.items.length}
      笔（
      {yuan(one.payments.thresholdFen)}元以上）；其余合并。捐赠人按本人意愿称呼。
    </p>
  </>
)
