import { Button } from 'antd'
import { Link } from 'react-router'
import { useAct } from '#ui/api.ts'
import { ConfirmAct } from '#ui/ConfirmAct.tsx'
import { toast } from '#ui/toast.ts'
import { grantsContract } from '../contract.ts'
import { type Grant, refOf, yuan } from './parts.tsx'

type ActProps = { grant: Grant }

/** The final account is a page of its own; the end of a grant, either way, asks first. */
export function FollowActs({ grant }: ActProps) {
  return (
    <>
      {grant.may.includes('reportGrant') && (
        <Link to={`/fund/grants/${grant.id}/report`}>
          <Button>登记结项报告</Button>
        </Link>
      )}
      {grant.may.includes('closeGrant') && <Close grant={grant} />}
      {grant.may.includes('terminateGrant') && <Terminate grant={grant} />}
    </>
  )
}

function Close({ grant }: ActProps) {
  const act = useAct(grantsContract, 'closeGrant')
  return (
    <ConfirmAct
      label="结项"
      title={`“${grant.title}”结项？`}
      consequences={[
        `批准${yuan(grant.grantedFen)}元，已付${yuan(grant.paidFen)}元，退回${yuan(grant.returnedFen)}元`,
        '没有用完的须先退回基金，正在办理的付款须先付清或退回',
        '结项后不再付款，也不能再改',
      ]}
      danger={false}
      button={{ type: 'primary' }}
      onConfirm={() => act.mutateAsync(refOf(grant)).then(() => toast('已结项'))}
    />
  )
}

function Terminate({ grant }: ActProps) {
  const act = useAct(grantsContract, 'terminateGrant')
  const open = grant.paidFen - grant.returnedFen
  return (
    <ConfirmAct
      label="终止资助"
      title={`终止资助“${grant.title}”？`}
      consequences={[
        '不再付款，不能恢复；正在办理的付款须先付清或退回',
        open > 0
          ? `已付未退的${yuan(open)}元须追回：可以分几次退，由出纳逐笔登记；确已合理花掉或确实追不回的，由会计提议、负责人决定`
          : '没有已付未退的款，随即办结',
        '理由写进经过，申请人看得到',
      ]}
      reason={{ label: '理由', required: true }}
      onConfirm={(reason) => act.mutateAsync({ ...refOf(grant), reason }).then(() => toast('已终止'))}
    />
  )
}
