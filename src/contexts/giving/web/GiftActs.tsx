import { Button, Form, Input } from 'antd'
import { useState } from 'react'
import { AttachField } from '#contexts/office/web/public.tsx'
import { useAct } from '#ui/api.ts'
import { ConfirmAct } from '#ui/ConfirmAct.tsx'
import { DatePick } from '#ui/DatePick.tsx'
import { rulesOf } from '#ui/fields.ts'
import { toast } from '#ui/toast.ts'
import { YuanInput } from '#ui/YuanInput.tsx'
import { givingContract } from '../contract.ts'
import { AgreementForm, ReceiptForm } from '../contract-parts.ts'
import { ActForm } from './ActForm.tsx'
import type { OneGift } from './GiftPage.tsx'
import { yuan } from './parts.tsx'

type Doing = 'agreement' | 'receipt' | 'refund' | 'correction'
const agreementRules = rulesOf(AgreementForm)
const receiptRules = rulesOf(ReceiptForm)
const correctionRules = rulesOf(givingContract.endpoints.askCorrection.input)
const refundRules = rulesOf(givingContract.endpoints.askRefund.input)

/** The next steps of one gift, for whoever may take them. */
export function GiftActs({ gift }: { gift: OneGift }) {
  const [doing, setDoing] = useState<Doing>()
  const isOpen = gift.state === 'pledged' || gift.state === 'received'
  const isInBook = gift.state === 'confirmed' || gift.state === 'receipted'
  return (
    <>
      {gift.mayRecord && !gift.agreement && gift.state !== 'voided' && (
        <Button onClick={() => setDoing('agreement')}>登记协议</Button>
      )}
      {gift.mayReceipt && !gift.receiptDeclined && <Decline gift={gift} />}
      {gift.mayReceipt && (
        <Button type="primary" onClick={() => setDoing('receipt')}>
          登记票据号码
        </Button>
      )}
      {gift.mayRecord && isInBook && gift.leftFen > 0 && <Button onClick={() => setDoing('refund')}>提出退还</Button>}
      {mayAskCorrection(gift) && <Button onClick={() => setDoing('correction')}>提出红字更正</Button>}
      {gift.mayRecord && isOpen && <Void gift={gift} />}
      {gift.mayConfirm && <Confirm gift={gift} />}
      {doing && <Doings doing={doing} gift={gift} onClose={() => setDoing(undefined)} />}
    </>
  )
}

const mayAskCorrection = ({ mayCorrect, state, corrections }: OneGift): boolean =>
  mayCorrect && (state === 'confirmed' || state === 'receipted') && !corrections.some((one) => one.state === 'asked')

type ActProps = { gift: OneGift }
type FormProps = ActProps & { onClose: () => void }
const refOf = ({ id: giftId, version }: OneGift) => ({ giftId, version })

/** The window of what is being done. */
function Doings({ doing, ...props }: FormProps & { doing: Doing }) {
  const Window = { agreement: Agreement, receipt: Receipt, refund: Refund, correction: Correct }[doing]
  return <Window {...props} />
}

function Confirm({ gift }: ActProps) {
  const act = useAct(givingContract, 'confirmGift')
  return (
    <ConfirmAct
      label="确认入账"
      title={`确认${gift.no}已入账？`}
      consequences={[
        `请核对银行回单：${gift.receivedOn}入账${yuan(gift.fen)}元，流水号${gift.serial}`,
        `记入${gift.fundName}的账，凭证不能修改，只能红字更正`,
        gift.isCounted ? '计入筹集额' : '不计入筹集额（资金来源不是社会慈善资金）',
      ]}
      danger={false}
      disabled={gift.confirmWaits !== null}
      button={{ type: 'primary' }}
      onConfirm={() => act.mutateAsync(refOf(gift)).then(({ entryNo }) => toast(`已入账，凭证${entryNo}`))}
    />
  )
}

function Void({ gift }: ActProps) {
  const act = useAct(givingContract, 'voidGift')
  return (
    <ConfirmAct
      label="作废"
      title={`作废${gift.no}的登记？`}
      consequences={['还没有入账，账上没有变化', '已认领的银行入账回到待认领', '编号保留，不再使用']}
      reason={{ label: '理由', required: true }}
      onConfirm={(reason) => act.mutateAsync({ ...refOf(gift), reason }).then(() => toast('已作废'))}
    />
  )
}

function Decline({ gift }: ActProps) {
  const act = useAct(givingContract, 'declineReceipt')
  return (
    <ConfirmAct
      label="登记放弃票据"
      title="捐赠人不要票据？"
      consequences={[
        '照样入账、公开；写明怎样得知捐赠人放弃（《慈善法》第三十八条）',
        '以后要票据的，还可以补开并登记号码',
      ]}
      danger={false}
      reason={{ label: '说明', required: true }}
      onConfirm={(note) => act.mutateAsync({ ...refOf(gift), note }).then(() => toast('已登记'))}
    />
  )
}

const Agreement = ({ gift, onClose }: FormProps) => (
  <ActForm
    name="recordAgreement"
    title={`${gift.no}的捐赠协议`}
    okText="登记"
    done="已登记协议"
    fixed={refOf(gift)}
    onClose={onClose}
  >
    <Form.Item label="协议编号" name="number" rules={agreementRules.number}>
      <Input maxLength={60} />
    </Form.Item>
    <Form.Item label="签订日期" name="signedOn" rules={agreementRules.signedOn}>
      <DatePick />
    </Form.Item>
    <Form.Item label="捐赠用途" name="useText" rules={agreementRules.useText}>
      <Input.TextArea rows={2} maxLength={300} />
    </Form.Item>
    <Form.Item label="交付时间和方式" name="deliveryText" rules={agreementRules.deliveryText}>
      <Input maxLength={300} />
    </Form.Item>
    <Form.Item label="剩余财产的处理" name="surplusText" rules={agreementRules.surplusText}>
      <Input maxLength={300} />
    </Form.Item>
    <Form.Item
      label="变更用途的办法"
      name="changeText"
      rules={agreementRules.changeText}
      extra="变更约定的用途须征得捐赠人同意"
    >
      <Input maxLength={300} />
    </Form.Item>
    <Form.Item label="管理费约定" name="costText">
      <Input maxLength={300} />
    </Form.Item>
    <Form.Item label="公开意愿" name="disclosureText">
      <Input maxLength={300} />
    </Form.Item>
    <Form.Item label="协议扫描件" name="fileId">
      <AttachField areaCode={gift.areaCode} />
    </Form.Item>
  </ActForm>
)

const Receipt = ({ gift, onClose }: FormProps) => (
  <ActForm
    name="recordReceipt"
    title={`${gift.no}的票据号码`}
    okText="登记"
    done="已登记票据号码"
    fixed={refOf(gift)}
    onClose={onClose}
  >
    <p className="muted">照财政票据系统开出的公益事业捐赠票据填写。平台不开具票据。</p>
    <Form.Item label="票据代码" name="code" rules={receiptRules.code}>
      <Input maxLength={12} autoComplete="off" />
    </Form.Item>
    <Form.Item label="票据号码" name="number" rules={receiptRules.number}>
      <Input maxLength={12} autoComplete="off" />
    </Form.Item>
    <Form.Item label="校验码" name="checkCode" rules={receiptRules.checkCode}>
      <Input maxLength={20} autoComplete="off" />
    </Form.Item>
    <Form.Item label="开票日期" name="issuedOn" rules={receiptRules.issuedOn}>
      <DatePick />
    </Form.Item>
  </ActForm>
)

const Correct = ({ gift, onClose }: FormProps) => (
  <ActForm
    name="askCorrection"
    title={`红字更正${gift.no}`}
    okText="提出"
    done="已提出，请负责人批准"
    fixed={refOf(gift)}
    onClose={onClose}
  >
    <p className="muted">
      用于登记错了的捐赠，不是退钱：批准后账上红字冲销{yuan(gift.fen)}
      元，捐赠作废，银行流水可以重新登记。已经用掉一部分的不能冲销。
    </p>
    <Form.Item label="错在哪里" name="reason" rules={correctionRules.reason}>
      <Input.TextArea rows={3} maxLength={200} showCount />
    </Form.Item>
    {gift.state === 'receipted' && (
      <Form.Item label="红字票据号码" name="redReceipt" required extra="已开票的，须先收回票据或开具红字票据">
        <Input maxLength={40} />
      </Form.Item>
    )}
  </ActForm>
)

const Refund = ({ gift, onClose }: FormProps) => (
  <ActForm
    name="askRefund"
    title={`退还${gift.no}`}
    okText="提出"
    done="已提出，请负责人批准"
    fixed={refOf(gift)}
    onClose={onClose}
  >
    <p className="muted">只能退还没有用掉的部分：{yuan(gift.leftFen)}元。由负责人批准后才从账上退出。</p>
    <Form.Item label="退还金额" name="fen" rules={refundRules.fen}>
      <YuanInput />
    </Form.Item>
    <Form.Item label="理由" name="reason" rules={refundRules.reason}>
      <Input.TextArea rows={3} maxLength={200} showCount />
    </Form.Item>
    {gift.state === 'receipted' && (
      <Form.Item label="红字票据号码" name="redReceipt" required extra="已开票的，须先收回票据或开具红字票据">
        <Input maxLength={40} />
      </Form.Item>
    )}
  </ActForm>
)
