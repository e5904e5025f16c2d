import { Attached } from '#contexts/campaigns/web/public.tsx'
import { type Column, DataTable } from '#ui/DataTable.tsx'
import { Section } from '#ui/PageHeader.tsx'
import { type Grant, yuan } from './parts.tsx'

type Line = Grant['lines'][number]

const PLANNED: Column<Line>[] = [
  { key: 'item', title: '项目', render: ({ item }) => item },
  { key: 'unit', title: '单价（元）', figure: true, render: ({ unitFen }) => yuan(unitFen) },
  { key: 'quantity', title: '数量', figure: true, render: ({ quantity }) => quantity },
  { key: 'amount', title: '预算（元）', figure: true, render: ({ amountFen }) => yuan(amountFen) },
]
const SPENT: Column<Line>[] = [
  { key: 'spent', title: '实际（元）', figure: true, render: ({ spentFen }) => yuan(spentFen) },
  { key: 'papers', title: '凭证', render: (line) => <Papers line={line} /> },
]

/** What each line was to cost and did cost, with the papers for it. */
export function Budget({ grant }: { grant: Grant }) {
  const isReported = grant.lines.some(({ spentFen }) => spentFen !== null)
  const total = grant.lines.reduce((sum, { amountFen }) => sum + amountFen, 0)
  const spent = grant.lines.reduce((sum, { spentFen }) => sum + (spentFen ?? 0), 0)
  return (
    <Section title="预算与支出">
      <DataTable
        label="预算与支出"
        rows={grant.lines}
        rowKey={({ position }) => String(position)}
        columns={isReported ? [...PLANNED, ...SPENT] : PLANNED}
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
