import { Alert, Button, Form, Input, InputNumber, Radio, Skeleton } from 'antd'
import { Link, useParams } from 'react-router'
import type { z } from 'zod'
import { AttachField, choices } from '#contexts/campaigns/web/public.tsx'
import { PersonField } from '#contexts/directory/web/public.tsx'
import { useAct, useAsk } from '#ui/api.ts'
import { DatePick } from '#ui/DatePick.tsx'
import { ErrorAlert } from '#ui/ErrorAlert.tsx'
import { rulesOf } from '#ui/fields.ts'
import { ErrorHint } from '#ui/hints.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import { useSession } from '#ui/session.ts'
import { toast } from '#ui/toast.ts'
import { goodsContract } from '../contract.ts'
import { type AllocationView, HandoutForm } from '../contract-stock-parts.ts'
import { RECEIVERS, USES } from '../vocabulary.ts'
import './goods.css'

type Allocation = z.infer<typeof AllocationView>
const rules = rulesOf(HandoutForm)
const must = (message: string) => [{ required: true, message }]

/** At the door with a phone in hand: who receives, how many, the signature; then the next one. */
export function HandOutPage() {
  const { allocationId = '' } = useParams()
  const list = useAsk(goodsContract, 'listAllocations', { pageSize: 100 })
  if (list.error && !list.data) return <ErrorHint heading="发放物资" error={list.error} onRetry={list.refetch} />
  if (!list.data) return <Skeleton active />
  const one = list.data.rows.find(({ id }) => id === allocationId)
  return (
    <div className="hand-out">
      <PageHeader
        title={one ? `发放${one.title}` : '发放物资'}
        description={one && `${one.areaName}，${USES[one.use]}：${one.purpose}`}
        back={<Link to="/fund/goods/handing">返回物资发放</Link>}
      />
      {one?.mayHandOut ? (
        <HandOutForm one={one} />
      ) : (
        <Alert type="info" showIcon title="这次分配已经发完或收回，没有可发的了。" />
      )}
    </div>
  )
}

type Values = {
  kind: 'person' | 'household'
  personId?: string
  name?: string
  description?: string
  quantity: number
  handedOn: string
  signatureFileId?: string | null
}

function HandOutForm({ one }: { one: Allocation }) {
  const { today } = useSession()
  const [form] = Form.useForm<Values>()
  const act = useAct(goodsContract, 'handOut')
  const kind = Form.useWatch('kind', form)
  const left = one.quantity - one.handed
  const save = ({ kind: who, personId = '', name = '', description = '', ...rest }: Values) => {
    const receiver = who === 'person' ? { kind: who, personId } : { kind: who, name, description }
    act.mutate(
      { ...rest, receiver, areaCode: one.areaCode, allocationId: one.id },
      {
        onSuccess: (told) => {
          toast(told.left > 0 ? `已登记，还剩${told.left}${one.unit}` : '已登记，全部发完')
          form.resetFields()
        },
      },
    )
  }
  return (
    <Form
      form={form}
      name="handout"
      layout="vertical"
      size="large"
      scrollToFirstError
      initialValues={{ kind: 'household', quantity: 1, handedOn: today, signatureFileId: null }}
      onFinish={save}
    >
      <p className="hand-out-left">
        还剩 <strong className="figure">{left}</strong> {one.unit}
      </p>
      <ErrorAlert error={act.error} />
      <Form.Item label="发给" name="kind">
        <Radio.Group options={choices(RECEIVERS)} />
      </Form.Item>
      {kind === 'person' ? (
        <Form.Item label="领取人" name="personId" rules={must('请选择领取人')}>
          <PersonField />
        </Form.Item>
      ) : (
        <>
          <Form.Item label="户主或领取人姓名" name="name" rules={must('请填写姓名')}>
            <Input maxLength={50} autoComplete="off" />
          </Form.Item>
          <Form.Item
            label="哪一户、什么情形"
            name="description"
            rules={must('请写明是哪一户')}
            extra="加密存放，名单上不显示"
          >
            <Input maxLength={100} autoComplete="off" placeholder="例如：3号楼2门，低保独居" />
          </Form.Item>
        </>
      )}
      <Form.Item label={`数量（${one.unit}）`} name="quantity" rules={rules.quantity}>
        <InputNumber min={1} max={left} precision={0} inputMode="numeric" style={{ width: '100%' }} />
      </Form.Item>
      <Form.Item label="发放日期" name="handedOn" rules={rules.handedOn}>
        <DatePick max={today} />
      </Form.Item>
      <Form.Item label="领取人签名（可稍后补）" name="signatureFileId">
        <AttachField areaCode={one.areaCode} label="拍照或选择签名" />
      </Form.Item>
      <Button type="primary" htmlType="submit" block loading={act.isPending}>
        登记发放
      </Button>
    </Form>
  )
}
