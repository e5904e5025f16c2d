import { Button, Form, Input, InputNumber, Select, Skeleton } from 'antd'
import { useState } from 'react'
import { Link, useParams } from 'react-router'
import type { z } from 'zod'
import { useAsk } from '#ui/api.ts'
import { type Column, DataTable } from '#ui/DataTable.tsx'
import { rulesOf } from '#ui/fields.ts'
import { EmptyHint, ErrorHint } from '#ui/hints.tsx'
import { PageHeader, Section } from '#ui/PageHeader.tsx'
import { useMay } from '#ui/session.ts'
import { usePaging } from '#ui/useFilters.ts'
import { pointsContract } from '../contract.ts'
import { type AccountView, AdjustmentForm, ENTRY_KINDS, type EntryLine } from '../contract-parts.ts'
import { n } from './Accounts.tsx'
import { ActForm } from './ActForm.tsx'

type Line = z.infer<typeof EntryLine>
type Account = z.infer<typeof AccountView>
const adjustRules = rulesOf(AdjustmentForm)
const redeemRules = rulesOf(pointsContract.endpoints.redeemAtDesk.input)

/** One person's account: every line with the balance after it, the latest first. */
export function StatementPage() {
  const { personId = '' } = useParams()
  const mayReveal = useMay('directory.person.reveal')
  const [doing, setDoing] = useState<'redeem' | 'adjust'>()
  const { page, pageSize, onPage } = usePaging()
  const { data: one, error, refetch, isFetching } = useAsk(pointsContract, 'getStatement', { personId, page, pageSize })
  if (error) return <ErrorHint heading="积分对账单" error={error} onRetry={refetch} />
  if (!one) return <Skeleton active title={false} />
  const close = () => setDoing(undefined)
  return (
    <>
      <PageHeader
        title={`${one.name}的积分`}
        back={<Link to="/volunteering/points">返回积分</Link>}
        actions={
          <>
            {mayReveal && (
              <Link to={`/directory/people/${one.personId}`}>
                <Button>查看全部信息</Button>
              </Link>
            )}
            {one.mayAdjust && <Button onClick={() => setDoing('adjust')}>提出调整</Button>}
            {one.mayRedeem && (
              <Button type="primary" onClick={() => setDoing('redeem')}>
                代为兑换
              </Button>
            )}
          </>
        }
      />
      <Section title="账户">
        <dl className="kv">
          <dt>社区（村）</dt>
          <dd>{[one.townName, one.areaName].filter(Boolean).join(' ')}</dd>
          <dt>可用积分</dt>
          <dd className="figure">{n(one.balance)}</dd>
          <dt>待补积分</dt>
          <dd className="figure">
            {one.owed > 0
              ? `${n(one.owed)}（已用积分所依据的时长后来冲销；再记入的积分先补足，补足前不能兑换）`
              : '没有'}
          </dd>
          <dt>30天内到期</dt>
          <dd className="figure">{n(one.expiringSoon)}</dd>
          <dt>累计记入、兑换</dt>
          <dd className="figure">
            {n(one.earned)}、{n(one.spent)}
          </dd>
        </dl>
      </Section>
      <Section title="对账单">
        <DataTable
          label="对账单"
          columns={COLUMNS}
          rows={one.rows}
          rowKey={({ id }) => id}
          isPending={isFetching}
          paging={{ page, pageSize, onPage, total: one.total }}
          empty={<EmptyHint title="还没有记账" next="服务时长经确认、复核并过了异议期之后自动记入。" />}
        />
      </Section>
      {doing === 'redeem' && <Redeem account={one} onClose={close} />}
      {doing === 'adjust' && <Adjust account={one} onClose={close} />}
    </>
  )
}

type DoingProps = { account: Account; onClose: () => void }

/** What the person can have, asked for at the desk; another hand approves it. */
function Redeem({ account, onClose }: DoingProps) {
  const { areaCode, personId, balance } = account
  const items = useAsk(pointsContract, 'listItems', { areaCode, offered: 'yes', pageSize: 100 })
  return (
    <ActForm
      name="redeemAtDesk"
      title={`为${account.name}兑换（可用${n(balance)}分）`}
      okText="受理"
      done="已受理，请另一位同事核准"
      fixed={{ areaCode, personId }}
      initial={{ quantity: 1 }}
      onClose={onClose}
    >
      <Form.Item label="物品" name="itemId" rules={redeemRules.itemId} extra="受理即扣积分、占库存；取消则原路退回">
        <Select
          loading={items.isFetching}
          notFoundContent="本社区、本街镇还没有可兑换的物品"
          options={(items.data?.rows ?? []).map(({ id, name, price, stock }) => ({
            value: id,
            label: `${name} · ${price}分 · 还有${stock}件`,
            disabled: stock === 0,
          }))}
        />
      </Form.Item>
      <Form.Item label="数量" name="quantity" rules={redeemRules.quantity}>
        <InputNumber min={1} max={100} precision={0} />
      </Form.Item>
    </ActForm>
  )
}

const Adjust = ({ account, onClose }: DoingProps) => (
  <ActForm
    name="proposeAdjustment"
    title={`调整${account.name}的积分`}
    okText="提出"
    done="已提出，请另一位同事核准"
    fixed={{ areaCode: account.areaCode, personId: account.personId }}
    onClose={onClose}
  >
    <Form.Item label="积分" name="points" rules={adjustRules.points} extra="调增填正数，扣减填负数；核准后才入账">
      <InputNumber precision={0} style={{ width: 160 }} />
    </Form.Item>
    <Form.Item label="理由" name="reason" rules={adjustRules.reason}>
      <Input.TextArea rows={3} maxLength={200} showCount />
    </Form.Item>
  </ActForm>
)

export const signed = (points: number): string => (points > 0 ? `+${n(points)}` : n(points))

const COLUMNS: Column<Line>[] = [
  { key: 'seq', title: '序号', figure: true, render: ({ seq }) => seq },
  { key: 'on', title: '记账日期', date: true, render: ({ enteredOn }) => enteredOn },
  { key: 'kind', title: '类别', render: ({ kind }) => ENTRY_KINDS[kind] },
  {
    key: 'note',
    title: '摘要',
    render: ({ note, servedOn, minutes }) => (servedOn && minutes ? `${servedOn} ${note}（${minutes}分钟）` : note),
  },
  { key: 'points', title: '积分', figure: true, render: ({ points }) => signed(points) },
  { key: 'balance', title: '可用余额', figure: true, render: ({ balanceAfter }) => n(balanceAfter) },
  { key: 'owed', title: '待补', figure: true, render: ({ owedAfter }) => (owedAfter ? n(owedAfter) : '—') },
  { key: 'expires', title: '有效期至', date: true, render: ({ expiresOn }) => expiresOn ?? '—' },
]
