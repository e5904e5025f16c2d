import { useParams } from 'react-router'
import type { z } from 'zod'
import { showDate } from '#kernel/time.ts'
import { downloadUrl, useAsk } from '#ui/api.ts'
import { LinkButton } from '#ui/phone/Button.tsx'
import { Card } from '#ui/phone/Card.tsx'
import { Failed, Loading, Say } from '#ui/phone/Say.tsx'
import { Screen } from '#ui/phone/Screen.tsx'
import { disclosureContract } from '../contract.ts'
import { yuan } from '../rules/amounts.ts'
import { quarterTitle } from '../rules/quarter-title.ts'
import './funds.css'

type Statement = z.infer<typeof disclosureContract.endpoints.publicStatement.output>

/** A published quarter: sums first, then what was large, then the papers. */
export function StatementPage() {
  const { statementId = '' } = useParams()
  const found = useAsk(disclosureContract, 'publicStatement', { statementId })
  const title = found.data ? `${quarterTitle(found.data.from)}收支` : '季度公告'
  return (
    <Screen title={title} back={found.data ? `/m/funds/${found.data.fundId}` : '/m/funds'}>
      {found.isPending && <Loading />}
      {found.error && !found.data && <Failed error={found.error} onRetry={found.refetch} />}
      {found.data && <Paper one={found.data} id={statementId} />}
    </Screen>
  )
}

function Paper({ one, id }: { one: Statement; id: string }) {
  return (
    <>
      {one.laterId && (
        <>
          <Say tone="note">这一版后来有更正。</Say>
          <LinkButton to={`/m/funds/statements/${one.laterId}`} kind="plain">
            看更正后的
          </LinkButton>
        </>
      )}
      {!one.isWhole && <Say tone="error">内容与发布时的数据摘要不一致，请向慈善组织核实。</Say>}
      <Card title="收支（元）">
        <table className="fund-table">
          <tbody>
            <Row strong title="季初有" fen={one.openingFen} />
            {one.income.map(({ title, fen }) => (
              <Row key={title} title={`收：${title}`} fen={fen} />
            ))}
            <Row strong title="一共收入" fen={one.incomeFen} />
            {one.spending.map(({ title, fen }) => (
              <Row key={title} title={`用：${title}`} fen={fen} />
            ))}
            <Row strong title="一共用掉" fen={one.spendingFen} />
            {one.feeFen !== 0 && <Row title="管理费" fen={one.feeFen} />}
            {one.refundFen !== 0 && <Row title="退还捐赠" fen={one.refundFen} />}
            <Row strong title="季末还有" fen={one.closingFen} />
          </tbody>
        </table>
      </Card>
      <Listing title="捐赠" list={one.gifts} />
      <Listing title="支出" list={one.payments} />
      <p>
        <a className="button plain" href={downloadUrl(disclosureContract, 'printStatement', { statementId: id })}>
          打开打印件
        </a>
      </p>
      <p>
        <a className="button plain" href={downloadUrl(disclosureContract, 'statementSheet', { statementId: id })}>
          下载表格
        </a>
      </p>
      <p className="detail">
        {showDate(one.publishedOn)}发布，编号{one.noticeNo}。捐赠人按本人意愿称呼。
      </p>
      <details className="fund-notice">
        <summary>校验</summary>
        <p>
          {one.isWhole ? '现在的内容与发布时的完全一致。' : '现在的内容与发布时的不一致，请向慈善组织核实。'}
          发布时的数据摘要（SM3）：
        </p>
        <p className="fund-digest">{one.digest}</p>
      </details>
    </>
  )
}

const Row = ({ title, fen, strong = false }: { title: string; fen: number; strong?: boolean }) => (
  <tr className={strong ? 'strong' : ''}>
    <th scope="row">{title}</th>
    <td className="figure">{yuan(fen)}</td>
  </tr>
)

const Listing = ({ title, list }: { title: string; list: Statement['gifts'] }) => (
  <Card title={`${title}（${yuan(list.thresholdFen)}元以上的逐笔列出）`}>
    <ul className="fund-projects">
      {list.items.map(({ no, day, who, title: what, fen, isGoods }) => (
        <li key={no}>
          <strong>
            {who} <span className="figure">{yuan(fen)}</span>元
          </strong>
          <p className="detail">{[showDate(day), what, isGoods ? '物资折算' : ''].filter(Boolean).join(' · ')}</p>
        </li>
      ))}
      <li>
        其余{list.rest.times}笔，合计<span className="figure">{yuan(list.rest.fen)}</span>元
      </li>
    </ul>
  </Card>
)
