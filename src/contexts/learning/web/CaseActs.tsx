import { Button } from 'antd'
import { Link } from 'react-router'
import type { z } from 'zod'
import { useAct } from '#ui/api.ts'
import { ConfirmAct } from '#ui/ConfirmAct.tsx'
import { toast } from '#ui/toast.ts'
import { learningContract } from '../contract.ts'
import type { WholeCase } from '../contract-parts.ts'

type Case = z.output<typeof WholeCase>

/** The next steps of a case, for whose hand they are. */
export const CaseActs = ({ one }: { one: Case }) => (
  <>
    {one.mayWrite && one.state === 'draft' && <Submit one={one} />}
    {one.mayReview && one.state === 'submitted' && <Review one={one} />}
    {one.mayPromote && (one.state === 'reviewed' || one.state === 'selected') && <Promote one={one} />}
    {one.mayPromote && (one.state === 'selected' || one.state === 'promoted') && <Withdraw one={one} />}
    {one.mayWrite && (one.state === 'submitted' || one.state === 'withdrawn') && <Revise one={one} />}
    {one.state === 'promoted' && (
      <a href={`/m/practices/${one.id}`} target="_blank" rel="noreferrer">
        <Button>看公开页</Button>
      </a>
    )}
  </>
)

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

function Withdraw({ one }: { one: Case }) {
  const withdraw = useAct(learningContract, 'withdrawCase')
  const isPublic = one.state === 'promoted'
  return (
    <ConfirmAct
      label="撤下"
      title={`撤下“${one.title}”？`}
      consequences={[
        isPublic ? '公开页和案例集里立即不再有它' : '不再列入拟推广的案例',
        '撰写人会收到消息，可以重新撰写',
      ]}
      reason={{ label: '为什么撤下，至少4个字', required: true }}
      onConfirm={(reason) => withdraw.mutateAsync({ ...refOf(one), reason }).then(() => toast('已撤下'))}
    />
  )
}

function Revise({ one }: { one: Case }) {
  const revise = useAct(learningContract, 'reviseCase')
  const label = one.state === 'submitted' ? '收回修改' : '重新撰写'
  return (
    <ConfirmAct
      label={label}
      title={`${label}“${one.title}”？`}
      consequences={['回到“撰写中”，可以修改', '改好以后重新提交，由另一人重新审核']}
      danger={false}
      onConfirm={() => revise.mutateAsync(refOf(one)).then(() => toast('已回到撰写中'))}
    />
  )
}
