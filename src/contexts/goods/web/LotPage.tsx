import { Alert, Skeleton, Steps } from 'antd'
import { Link, useParams } from 'react-router'
import type { z } from 'zod'
import { Attached, yuan } from '#contexts/campaigns/web/public.tsx'
import { showDate, showMoment } from '#kernel/time.ts'
import { downloadUrl, useAsk } from '#ui/api.ts'
import { type Column, DataTable } from '#ui/DataTable.tsx'
import { DownloadLink } from '#ui/files.tsx'
import { EmptyHint, ErrorHint } from '#ui/hints.tsx'
import { PageHeader, Section } from '#ui/PageHeader.tsx'
import { useIsNarrow } from '#ui/screen.ts'
import { goodsContract } from '../contract.ts'
import type { LotView } from '../contract-parts.ts'
import { CATEGORIES, LEVELS, MOVEMENTS, RESTRICTIONS, USES } from '../vocabulary.ts'
import { Keeping } from './Keeping.tsx'
import { LotActs } from './LotActs.tsx'
import { LotTag, n } from './LotsPage.tsx'
import './goods.css'

export type Lot = z.infer<typeof LotView>

export function LotPage() {
  const { lotId = '' } = useParams()
  return <OneLot lotId={lotId} />
}

/** The lot that a disposal is of: where the entry of its proceeds leads. */
export function DisposalPage() {
  const { disposalId = '' } = useParams()
  const found = useAsk(goodsContract, 'getDisposal', { disposalId })
  if (found.error && !found.data) return <ErrorHint heading="捐赠物资" error={found.error} onRetry={found.refetch} />
  return found.data ? <OneLot lotId={found.data.lotId} /> : <Skeleton active />
}

/** One lot: the step it stands at, what was found, how its value came about, and what went in and out. */
function OneLot({ lotId }: { lotId: string }) {
  const found = useAsk(goodsContract, 'getLot', { lotId })
  if (found.error && !found.data) return <ErrorHint heading="捐赠物资" error={found.error} onRetry={found.refetch} />
  if (!found.data) return <Skeleton active />
  const lot = found.data
  return (
    <>
      <PageHeader
        title={`${lot.title}${n(lot.quantity)}${lot.unit}`}
        description={
          <>
            <LotTag state={lot.state} /> {lot.no} · {lot.fundName}
          </>
        }
        back={<Link to="/fund/goods">返回捐赠物资</Link>}
        actions={
          <>
            {lot.may.printThanks && (
              <DownloadLink href={downloadUrl(goodsContract, 'printThanks', { lotId })}>感谢证书</DownloadLink>
            )}
            <LotActs lot={lot} />
          </>
        }
      />
      {lot.refusal && <Alert type="error" showIcon title={`未接收：${lot.refusal}（《慈善法》第三十六条）`} />}
      {lot.lifeNote && lot.state !== 'refused' && <Alert type="warning" showIcon title={lot.lifeNote} />}
      <Progress lot={lot} />
      <Facts lot={lot} />
      <Section title="验收">
        <DataTable
          label="验收"
          columns={INSPECTIONS}
          rows={lot.inspections}
          rowKey={({ id }) => id}
          empty={<EmptyHint title="还没有验收" next="由两名接收人先后查看并签字：可用、安全、卫生、环保。" />}
        />
      </Section>
      <Section title="估值">
        <DataTable
          label="估值"
          columns={VALUATIONS}
          rows={lot.valuations}
          rowKey={({ id }) => id}
          empty={<EmptyHint title="还没有估值" next="验收合格后由一人估值、另一人复核，慈善组织批准。" />}
        />
      </Section>
      {lot.valuation && <Movements lotId={lot.id} />}
      {lot.valuation && <Keeping lotId={lot.id} />}
    </>
  )
}

const ORDER = ['offered', 'inspected', 'accepted', 'valued', 'stocked', 'finished'] as const
const STEP_TITLES = ['验收', '第二人签字', '估值', '批准入库', '分配发放', '发完']

function Progress({ lot }: { lot: Lot }) {
  const isNarrow = useIsNarrow()
  if (lot.state === 'refused') return null
  const current = ORDER.indexOf(lot.state)
  return (
    <Section title="办到哪一步">
      <Steps
        size="small"
        orientation={isNarrow ? 'vertical' : 'horizontal'}
        current={lot.state === 'finished' ? STEP_TITLES.length : current}
        items={STEP_TITLES.map((title) => ({ title }))}
      />
    </Section>
  )
}

const Fact = ({ name, children }: { name: string; children: React.ReactNode }) => (
  <>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </>
)

const Facts = ({ lot }: { lot: Lot }) => (
  <Section title="物资">
    <dl className="kv">
      <Fact name="捐赠人">{lot.giverName}</Fact>
      <Fact name="类别">
        {CATEGORIES[lot.category]}
        {lot.isUsed && '（旧物）'}
      </Fact>
      <Fact name="品牌、规格">{[lot.brand, lot.spec].filter(Boolean).join('，') || '—'}</Fact>
      <Fact name="交付日期">{showDate(lot.handedOverOn)}</Fact>
      {lot.expiresOn && (
        <Fact name="保质期">
          {lot.producedOn ? `${showDate(lot.producedOn)}至` : '至'}
          {showDate(lot.expiresOn)}
        </Fact>
      )}
      <Fact name="限定">
        {RESTRICTIONS[lot.restrictionKind]}
        {lot.use && `：${USES[lot.use]}`}
        {lot.restrictionText && `（${lot.restrictionText}）`}
      </Fact>
      <Fact name="价格凭据">{lot.priceNote || '捐赠人没有提供'}</Fact>
      <Fact name="交接单">
        <Attached fileId={lot.giverFileId} />
      </Fact>
      {lot.valuation && (
        <>
          <Fact name="价值">
            {yuan(lot.valueFen)}元（{lot.valuation} {LEVELS[lot.valuation]}）
          </Fact>
          <Fact name="库存">
            {n(lot.stock)}
            {lot.unit}，其中已分配未发{n(lot.allocated)}
            {lot.unit}；在库价值{yuan(lot.leftFen)}元
          </Fact>
          <Fact name="存放地点">{lot.storage || '—'}</Fact>
        </>
      )}
    </dl>
  </Section>
)

const yes = (fine: boolean): string => (fine ? '是' : '否')
const INSPECTIONS: Column<Lot['inspections'][number]>[] = [
  { key: 'on', title: '日期', date: true, render: ({ inspectedOn }) => inspectedOn },
  {
    key: 'looked',
    title: '可用／安全／卫生／环保',
    render: (one) => [one.isUsable, one.isSafe, one.isHygienic, one.isClean].map(yes).join('／'),
  },
  { key: 'faults', title: '结论', render: ({ faults }) => (faults.length ? `不合格：${faults.join('、')}` : '合格') },
  { key: 'first', title: '接收人', render: ({ firstName }) => firstName },
  {
    key: 'second',
    title: '第二接收人',
    render: ({ secondName, agrees, reason }) =>
      secondName ? `${secondName}${agrees ? '签字' : `不同意：${reason}`}` : '待签字',
  },
]
/** Words that may be long, over several lines. */
const Wrapped = ({ children }: { children: React.ReactNode }) => <div className="goods-words">{children}</div>
const standing = ({ approvedName, returnedName, checkedName }: Lot['valuations'][number]): string => {
  if (approvedName) return `${approvedName}批准`
  if (returnedName) return `${returnedName}退回`
  return checkedName ? '待批准' : '待复核'
}
const VALUATIONS: Column<Lot['valuations'][number]>[] = [
  { key: 'at', title: '时间', date: true, wideOnly: true, render: ({ valuedAt }) => showMoment(new Date(valuedAt)) },
  { key: 'level', title: '依据', render: ({ level }) => level },
  { key: 'value', title: '价值（元）', figure: true, render: ({ valueFen }) => yuan(valueFen) },
  { key: 'reason', title: '怎样得来', width: 260, render: ({ reason }) => <Wrapped>{reason}</Wrapped> },
  { key: 'valued', title: '估值人', render: ({ valuedName }) => valuedName },
  { key: 'checked', title: '复核人', render: ({ checkedName }) => checkedName ?? '—' },
  { key: 'state', title: '结果', render: standing },
  { key: 'answer', title: '意见', wideOnly: true, render: ({ answer }) => <Wrapped>{answer || '—'}</Wrapped> },
]

type Moved = z.infer<typeof goodsContract.endpoints.listMovements.output>['rows'][number]
const MOVED: Column<Moved>[] = [
  { key: 'at', title: '时间', date: true, render: ({ movedAt }) => showMoment(new Date(movedAt)) },
  { key: 'kind', title: '类别', render: ({ kind }) => MOVEMENTS[kind] },
  { key: 'quantity', title: '数量', figure: true, render: ({ quantity }) => n(quantity) },
  { key: 'after', title: '结存', figure: true, render: ({ stockAfter }) => n(stockAfter) },
  { key: 'fen', title: '价值（元）', figure: true, render: ({ fen }) => yuan(fen) },
  { key: 'by', title: '经手人', wideOnly: true, render: ({ movedName }) => movedName },
]

function Movements({ lotId }: { lotId: string }) {
  const list = useAsk(goodsContract, 'listMovements', { lotId, pageSize: 100 })
  return (
    <Section title="出入库">
      <DataTable
        label="出入库"
        columns={MOVED}
        rows={list.data?.rows}
        rowKey={({ id }) => id}
        isPending={list.isFetching}
        error={list.error}
        onRetry={list.refetch}
      />
    </Section>
  )
}
