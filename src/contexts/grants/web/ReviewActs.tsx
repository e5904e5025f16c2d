import { Button } from 'antd'
import { Link } from 'react-router'
import { useAct } from '#ui/api.ts'
import { ConfirmAct } from '#ui/ConfirmAct.tsx'
import { toast } from '#ui/toast.ts'
import { grantsContract } from '../contract.ts'
import { type Grant, refOf, yuan } from './parts.tsx'

type ActProps = { grant: Grant }
const RETURNS = ['returnApproval', 'returnCountersign'] as const

/** What needs no form on the way to the agreement, only a clear word of what will happen. */
export function ReviewActs({ grant }: ActProps) {
  return (
    <>
      {grant.may.includes('reviseApplication') && (
        <Link to={`/fund/grants/${grant.id}/revise`}>
          <Button type="primary">修改后再提交</Button>
        </Link>
      )}
      {grant.may.includes('openVote') && <OpenVote grant={grant} />}
      {grant.may.includes('publiciseGrant') && <Publicise grant={grant} />}
      {RETURNS.filter((one) => grant.may.includes(one)).map((name) => (
        <ReturnSigned key={name} grant={grant} name={name} />
      ))}
      {grant.may.includes('vetoGrant') && <Veto grant={grant} />}
      {grant.may.includes('withdrawApplication') && <Withdraw grant={grant} />}
    </>
  )
}

function OpenVote({ grant }: ActProps) {
  const act = useAct(grantsContract, 'openVote')
  return (
    <ConfirmAct
      label="提请表决"
      title={`把“${grant.title}”提请管委会表决？`}
      consequences={[
        `申请${yuan(grant.askedFen)}元；表决在“社区基金”的决议里进行，按姓名记录`,
        '与申请人有关联关系的委员自动回避',
        '评分到此为止，各位委员的评分随之公布；申请人不能再撤回',
      ]}
      danger={false}
      button={{ type: 'primary' }}
      onConfirm={() => act.mutateAsync(refOf(grant)).then(() => toast('已提请表决'))}
    />
  )
}

function Publicise({ grant }: ActProps) {
  const act = useAct(grantsContract, 'publiciseGrant')
  return (
    <ConfirmAct
      label="开始公示"
      title={`公示资助“${grant.title}”的决定？`}
      consequences={[
        `公示：${grant.applicantName}，${yuan(grant.grantedFen)}元，服务${grant.targetGroup}`,
        '从今天起公示，按工作日计算，今天不算',
        '公示期满、异议都答复之后才能签订协议和付款',
      ]}
      danger={false}
      button={{ type: 'primary' }}
      onConfirm={() => act.mutateAsync(refOf(grant)).then(({ until }) => toast(`公示至${until}`))}
    />
  )
}

function ReturnSigned({ grant, name }: ActProps & { name: (typeof RETURNS)[number] }) {
  const act = useAct(grantsContract, name)
  const signed = grant.approvals.map(({ byName }) => byName).join('、')
  return (
    <ConfirmAct
      label="退回审定"
      title={`把“${grant.title}”的审定退回重来？`}
      consequences={[
        `${signed}同意的${yuan(grant.grantedFen)}元作废，留在经过里`,
        '各位须按改正后的金额重新审定，包括已经同意过的',
        '理由写进经过，申请人看得到',
      ]}
      reason={{ label: '理由', required: true }}
      onConfirm={(reason) => act.mutateAsync({ ...refOf(grant), reason }).then(() => toast('已退回，请重新审定'))}
    />
  )
}

function Withdraw({ grant }: ActProps) {
  const act = useAct(grantsContract, 'withdrawApplication')
  return (
    <ConfirmAct
      label="撤回申请"
      title={`撤回“${grant.title}”的申请？`}
      consequences={[
        `代为登记的申请，须${grant.applicantName}自己要求撤回`,
        '撤回之后不能恢复，要申请须在征集期内重新登记',
        '理由写进经过',
      ]}
      reason={{ label: '理由', required: true }}
      onConfirm={(reason) => act.mutateAsync({ ...refOf(grant), reason }).then(() => toast('已撤回'))}
    />
  )
}

function Veto({ grant }: ActProps) {
  const act = useAct(grantsContract, 'vetoGrant')
  return (
    <ConfirmAct
      label="否决"
      title={`否决资助“${grant.title}”？`}
      consequences={[
        '慈善组织对资助是否合法负责，可以否决管委会通过的资助',
        '这项资助到此为止，不能恢复；要再资助须重新申请',
        '理由写进经过，申请人看得到',
      ]}
      reason={{ label: '理由', required: true }}
      onConfirm={(reason) => act.mutateAsync({ ...refOf(grant), reason }).then(() => toast('已否决'))}
    />
  )
}
