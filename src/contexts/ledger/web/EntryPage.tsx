import { Skeleton } from 'antd'
import { Link, useParams } from 'react-router'
import type { z } from 'zod'
import { showDate, showMoment } from '#kernel/time.ts'
import { useAct, useAsk } from '#ui/api.ts'
import { ConfirmAct } from '#ui/ConfirmAct.tsx'
import { type Column, DataTable } from '#ui/DataTable.tsx'
import { ErrorHint } from '#ui/hints.tsx'
import { PageHeader, Section } from '#ui/PageHeader.tsx'
import { toast } from '#ui/toast.ts'
import { ledgerContract } from '../contract.ts'
import { ENTRY_KINDS, type EntryWhole, USE_NAMES } from '../contract-parts.ts'
import { Money, yuan } from './money.tsx'
import './ledger.css'

type Whole = z.infer<typeof EntryWhole>

/** One entry: its lines, what it is from, which gifts it used, and how it can be corrected. */
export function EntryPage() {
  const { entryId = '' } = useParams()
  const { data: entry, error, refetch } = useAsk(ledgerContract, 'getEntry', { entryId })
  if (error) return <ErrorHint heading="凭证" error={error} onRetry={refetch} />
  if (!entry) return <Skeleton active title={false} />
  return (
    <>
      <PageHeader
        title={`凭证 ${entry.no}`}
        description={`${ENTRY_KINDS[entry.kind]}${entry.isRed ? '（红字）' : ''} · ${showDate(entry.happenedOn)}`}
        back={<Link to={`/fund/books/${entry.fundId}?tab=entries`}>返回凭证</Link>}
        actions={entry.mayCorrect && <ProposeReversal entry={entry} />}
      />
      <Section title="分录">
        <DataTable label="分录" columns={LINES} rows={entry.lines} rowKey={({ position }) => String(position)} />
      </Section>
      <Section title="事由">
        <Facts entry={entry} />
      </Section>
      {entry.draws.length > 0 && (
        <Section title="用的是哪些捐赠">
          <DataTable label="所用批次" columns={DRAWS} rows={entry.draws} rowKey={({ lotId }) => lotId} />
        </Section>
      )}
    </>
  )
}

function Facts({ entry }: { entry: Whole }) {
  const { memo, source, use, earmarkName, postedName, postedAt, reverses, of, reversedBy, waiting, whyNot } = entry
  const { label, path, title } = source
  return (
    <dl className="kv">
      <dt>摘要</dt>
      <dd>{memo}</dd>
      <dt>来源</dt>
      <dd>
        {title}
        {label && <> · {path ? <Link to={path}>{label}</Link> : label}</>}
      </dd>
      {use && (
        <>
          <dt>用途</dt>
          <dd>{USE_NAMES[use]}（津民函〔2023〕20号 三（一））</dd>
        </>
      )}
      <dt>社区</dt>
      <dd>{earmarkName ?? '全基金'}</dd>
      <dt>记账</dt>
      <dd className="figure">
        {postedName} {showMoment(new Date(postedAt))}
      </dd>
      {reverses && (
        <>
          <dt>冲销</dt>
          <dd>
            <Link to={`/fund/entries/${reverses.id}`}>凭证{reverses.no}</Link>
          </dd>
        </>
      )}
      {of && (
        <>
          <dt>追回</dt>
          <dd>
            <Link to={`/fund/entries/${of.id}`}>凭证{of.no}</Link>
          </dd>
        </>
      )}
      <dt>更正</dt>
      <dd>{correctionWords({ reversedBy, waiting, whyNot })}</dd>
    </dl>
  )
}

function correctionWords({ reversedBy, waiting, whyNot }: Pick<Whole, 'reversedBy' | 'waiting' | 'whyNot'>): string {
  if (reversedBy) return `已由红字凭证${reversedBy}冲销`
  if (waiting) return '已提出红字更正，等待负责人批准'
  return whyNot ?? '没有更正'
}

function ProposeReversal({ entry }: { entry: Whole }) {
  const act = useAct(ledgerContract, 'proposeReversal')
  return (
    <ConfirmAct
      label="提出红字更正"
      title={`提出冲销凭证${entry.no}？`}
      consequences={[
        `负责人批准后，以当天日期记一张红字凭证，金额(${yuan(entry.fen)})元`,
        '原凭证不改、不删；更正后的金额另记一张',
      ]}
      reason={{ label: '错在哪里', required: true }}
      onConfirm={(reason) => act.mutateAsync({ entryId: entry.id, reason }).then(() => toast('已提出，请负责人批准'))}
    />
  )
}

const LINES: Column<Whole['lines'][number]>[] = [
  { key: 'account', title: '科目', render: ({ account, accountName }) => `${account} ${accountName}` },
  { key: 'pool', title: '资金池', render: ({ pool }) => pool },
  {
    key: 'debit',
    title: '借方（元）',
    figure: true,
    render: ({ side, fen }) => (side === 'debit' ? <Money fen={fen} /> : ''),
  },
  {
    key: 'credit',
    title: '贷方（元）',
    figure: true,
    render: ({ side, fen }) => (side === 'credit' ? <Money fen={fen} /> : ''),
  },
]
const DRAWS: Column<Whole['draws'][number]>[] = [
  { key: 'lot', title: '批次', figure: true, render: ({ lotNo }) => lotNo },
  { key: 'on', title: '收到日期', date: true, render: ({ receivedOn }) => receivedOn },
  {
    key: 'from',
    title: '收入凭证',
    date: true,
    render: ({ fromId, fromNo }) => <Link to={`/fund/entries/${fromId}`}>{fromNo}</Link>,
  },
  { key: 'memo', title: '摘要', render: ({ memo }) => memo },
  { key: 'fen', title: '用去（元）', figure: true, render: ({ fen }) => <Money fen={fen} /> },
]
