import { Form, Input } from 'antd'
import { ActForm } from '#ui/ActForm.tsx'
import { DatePick } from '#ui/DatePick.tsx'
import { filled, rulesOf } from '#ui/fields.ts'
import { useSession } from '#ui/session.ts'
import { campaignsContract } from '../contract.ts'
import { ChangeForm } from '../contract-parts.ts'
import type { Campaign } from './CampaignPage.tsx'
import { PartnerFields, WayFields, whole } from './PlanFields.tsx'

const rules = rulesOf(ChangeForm)

/** What may still change after filing; each change is told to the civil-affairs office within ten days. */
export function ChangeItems({ one, onClose }: { one: Campaign; onClose: () => void }) {
  const { today } = useSession()
  return (
    <ActForm
      contract={campaignsContract}
      name="changeCampaign"
      title="变更募捐事项"
      okText="登记变更"
      done="已登记，请在十日内报备"
      fixed={{ campaignId: one.id, version: one.version }}
      initial={{ ...one, leaderIsStaff: true, platformsDesignated: one.platforms.length > 0, changedOn: today }}
      inputOf={(values) => whole(filled(values))}
      onClose={onClose}
    >
      <p>目的、用途、受益人和剩余财产的处理不能变更：捐赠人是为此而捐的。</p>
      <Form.Item label="变更日期" name="changedOn" rules={rules.changedOn}>
        <DatePick max={today} />
      </Form.Item>
      <Form.Item label="理由" name="reason" rules={rules.reason}>
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item label="截止日期" name="endsOn" rules={rules.endsOn}>
        <DatePick min={one.startsOn} />
      </Form.Item>
      <WayFields />
      <PartnerFields areaCode={one.areaCode} />
    </ActForm>
  )
}
