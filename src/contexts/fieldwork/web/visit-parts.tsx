import { Form, Select } from 'antd'
import type { z } from 'zod'
import { useAsk } from '#ui/api.ts'
import { fieldworkContract } from '../contract.ts'
import type { PlanRow, VisitRow } from '../parts.ts'

export type Plan = z.infer<typeof PlanRow>
export type Visit = z.infer<typeof VisitRow>

/** Who may be sent to a place; left empty it is oneself. */
export function VisitorItem({ areaCode }: { areaCode: string | undefined }) {
  const found = useAsk(
    fieldworkContract,
    'listVisitors',
    { areaCode: areaCode ?? '' },
    { enabled: areaCode !== undefined },
  )
  return (
    <Form.Item label="由谁去" name="byAccount" extra="不选的由本人去">
      <Select
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        disabled={areaCode === undefined}
        placeholder={areaCode === undefined ? '先选社区' : '本人'}
        options={found.data?.map(({ accountId, name }) => ({ value: accountId, label: name })) ?? []}
      />
    </Form.Item>
  )
}
