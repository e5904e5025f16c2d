import { Button, Skeleton, Tabs } from 'antd'
import { useState } from 'react'
import { Link, useParams, useSearchParams } from 'react-router'
import type { z } from 'zod'
import { useAsk } from '#ui/api.ts'
import { ErrorHint } from '#ui/hints.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import { ledgerContract } from '../contract.ts'
import { Accounts } from './Accounts.tsx'
import { Entries } from './Entries.tsx'
import { type Asked, ExplainDrawer } from './ExplainDrawer.tsx'
import { Months } from './Months.tsx'
import { yuan } from './money.tsx'
import { Pools } from './Pools.tsx'
import { Requests } from './Requests.tsx'
import { TransferForm } from './TransferForm.tsx'
import { VoucherForm } from './VoucherForm.tsx'
import './ledger.css'

export type Book = z.output<(typeof ledgerContract)['endpoints']['getBook']['output']>

const TABS = {
  pools: '资金池',
  entries: '凭证',
  accounts: '科目余额',
  months: '对账与结账',
  requests: '更正与划转',
} as const
type Tab = keyof typeof TABS
const tabs = Object.keys(TABS) as Tab[]

/** One fund's book: what it holds, and everything below each number. */
export function BookPage() {
  const { fundId = '' } = useParams()
  const [search, setSearch] = useSearchParams()
  const [asked, setAsked] = useState<Asked>()
  const [doing, setDoing] = useState<'voucher' | 'transfer'>()
  const { data: book, error, refetch } = useAsk(ledgerContract, 'getBook', { fundId })
  if (error) return <ErrorHint heading="基金账" error={error} onRetry={refetch} />
  if (!book) return <Skeleton active title={false} />
  const tab = tabs.find((one) => one === search.get('tab')) ?? 'pools'
  const content: Record<Tab, React.ReactNode> = {
    pools: <Pools book={book} onExplain={setAsked} />,
    entries: <Entries book={book} />,
    accounts: <Accounts fundId={fundId} onExplain={setAsked} />,
    months: <Months book={book} />,
    requests: <Requests fundId={fundId} />,
  }
  const close = () => setDoing(undefined)
  return (
    <>
      <PageHeader
        title={book.name}
        description={[book.areaName, book.charityName && `由${book.charityName}代管`].filter(Boolean).join(' · ')}
        back={<Link to="/fund/books">返回基金账</Link>}
        actions={
          <>
            {book.mayCorrect && <Button onClick={() => setDoing('transfer')}>池间划转</Button>}
            {book.mayPost && (
              <Button type="primary" onClick={() => setDoing('voucher')}>
                手工记账
              </Button>
            )}
          </>
        }
      />
      <Figures book={book} onExplain={setAsked} />
      <Tabs
        activeKey={tab}
        onChange={(to) => setSearch({ tab: to }, { replace: true })}
        destroyOnHidden
        items={tabs.map((one) => ({ key: one, label: TABS[one], children: content[one] }))}
      />
      {asked && <ExplainDrawer fundId={fundId} asked={asked} onClose={() => setAsked(undefined)} />}
      {doing === 'voucher' && <VoucherForm book={book} onClose={close} />}
      {doing === 'transfer' && <TransferForm book={book} onClose={close} />}
    </>
  )
}

/** What the fund holds and moved this year; each number opens to its lines. */
function Figures({ book, onExplain }: { book: Book; onExplain: (asked: Asked) => void }) {
  const { yearFrom: from } = book
  const shown: [label: string, fen: number, asked: Asked][] = [
    ['银行存款', book.cashFen, { figure: 'cash' }],
    ['捐赠物资', book.goodsFen, { figure: 'goods' }],
    ['限定性结余', book.restrictedFen, { figure: 'restricted' }],
    ['非限定性结余', book.freeFen, { figure: 'free' }],
    ['本年收入', book.incomeFen, { figure: 'income', from }],
    ['本年支出', book.spentFen, { figure: 'spent', from }],
  ]
  return (
    <dl className="book-figures">
      {shown.map(([label, fen, asked]) => (
        <div key={label}>
          <dt>{label}（元）</dt>
          <dd>
            <button
              type="button"
              onClick={() => onExplain(asked)}
              aria-label={`${label}${yuan(fen)}元，看由哪些分录而来`}
            >
              {yuan(fen)}
            </button>
          </dd>
        </div>
      ))}
    </dl>
  )
}
