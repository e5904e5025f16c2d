import { Alert, Button, Form, Radio } from 'antd'
import { useState } from 'react'
import { useAsk } from '#ui/api.ts'
import { givingContract } from '../contract.ts'
import { ActForm } from './ActForm.tsx'
import type { OneGift } from './GiftPage.tsx'

/** What a platform wrote could not be told: why, and a person says which campaign it was. */
export function CampaignWaits({ gift }: { gift: OneGift }) {
  const [open, setOpen] = useState(false)
  if (gift.campaignWhy === '' || gift.state === 'voided') return null
  return (
    <>
      <Alert
        type="warning"
        showIcon
        style={{ marginBottom: 16 }}
        title={`募捐活动待认定：${gift.campaignWhy}`}
        action={
          gift.mayRecord && (
            <Button size="small" type="primary" onClick={() => setOpen(true)}>
              认定募捐活动
            </Button>
          )
        }
      />
      {open && <Tell gift={gift} onClose={() => setOpen(false)} />}
    </>
  )
}

function Tell({ gift, onClose }: { gift: OneGift; onClose: () => void }) {
  const { data } = useAsk(givingContract, 'listCampaignsToChoose', { areaCode: gift.areaCode })
  const options = (data ?? []).map(({ id, title, filingNo, startsOn, endsOn }) => ({
    value: id as string | null,
    label: `${title}${filingNo ? `（备案编号${filingNo}）` : ''}，${startsOn}至${endsOn}`,
  }))
  return (
    <ActForm
      name="tellCampaign"
      title={`认定${gift.no}属于哪次募捐活动`}
      okText="认定"
      done="已认定"
      fixed={{ giftId: gift.id, version: gift.version }}
      initial={{}}
      onClose={onClose}
    >
      <p>
        平台写的是：{gift.campaignSaid}。{gift.campaignWhy}。捐赠日期{gift.declaredOn}须在所选募捐的期间之内。
      </p>
      <Form.Item
        label="募捐活动"
        name="campaignId"
        rules={[
          { validator: async (_, value) => (value === undefined ? Promise.reject(new Error('请选择')) : undefined) },
        ]}
      >
        <Radio.Group
          style={{ display: 'grid', gap: 6 }}
          options={[...options, { value: null, label: '不是募捐而来，不计入任何一次募捐' }]}
        />
      </Form.Item>
    </ActForm>
  )
}
