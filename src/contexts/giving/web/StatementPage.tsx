import { Link, useParams } from 'react-router'
import { showMoment } from '#kernel/time.ts'
import { useAsk } from '#ui/api.ts'
import { Facts } from '#ui/Facts.tsx'
import { ErrorHint } from '#ui/hints.tsx'
import { PageHeader, Section } from '#ui/PageHeader.tsx'
import { givingContract } from '../contract.ts'
import { yuan } from './parts.tsx'
import { Rows } from './Rows.tsx'

/** One statement, line by line, with its balances. */
export function StatementPage() {
  const { statementId = '' } = useParams()
  const { data: one, error, refetch } = useAsk(givingContract, 'getStatement', { statementId })
  if (error) return <ErrorHint heading="对账单" error={error} onRetry={refetch} />
  if (!one) return <PageHeader title="对账单" />
  const figure = (fen: number) => <span className="figure">{yuan(fen)}元</span>
  return (
    <>
      <PageHeader
        title={`对账单 ${one.fromOn} 至 ${one.untilOn}`}
        description={`${one.fundName} · 尾号${one.account}`}
        back={<Link to="/fund/statements?tab=statements">返回对账单</Link>}
      />
      <Section title="核对">
        <Facts
          facts={[
            ['期初余额', figure(one.openingFen)],
            ['收入', figure(one.inFen)],
            ['支出', figure(one.outFen)],
            ['期末余额', figure(one.closingFen)],
            ['笔数', `${one.rowCount}笔，待认领${one.openRows}笔`],
            ['导入', `${one.importedName}，${showMoment(new Date(one.importedAt))}`],
          ]}
        />
      </Section>
      <Section title="明细">
        <Rows filter={{ statementId }} />
      </Section>
    </>
  )
}
