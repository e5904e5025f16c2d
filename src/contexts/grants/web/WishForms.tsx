import { Checkbox, Form, Input, Select } from 'antd'
import type { z } from 'zod'
import { AreaField } from '#contexts/directory/web/public.tsx'
import { useAsk } from '#ui/api.ts'
import { DatePick } from '#ui/DatePick.tsx'
import { rulesOf } from '#ui/fields.ts'
import { useSession } from '#ui/session.ts'
import { YuanInput } from '#ui/YuanInput.tsx'
import { grantsContract } from '../contract.ts'
import { WishForm, type WishView } from '../contract-parts.ts'
import { ActForm } from './ActForm.tsx'
import { Consequences, yuan } from './parts.tsx'

export type Wish = z.infer<typeof WishView>
export type WishProps = { wish: Wish; onClose: () => void }

export const wishRef = ({ id: wishId, version }: Wish) => ({ wishId, version })
const wordsOf = ({ alias, item, spec, valueFen }: Wish): string => `${alias}：${item}${spec}，约${yuan(valueFen)}元`

const { claimAtDesk, claimByFund, buyWish, deliverWish, confirmWish } = grantsContract.endpoints
const formRules = rulesOf(WishForm)
const claimRules = rulesOf(claimAtDesk.input)
const fundRules = rulesOf(claimByFund.input)
const buyRules = rulesOf(buyWish.input)
const deliverRules = rulesOf(deliverWish.input)
const confirmRules = rulesOf(confirmWish.input)

/** A wish for somebody, told by them or at their home; only the masked name is kept in sight. */
export const RecordWish = ({ onClose }: { onClose: () => void }) => (
  <ActForm name="recordWish" title="登记微心愿" okText="登记" done="已登记，请另一位同事核实后公布" onClose={onClose}>
    <Form.Item label="社区（村）" name="areaCode" rules={formRules.areaCode}>
      <AreaField levels={['community', 'town']} />
    </Form.Item>
    <Form.Item label="许愿人姓名" name="name" rules={formRules.name} extra="加密保存，页面上只显示遮盖后的称呼">
      <Input maxLength={30} autoComplete="off" />
    </Form.Item>
    <Form.Item name="isHousehold" valuePropName="checked">
      <Checkbox>是一家人的心愿</Checkbox>
    </Form.Item>
    <Form.Item name="isMinor" valuePropName="checked">
      <Checkbox>许愿人是未成年人</Checkbox>
    </Form.Item>
    <Form.Item noStyle dependencies={['isMinor']}>
      {({ getFieldValue }) =>
        getFieldValue('isMinor') && (
          <Form.Item
            label="监护人同意"
            name="guardianConsent"
            rules={[{ required: true, message: '请写明监护人和同意的方式' }]}
            extra="监护人是谁、何时、以什么方式同意"
          >
            <Input maxLength={200} />
          </Form.Item>
        )
      }
    </Form.Item>
    <Form.Item label="想要的物品" name="item" rules={formRules.item} extra="写具体物品；现金、购物卡、转账都不收">
      <Input maxLength={50} />
    </Form.Item>
    <Form.Item label="规格" name="spec" rules={formRules.spec} extra="尺码、型号，没有不填">
      <Input maxLength={100} />
    </Form.Item>
    <Form.Item label="大约的价钱" name="valueFen" rules={formRules.valueFen}>
      <YuanInput />
    </Form.Item>
  </ActForm>
)

const ClaimAtDesk = ({ wish, onClose }: WishProps) => (
  <ActForm
    name="claimAtDesk"
    title="代为登记认领"
    okText="登记认领"
    done="已登记认领"
    fixed={wishRef(wish)}
    onClose={onClose}
  >
    <Consequences
      of={[wordsOf(wish), '手机上不再显示为等待认领；认领人的姓名遮盖后显示', '长时间没有下文的，可以收回重新公布']}
    />
    <Form.Item label="认领人" name="claimer" rules={claimRules.claimer}>
      <Input maxLength={50} autoComplete="off" />
    </Form.Item>
  </ActForm>
)

/** Only a running grant for people in need pays for wishes. */
function ClaimByFund({ wish, onClose }: WishProps) {
  const search = { use: 'U1', pageSize: 100 } as const
  const agreed = useAsk(grantsContract, 'listGrants', { ...search, state: 'agreed' })
  const midway = useAsk(grantsContract, 'listGrants', { ...search, state: 'midway' })
  const grants = [...(agreed.data?.rows ?? []), ...(midway.data?.rows ?? [])]
  return (
    <ActForm
      name="claimByFund"
      title="由基金认领微心愿"
      okText="由基金认领"
      done="已由基金认领"
      fixed={wishRef(wish)}
      onClose={onClose}
    >
      <Consequences
        of={[wordsOf(wish), '从所选的资助里列支；各个心愿合计不能超过批准的金额', '认领人显示为“社区基金”']}
      />
      <Form.Item
        label="从哪项资助列支"
        name="grantId"
        rules={fundRules.grantId}
        extra="只列出执行中、用途为困难群体支持性服务的资助；须是本街镇的"
      >
        <Select
          loading={agreed.isPending || midway.isPending}
          notFoundContent="没有可列支的资助"
          options={grants.map(({ id, title, areaName, grantedFen }) => ({
            value: id,
            label: `${areaName}：${title}（批准${yuan(grantedFen)}元）`,
          }))}
        />
      </Form.Item>
    </ActForm>
  )
}

const Buy = ({ wish, onClose }: WishProps) => (
  <ActForm name="buyWish" title="登记已购买" okText="登记" done="已登记购买" fixed={wishRef(wish)} onClose={onClose}>
    <Consequences of={[wordsOf(wish), '登记后不能再取消或收回，请核对物品和票据']} />
    <Form.Item label="实际花费" name="spentFen" rules={buyRules.spentFen}>
      <YuanInput />
    </Form.Item>
    <Form.Item label="票据或照片" name="proof" rules={buyRules.proof} extra="发票号码，或照片存放在哪里">
      <Input maxLength={200} />
    </Form.Item>
  </ActForm>
)

function Deliver({ wish, onClose }: WishProps) {
  const { today } = useSession()
  return (
    <ActForm
      name="deliverWish"
      title="登记已送达"
      okText="登记"
      done="已登记送达，请本人确认"
      fixed={wishRef(wish)}
      initial={{ deliveredOn: today }}
      onClose={onClose}
    >
      <Consequences of={[wordsOf(wish), '送达后还须本人确认收到，才算圆梦']} />
      <Form.Item label="送达日期" name="deliveredOn" rules={deliverRules.deliveredOn}>
        <DatePick max={today} {...(wish.claimedOn && { min: wish.claimedOn })} />
      </Form.Item>
    </ActForm>
  )
}

const Confirm = ({ wish, onClose }: WishProps) => (
  <ActForm
    name="confirmWish"
    title="登记本人确认收到"
    okText="确认收到"
    done="心愿已实现"
    fixed={wishRef(wish)}
    onClose={onClose}
  >
    <Consequences of={[wordsOf(wish), '须本人或家人亲口、签字确认；登记后办结，不能再改']} />
    <Form.Item label="想说的话（可不填）" name="thanks" rules={confirmRules.thanks} extra="不写姓名和住址">
      <Input.TextArea rows={2} maxLength={200} showCount />
    </Form.Item>
  </ActForm>
)

/** The windows of a wish, from its claim to its confirmation. */
export const WISH_WINDOWS = {
  claimAtDesk: { label: '登记认领', Window: ClaimAtDesk },
  claimByFund: { label: '基金认领', Window: ClaimByFund },
  buyWish: { label: '已购买', Window: Buy },
  deliverWish: { label: '已送达', Window: Deliver },
  confirmWish: { label: '本人确认', Window: Confirm },
}
