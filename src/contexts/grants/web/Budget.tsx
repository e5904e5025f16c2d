import { Table } from 'antd'
import { Attached } from '#contexts/campaigns/web/public.tsx'
import { Section } from '#ui/PageHeader.tsx'
import { type Grant, yuan } from './parts.tsx'

type Line = Grant['lines'][number]

/** What each line was to cost and did cost, with the papers for it. */
export function Budget({ grant }: { grant: Grant }) {
  const isReported = grant.lines.some(({ spentFen }) => spentFen !== null)
  const total = grant.lines.reduce((sum, { amountFen }) => sum + amountFen, 0)
  const spent = grant.lines.reduce((sum, { spentFen }) => sum + (spentFen ?? 0), 0)
  return (
    <Section title="预算与支出">
      <Table<Line>
        size="small"
        pagination={false}
        rowKey="position"
        scroll={{ x: 'max-content' }}
        dataSource={grant.lines}
        columns={[
          { title: '项目', dataIndex: 'item' },
          { title: '单价（元）', dataIndex: 'unitFen', align: 'right', className: 'figure', render: yuan },
          { title: '数量', dataIndex: 'quantity', align: 'right', className: 'figure' },
          { title: '预算（元）', dataIndex: 'amountFen', align: 'right', className: 'figure', render: yuan },
          { title: '实际（元）', dataIndex: 'spentFen', align: 'right', className: 'figure', render: yuan },
          { title: '凭证', dataIndex: 'evidence', render: (_, line) => <Papers line={line} /> },
        ]}
      />
      <p className="figure-line">
        预算合计<span className="figure">{yuan(total)}</span>元
        {isReported && (
          <>
            ，实际合计<span className="figure">{yuan(spent)}</span>元，
            {spent > total ? '超出' : '结余'}
            <span className="figure">{yuan(Math.abs(total - spent))}</span>元
          </>
        )}
      </p>
    </Section>
  )
}

const Papers = ({ line: { evidence, fileIds } }: { line: Line }) => (
  <>
    {evidence || (fileIds.length === 0 && '—')}{' '}
    {fileIds.map((fileId) => (
      <Attached key={fileId} fileId={fileId} />
    ))}
  </>
)
