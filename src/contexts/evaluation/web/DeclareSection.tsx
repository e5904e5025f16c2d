import { Alert, Space } from 'antd'
import { useNavigate } from 'react-router'
import { useAct } from '#ui/api.ts'
import { ConfirmAct } from '#ui/ConfirmAct.tsx'
import { Section } from '#ui/PageHeader.tsx'
import { evaluationContract } from '../contract.ts'
import { INTERESTS } from '../vocabulary.ts'
import type { MySheet } from './parts.tsx'

/** Signed before anything is seen; whoever has an interest says so and leaves. */
export function DeclareSection({ sheet }: { sheet: MySheet }) {
  const declare = useAct(evaluationContract, 'declare')
  const ref = { seatId: sheet.id, version: sheet.version }
  return (
    <Section title="先签署声明">
      <p>
        我与{sheet.place}
        的实施单位没有利害关系：两年内没有在该单位任职，没有督导、资助、承接其项目，没有近亲属在该单位任职；客观、公正评分，对评分过程保密。
      </p>
      {sheet.interests.map(({ kind, detail }) => (
        <Alert
          key={kind + detail}
          type="warning"
          showIcon
          title={`平台记录显示您${INTERESTS[kind]}（${detail}），须回避。`}
          style={{ marginBottom: 8 }}
        />
      ))}
      <Space wrap>
        <ConfirmAct
          label="签署声明"
          title="确认没有利害关系？"
          consequences={['签署之后可以看材料', '隐瞒利害关系的，评分无效']}
          danger={false}
          disabled={sheet.interests.length > 0}
          button={{ type: 'primary' }}
          onConfirm={() => declare.mutateAsync({ ...ref, agreed: true })}
        />
        <StepBack sheet={sheet} label="我有利害关系，回避" reason="什么关系" />
      </Space>
    </Section>
  )
}

type StepBackProps = { sheet: MySheet; label: string; reason: string }
/** Leaves the panel; the page is nobody's then, so one goes back to the list. */
export function StepBack({ sheet, label, reason }: StepBackProps) {
  const act = useAct(evaluationContract, 'stepBack')
  const navigate = useNavigate()
  const step = async (statement: string) => {
    await act.mutateAsync({ seatId: sheet.id, version: sheet.version, statement })
    await navigate('/evaluation/mine')
  }
  return (
    <ConfirmAct
      label={label}
      title="退出这个评估组？"
      consequences={['您不再看得到材料，评过的分不计入结果', '组织单位另选他人，不能再请您回来']}
      reason={{ label: reason, required: true }}
      onConfirm={step}
    />
  )
}
