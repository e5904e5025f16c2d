import { Form, Input, Select } from 'antd'
import type { z } from 'zod'
import { AreaField } from '#contexts/directory/web/public.tsx'
import { DatePick } from '#ui/DatePick.tsx'
import { rulesOf } from '#ui/fields.ts'
import { useSession } from '#ui/session.ts'
import { YuanInput } from '#ui/YuanInput.tsx'
import { type ResourceView, ResourceForm as Schema } from '../contract-parts.ts'
import { LINES, OWNER_KINDS, RESOURCE_KINDS } from '../vocabulary.ts'
import { ActForm } from './ActForm.tsx'
import { optionsOf } from './parts.tsx'

const rules = rulesOf(Schema)
type Resource = z.output<typeof ResourceView>

/** A new resource with whom to ask, or one changed; the contact is changed by recording anew. */
export function ResourceForm({ resource, onClose }: { resource?: Resource | undefined; onClose: () => void }) {
  const { today } = useSession()
  const isNew = resource === undefined
  return (
    <ActForm
      name={isNew ? 'recordResource' : 'changeResource'}
      title={isNew ? '登记资源' : `修改“${resource.title}”`}
      okText={isNew ? '登记' : '保存'}
      done={isNew ? '已登记' : '已保存'}
      {...(resource && { fixed: { resourceId: resource.id, version: resource.version } })}
      initial={resource ?? { fromDate: today, lines: [] }}
      onClose={onClose}
    >
      {isNew && (
        <Form.Item label="在哪里" name="areaCode" rules={rules.areaCode} extra="选街镇，全街镇的需求都能找到它">
          <AreaField levels={['town', 'community']} />
        </Form.Item>
      )}
      <div className="linkage-row">
        <Form.Item label="谁提供" name="ownerKind" rules={rules.ownerKind}>
          <Select options={optionsOf(OWNER_KINDS)} />
        </Form.Item>
        <Form.Item label="单位或称呼" name="ownerName" rules={rules.ownerName}>
          <Input maxLength={60} />
        </Form.Item>
      </div>
      <div className="linkage-row">
        <Form.Item label="种类" name="kind" rules={rules.kind}>
          <Select options={optionsOf(RESOURCE_KINDS)} />
        </Form.Item>
        <Form.Item label="是什么" name="title" rules={rules.title}>
          <Input maxLength={60} />
        </Form.Item>
      </div>
      <Form.Item label="多少、多久一次" name="amount" rules={rules.amount}>
        <Input maxLength={60} placeholder="如：每周三个半天" />
      </Form.Item>
      <Form.Item label="适合哪些方向" name="lines" extra="不选，表示都可以">
        <Select mode="multiple" options={optionsOf(LINES)} />
      </Form.Item>
      <div className="linkage-row">
        <Form.Item label="从哪天起可用" name="fromDate" rules={rules.fromDate}>
          <DatePick />
        </Form.Item>
        <Form.Item label="到哪天（长期可不填）" name="toDate" rules={rules.toDate}>
          <DatePick />
        </Form.Item>
      </div>
      <Form.Item label="条件" name="conditions" rules={rules.conditions}>
        <Input.TextArea rows={2} maxLength={300} />
      </Form.Item>
      <Form.Item label="估算价值（可不填）" name="valueFen" rules={rules.valueFen}>
        <YuanInput />
      </Form.Item>
      {isNew ? (
        <div className="linkage-row">
          <Form.Item label="联系人" name="contactName" rules={rules.contactName}>
            <Input maxLength={30} />
          </Form.Item>
          <Form.Item
            label="联系电话"
            name="contactPhone"
            rules={rules.contactPhone}
            extra="加密保存，列表只显示遮盖后的"
          >
            <Input maxLength={20} inputMode="tel" />
          </Form.Item>
        </div>
      ) : (
        <Form.Item label="状态" name="state">
          <Select
            options={[
              { value: 'available', label: '可用' },
              { value: 'occupied', label: '占用' },
            ]}
          />
        </Form.Item>
      )}
    </ActForm>
  )
}
