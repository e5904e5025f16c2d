import { Button, Form, Input, InputNumber } from 'antd'
import { useState } from 'react'
import type { z } from 'zod'
import { ActForm } from '#ui/ActForm.tsx'
import { useAct } from '#ui/api.ts'
import { ConfirmAct } from '#ui/ConfirmAct.tsx'
import { rulesOf } from '#ui/fields.ts'
import { toast } from '#ui/toast.ts'
import { learningContract } from '../contract.ts'
import { AdoptionResult, type AdoptionView } from '../contract-parts.ts'

export type Adoption = z.output<typeof AdoptionView>
const rules = rulesOf(AdoptionResult)

/** Begins it, reports what came of it, or stops it. */
export function AdoptionActs({ one }: { one: Adoption }) {
  const [isReporting, setReporting] = useState(false)
  const begin = useAct(learningContract, 'beginAdoption')
  const stop = useAct(learningContract, 'stopAdoption')
  const ref = { adoptionId: one.id, version: one.version }
  const small = { size: 'small' } as const
  return (
    <span style={{ display: 'flex', gap: 8, flexWrap: 'wrap' }}>
      {one.state === 'planned' ? (
        <ConfirmAct
          label="开始"
          title={`开始照着“${one.caseTitle}”做？`}
          consequences={['状态改为“进行中”，做完登记结果']}
          danger={false}
          button={small}
          onConfirm={() => begin.mutateAsync(ref).then(() => toast('已开始'))}
        />
      ) : (
        <Button {...small} onClick={() => setReporting(true)}>
          登记结果
        </Button>
      )}
      <ConfirmAct
        label="停止"
        title={`停止采用“${one.caseTitle}”？`}
        consequences={['不再算作采用；记录和理由都保留', '以后可以重新采用']}
        reason={{ label: '为什么停止，至少4个字', required: true }}
        button={small}
        onConfirm={(reason) => stop.mutateAsync({ ...ref, reason }).then(() => toast('已停止'))}
      />
      {isReporting && (
        <ActForm
          {...{ contract: learningContract, name: 'finishAdoption', fixed: ref, onClose: () => setReporting(false) }}
          title={`照着“${one.caseTitle}”做的结果`}
          okText="登记结果"
          done="已登记结果"
        >
          <p>
            {one.measure}：采用之前{one.beforeValue}
            {one.unit}
          </p>
          <Form.Item label={`采用之后是多少（${one.unit}）`} name="afterValue" rules={rules.afterValue}>
            <InputNumber min={0} precision={0} />
          </Form.Item>
          <Form.Item label="结果怎样" name="result" rules={rules.result} extra="没有变好也照实写，别处用得上">
            <Input.TextArea rows={4} maxLength={2000} />
          </Form.Item>
        </ActForm>
      )}
    </span>
  )
}
