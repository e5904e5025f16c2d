import { Button, Tag } from 'antd'
import { Link, useNavigate, useParams } from 'react-router'
import type { z } from 'zod'
import { useAct, useAsk } from '#ui/api.ts'
import { ConfirmAct } from '#ui/ConfirmAct.tsx'
import { Facts } from '#ui/Facts.tsx'
import { EmptyHint, ErrorHint } from '#ui/hints.tsx'
import { PageHeader, Section } from '#ui/PageHeader.tsx'
import { useMay } from '#ui/session.ts'
import { toast } from '#ui/toast.ts'
import { givingContract } from '../contract.ts'
import { ROW_STATES } from '../vocabulary.ts'
import { boundTo, yuan } from './parts.tsx'
import { Reveal } from './Reveal.tsx'

type Row = z.infer<typeof givingContract.endpoints.getRow.output>
type Proposal = Row['proposals'][number]

/** One credit of the bank's: what it probably is, and why; or no gift, and why. */
export function RowPage() {
  const { rowId = '' } = useParams()
  const mayReveal = useMay('giving.gift.reveal')
  const { data: row, error, refetch } = useAsk(givingContract, 'getRow', { rowId })
  if (error) return <ErrorHint heading="认领银行入账" error={error} onRetry={refetch} />
  if (!row) return <PageHeader title="认领银行入账" />
  return (
    <>
      <PageHeader
        title={row.fen > 0 ? `认领银行入账 ${yuan(row.fen)}元` : `银行支出 ${yuan(-row.fen)}元`}
        description={`${row.happenedOn} · ${ROW_STATES[row.state]}`}
        back={<Link to="/fund/statements">返回对账单</Link>}
        actions={row.mayMatch && <RowActs row={row} />}
      />
      <Section title="银行流水">
        <Facts
          facts={[
            [
              '流水号',
              <span key="serial" className="figure">
                {row.serial}
              </span>,
            ],
            [
              '金额',
              <span key="fen" className="figure">
                {yuan(row.fen)}元
              </span>,
            ],
            ['对方', row.payer || '银行没有写'],
            ['摘要', row.note || '银行没有写'],
            [
              '对账单',
              <Link
                key="of"
                to={`/fund/statements/${row.statementId}`}
              >{`尾号${row.account}，第${row.position}笔`}</Link>,
            ],
            [
              '认领',
              row.gifts.length > 0 &&
                row.gifts.map(({ id, no }) => (
                  <Link key={id} to={`/fund/gifts/${id}`}>
                    {no}{' '}
                  </Link>
                )),
            ],
            ['说明', [row.reason, row.settledName].filter(Boolean).join('，')],
          ]}
        />
        {row.payer !== '' && mayReveal && <Payer row={row} />}
      </Section>
      {row.state === 'open' && (
        <Section title="可能是这些捐赠">
          {row.proposals.length === 0 && (
            <EmptyHint
              title="没有金额一致的待到账捐赠"
              next="捐赠人没有事先登记的，点“登记为捐赠”；利息、划款等点“不是捐赠”。"
            />
          )}
          {row.proposals.map((proposal) => (
            <Proposed key={proposal.key} row={row} proposal={proposal} />
          ))}
        </Section>
      )}
    </>
  )
}

function Proposed({ row, proposal }: { row: Row; proposal: Proposal }) {
  const act = useAct(givingContract, 'matchRow')
  const [first] = proposal.gifts
  const match = () =>
    act
      .mutateAsync({ rowId: row.id, version: row.version, giftIds: proposal.giftIds })
      .then(() => toast('已认领，请会计确认入账'))
  return (
    <div className="proposal">
      <div>
        <b>{proposal.title}</b> <span className="muted">{first?.declaredOn}登记</span>
        <p>
          {first && proposal.gifts.length === 1 && `${first.giverName} · ${boundTo(first)} · `}
          {proposal.reasons.map((reason) => (
            <Tag key={reason} color="blue">
              {reason}
            </Tag>
          ))}
        </p>
      </div>
      {row.mayMatch && (
        <ConfirmAct
          label="认领"
          title={`把这笔${yuan(row.fen)}元认领为${proposal.title}？`}
          consequences={[
            `${proposal.gifts.length}笔捐赠记为已到账，入账日${row.happenedOn}`,
            '还没有记入基金账；由会计确认后才入账，您不能自己确认',
          ]}
          danger={false}
          button={{ type: 'primary' }}
          onConfirm={match}
        />
      )}
    </div>
  )
}

/** Whole name and account of whoever paid, for a reason. */
function Payer({ row }: { row: Row }) {
  const act = useAct(givingContract, 'revealPayer')
  const open = async (reason: string) => {
    const { payer, account } = await act.mutateAsync({ rowId: row.id, version: row.version, reason })
    act.reset()
    return [
      ['对方户名', payer || '银行没有写'],
      ['对方账号', account ?? '银行没有写'],
    ] as const
  }
  return <Reveal label="查看付款人" title="查看付款人的全部信息？" open={open} />
}

function RowActs({ row }: { row: Row }) {
  const aside = useAct(givingContract, 'setRowAside')
  const undo = useAct(givingContract, 'unmatchRow')
  const navigate = useNavigate()
  const ref = { rowId: row.id, version: row.version }
  if (row.state !== 'open')
    return (
      <ConfirmAct
        label="撤销"
        title="撤销这次认领或标记？"
        consequences={['这笔入账回到待认领', '已确认入账的不能撤销']}
        reason={{ label: '理由', required: true }}
        onConfirm={(reason) => undo.mutateAsync({ ...ref, reason }).then(() => toast('已撤销'))}
      />
    )
  return (
    <>
      <ConfirmAct
        label="不是捐赠"
        title="标明这笔入账不是捐赠？"
        consequences={['从待认领中移出，不计入筹集额', '可以撤销']}
        danger={false}
        reason={{ label: '它是什么（如利息、内部划款）', required: true }}
        onConfirm={(reason) => aside.mutateAsync({ ...ref, reason }).then(() => toast('已标明'))}
      />
      <Button type="primary" onClick={() => navigate(`/fund/gifts/new?rowId=${row.id}`)}>
        登记为捐赠
      </Button>
    </>
  )
}
