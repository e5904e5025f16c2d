import { Alert, Button, Skeleton, Tabs } from 'antd'
import { useState } from 'react'
import { Link, useParams, useSearchParams } from 'react-router'
import type { z } from 'zod'
import { useAct, useAsk } from '#ui/api.ts'
import { ConfirmAct } from '#ui/ConfirmAct.tsx'
import { ErrorHint } from '#ui/hints.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import { useSession } from '#ui/session.ts'
import { toast } from '#ui/toast.ts'
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
      <Surplus book={book} />
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

/** What a fund that ends has left, and where it goes; another hand than the one that laid it down takes it out. */
function Surplus({ book: { fundId, surplus, mayPost } }: { book: Book }) {
  const { today } = useSession()
  const act = useAct(ledgerContract, 'postSurplus')
  if (!surplus) return null
  const { id, fen, recipient, isMine } = surplus
  return (
    <Alert
      type="warning"
      showIcon
      style={{ marginBottom: 16 }}
      title={`基金正在终止清算，剩余财产${yuan(fen)}元已登记划给“${recipient}”，还没有划出`}
      description={isMine && '登记的人不能自己划出，请另一位同事办理。'}
      action={
        mayPost &&
        !isMine && (
          <ConfirmAct
            label="划出剩余财产"
            title={`把${yuan(fen)}元划给“${recipient}”？`}
            consequences={[
              '记一张剩余财产划出的凭证，各资金池的钱一并划出',
              '请先核对银行已付款；凭证不能修改，只能红字更正',
            ]}
            onConfirm={() =>
              act
                .mutateAsync({ fundId, disposalId: id, happenedOn: today })
                .then(({ entryNo }) => toast(`已划出，凭证${entryNo}`))
            }
          />
        )
      }
    />
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
