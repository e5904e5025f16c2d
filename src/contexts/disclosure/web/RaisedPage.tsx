import { Select, Skeleton } from 'antd'
import { useEffect } from 'react'
import { Link } from 'react-router'
import type { z } from 'zod'
import { useAsk } from '#ui/api.ts'
import { EmptyHint, ErrorHint } from '#ui/hints.tsx'
import { PageHeader, Section } from '#ui/PageHeader.tsx'
import { useFilters } from '#ui/useFilters.ts'
import { disclosureContract } from '../contract.ts'
import type { RaisedView } from '../contract-parts.ts'
import { yuan } from '../rules/amounts.ts'
import './fund.css'

type Raised = z.infer<typeof RaisedView>
type Item = Raised['parts'][number]['items'][number]

/** The amount raised of a fund, in both years; every part opens to its rows. */
export function RaisedPage() {
  const { filters, setFilter } = useFilters(['fundId'])
  const funds = useAsk(disclosureContract, 'listFunds', {})
  // The fund that people gave to, before one that only has a number: the largest sum of the year first.
  const first = funds.data?.rows.toSorted((a, b) => b.raisedFen - a.raisedFen || b.inFen - a.inFen)[0]?.id
  const { fundId } = filters
  useEffect(() => {
    if (!fundId && first) setFilter('fundId', first)
  }, [fundId, first, setFilter])
  if (funds.error) return <ErrorHint heading="撬动资金" error={funds.error} onRetry={funds.refetch} />
  return (
    <>
      <PageHeader title="撬动资金" description="撬动的社会慈善资金，含捐赠物资折算金额（三（六））。" />
      <div className="toolbar">
        <Select
          aria-label="基金"
          style={{ width: 420, maxWidth: '100%' }}
          options={funds.data?.rows.map(({ id, name }) => ({ value: id, label: name })) ?? []}
          value={fundId ?? null}
          onChange={(value) => setFilter('fundId', value ?? undefined)}
          placeholder="选择基金"
        />
      </div>
      {funds.data?.rows.length === 0 && (
        <EmptyHint title="还没有运作中的基金" next="基金投入运作之后，收到的捐赠会算在这里。" />
      )}
      {fundId && <OneFund fundId={fundId} />}
    </>
  )
}

function OneFund({ fundId }: { fundId: string }) {
  const found = useAsk(disclosureContract, 'getRaised', { fundId })
  if (found.error) return <ErrorHint error={found.error} onRetry={found.refetch} />
  if (!found.data) return <Skeleton active title={false} />
  const { programmeYear, calendarYear, thresholdFen } = found.data
  return (
    <div className="raised-sums">
      <Year title="本项目年度" one={programmeYear} thresholdFen={thresholdFen} />
      <Year title="自然年" one={calendarYear} thresholdFen={null} />
    </div>
  )
}

function Year({ title, one, thresholdFen }: { title: string; one: Raised; thresholdFen: number | null }) {
  return (
    <Section title={title} extra={<span className="muted figure">{`${one.from} 至 ${one.to}`}</span>}>
      <div className="fund-sums">
        <div>
          <strong className="figure">{yuan(one.fen)}</strong>
          <span className="muted">元</span>
        </div>
        {thresholdFen !== null && (
          <div>
            <span className="muted">
              创建点应达{yuan(thresholdFen)}元，
              {one.fen >= thresholdFen ? '已达到' : `还差${yuan(thresholdFen - one.fen)}元`}
            </span>
          </div>
        )}
      </div>
      {one.parts.length === 0 && <p className="muted">这一年还没有计入的捐赠。</p>}
      {one.parts.map((part) => (
        <Part key={part.key} title={part.title} fen={part.fen} items={part.items} />
      ))}
      {one.leftOut.length > 0 && <h3>没有计入的</h3>}
      {one.leftOut.map(({ why, fen, items }) => (
        <Part key={why} title={why} fen={fen} items={items} />
      ))}
    </Section>
  )
}

const Part = ({ title, fen, items }: { title: string; fen: number; items: readonly Item[] }) => (
  <details className="raised-part">
    <summary>
      <span>
        {title} <span className="muted">{items.length}笔</span>
      </span>
      <span className="figure">{yuan(fen)}</span>
    </summary>
    <ul>
      {items.map((item) => (
        <li key={item.id}>
          <span>
            <span className="figure">{item.day ?? '未入账'}</span> <Named item={item} /> {item.who}
          </span>
          <span className="figure">{yuan(item.fen)}</span>
        </li>
      ))}
    </ul>
  </details>
)

/** Gifts open on their own page. */
const Named = ({ item }: { item: Item }) =>
  item.kind === 'gift' ? <Link to={`/fund/gifts/${item.id}`}>{item.no}</Link> : <span>{item.no}</span>
