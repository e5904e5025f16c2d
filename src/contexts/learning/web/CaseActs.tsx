import { Button } from 'antd'
import { Link } from 'react-router'
import type { z } from 'zod'
import { useAct } from '#ui/api.ts'
import { ConfirmAct } from '#ui/ConfirmAct.tsx'
import { toast } from '#ui/toast.ts'
import { learningContract } from '../contract.ts'
import type { WholeCase } from '../contract-parts.ts'

type Case = z.output<typeof WholeCase>

/** The next step of a case, for whose hand it is. */
export function CaseActs({ one }: { one: Case }) {
  if (one.state === 'submitted' && one.mayReview) return <Review one={one} />
  if (one.mayPromote && (one.state === 'reviewed' || one.state === 'selected')) return <Promote one={one} />
  if (one.mayWrite && one.state === 'draft') return <Submit one={one} />
  return null
}

const refOf = ({ id: caseId, version }: Case) => ({ caseId, version })

function Submit({ one }: { one: Case }) {
  const submit = useAct(learningContract, 'submitCase')
  return (
    <>
      <Link to={`/learning/cases/${one.id}/edit`}>
        <Button>修改</Button>
      </Link>
      <ConfirmAct
        label="提交审核"
        title={`提交“${one.title}”？`}
        consequences={['由市、区民政局的人审核；审核期间不能修改']}
        danger={false}
        onConfirm={() => submit.mutateAsync(refOf(one)).then(() => toast('已提交'))}
      />
    </>
  )
}

function Review({ one }: { one: Case }) {
  const review = useAct(learningContract, 'reviewCase')
  const judge = (passes: boolean, note = '') =>
    review.mutateAsync({ ...refOf(one), passes, note }).then(() => toast(passes ? '已通过' : '已退回'))
  return (
    <>
      <ConfirmAct
        label="审核通过"
        title={`通过“${one.title}”？`}
        consequences={['写明步骤、成本与角色的，计入标准']}
        danger={false}
        onConfirm={() => judge(true)}
      />
      <ConfirmAct
        label="退回"
        title={`退回“${one.title}”？`}
        consequences={['撰写人会收到消息，修改后再提交']}
        reason={{ label: '为什么退回', required: true }}
        onConfirm={(reason) => judge(false, reason)}
      />
    </>
  )
}

function Promote({ one }: { one: Case }) {
  const select = useAct(learningContract, 'selectCase')
  const promote = useAct(learningContract, 'promoteCase')
  return one.state === 'reviewed' ? (
    <ConfirmAct
      label="选入"
      title={`选入“${one.title}”？`}
      consequences={['列入拟推广的案例，还不公开']}
      danger={false}
      onConfirm={() => select.mutateAsync(refOf(one)).then(() => toast('已选入'))}
    />
  ) : (
    <ConfirmAct
      label="公开推广"
      title={`公开“${one.title}”？`}
      consequences={['任何人不登录都能读到，并编入案例集']}
      onConfirm={() => promote.mutateAsync(refOf(one)).then(() => toast('已公开'))}
    />
  )
}
