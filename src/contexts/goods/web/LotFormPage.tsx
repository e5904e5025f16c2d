import { Alert, Button, Checkbox, Form, Input, InputNumber, Radio, Select, Skeleton } from 'antd'
import { Link, useNavigate } from 'react-router'
import { AttachField, choices } from '#contexts/campaigns/web/public.tsx'
import { AreaField } from '#contexts/directory/web/public.tsx'
import { useAct, useAsk } from '#ui/api.ts'
import { DatePick } from '#ui/DatePick.tsx'
import { useDraft } from '#ui/drafts.ts'
import { ErrorAlert } from '#ui/ErrorAlert.tsx'
import { filled, rulesOf } from '#ui/fields.ts'
import { ErrorHint } from '#ui/hints.tsx'
import { PageHeader, Section } from '#ui/PageHeader.tsx'
import { useSession } from '#ui/session.ts'
import { toast } from '#ui/toast.ts'
import { goodsContract } from '../contract.ts'
import { LotForm, type LotInput } from '../contract-parts.ts'
import { CATEGORIES, GIVER_KINDS, RESTRICTIONS, USES } from '../vocabulary.ts'
import './goods.css'

const rules = rulesOf(LotForm)
type Values = Partial<Omit<LotInput, 'giver'>> & { fundId?: string; giver?: Partial<LotInput['giver']> }
const CONSENTS = { full: '公开全名', masked: '公开时隐去部分姓名', none: '不公开' } as const

/** A lot that is offered; what is typed stays through a reload. */
export function LotFormPage() {
  const { today } = useSession()
  const funds = useAsk(goodsContract, 'listFundsToReceive', {})
  const record = useAct(goodsContract, 'recordLot')
  const go = useNavigate()
  const [form] = Form.useForm<Values>()
  const draft = useDraft<Values>('goods.new', initialOf(today), form)
  const fundId = Form.useWatch('fundId', form)
  if (funds.error && !funds.data)
    return <ErrorHint heading="登记捐赠物资" error={funds.error} onRetry={funds.refetch} />
  if (!funds.data) return <Skeleton active />
  const areaCode = funds.data.find(({ id }) => id === fundId)?.areaCode
  const save = (values: Values) =>
    record.mutate({ ...filled(values), giver: filled(values.giver ?? {}), areaCode } as never, {
      onSuccess: ({ lotId, no }) => {
        draft.clear()
        toast(`已登记，编号${no}`)
        go(`/fund/goods/${lotId}`)
      },
    })
  return (
    <>
      <PageHeader title="登记捐赠物资" back={<Link to="/fund/goods">返回捐赠物资</Link>} />
      {funds.data.length === 0 && <Alert type="info" showIcon title="辖区内还没有运作中的社区基金，暂不能登记物资。" />}
      <Form
        form={form}
        name="lot"
        layout="vertical"
        className="goods-form"
        scrollToFirstError
        {...draft.props}
        onFinish={save}
      >
        <ErrorAlert error={record.error} />
        <Section title="谁捐给哪个基金">
          <Form.Item label="社区基金" name="fundId" rules={[{ required: true, message: '请选择社区基金' }]}>
            <Select options={funds.data.map(({ id, name }) => ({ value: id, label: name }))} />
          </Form.Item>
          <GiverFields />
          <Form.Item label="社区分账（可不填）" name="earmarkCode">
            <AreaField levels={['community']} placeholder="全基金共用" />
          </Form.Item>
        </Section>
        <Section title="物资">
          <ThingFields />
        </Section>
        <Section title="凭据与约定">
          <TermFields areaCode={areaCode} />
        </Section>
        <Button type="primary" htmlType="submit" loading={record.isPending}>
          登记，交验收
        </Button>{' '}
        {draft.restored && <Button onClick={draft.clear}>清空重填</Button>}
      </Form>
    </>
  )
}

const initialOf = (today: string): Values => ({
  ...{ handedOverOn: today, isUsed: false, restrictionKind: 'none', category: 'daily' },
  giver: { kind: 'enterprise', consent: 'full' },
})

function GiverFields() {
  const kind = Form.useWatch(['giver', 'kind'])
  return (
    <>
      <Form.Item label="捐赠人类别" name={['giver', 'kind']} rules={[{ required: true }]}>
        <Radio.Group options={choices(GIVER_KINDS)} />
      </Form.Item>
      {kind !== 'anonymous' && (
        <div className="goods-row">
          <Form.Item label="姓名或名称" name={['giver', 'name']} rules={[{ required: true, message: '请填写捐赠人' }]}>
            <Input maxLength={80} />
          </Form.Item>
          <Form.Item label="证件号或信用代码（可不填）" name={['giver', 'idNumber']}>
            <Input maxLength={30} />
          </Form.Item>
          <Form.Item label="电话（可不填）" name={['giver', 'phone']}>
            <Input maxLength={20} />
          </Form.Item>
        </div>
      )}
      <Form.Item label="公开方式" name={['giver', 'consent']} rules={[{ required: true }]}>
        <Radio.Group options={choices(CONSENTS)} />
      </Form.Item>
    </>
  )
}

function ThingFields() {
  const category = Form.useWatch('category')
  return (
    <>
      <Form.Item label="类别" name="category" rules={rules.category}>
        <Radio.Group options={choices(CATEGORIES)} />
      </Form.Item>
      <div className="goods-row">
        <Form.Item label="名称" name="title" rules={rules.title}>
          <Input maxLength={60} />
        </Form.Item>
        <Form.Item label="品牌、型号" name="brand" rules={rules.brand}>
          <Input maxLength={60} />
        </Form.Item>
        <Form.Item label="规格" name="spec" rules={rules.spec}>
          <Input maxLength={60} />
        </Form.Item>
        <Form.Item label="数量" name="quantity" rules={rules.quantity}>
          <InputNumber min={1} precision={0} />
        </Form.Item>
        <Form.Item label="单位" name="unit" rules={rules.unit}>
          <Input maxLength={10} placeholder="件、袋、箱" style={{ width: 120 }} />
        </Form.Item>
      </div>
      <Form.Item name="isUsed" valuePropName="checked">
        <Checkbox>使用过的旧物</Checkbox>
      </Form.Item>
      <div className="goods-row">
        <Form.Item label={category === 'food' ? '生产日期' : '生产日期（可不填）'} name="producedOn">
          <DatePick />
        </Form.Item>
        <Form.Item label={category === 'food' ? '保质期至' : '保质期至（可不填）'} name="expiresOn">
          <DatePick />
        </Form.Item>
        <Form.Item label="交付日期" name="handedOverOn" rules={rules.handedOverOn}>
          <DatePick />
        </Form.Item>
      </div>
      <div className="goods-row">
        <Form.Item label="质量合格证明（可不填）" name="certificate" rules={rules.certificate}>
          <Input maxLength={100} />
        </Form.Item>
        <Form.Item label="产地（可不填）" name="origin" rules={rules.origin}>
          <Input maxLength={60} />
        </Form.Item>
      </div>
    </>
  )
}

function TermFields({ areaCode }: { areaCode: string | undefined }) {
  const restriction = Form.useWatch('restrictionKind')
  return (
    <>
      <Form.Item
        label="捐赠人提供的价格凭据（可不填）"
        name="priceNote"
        rules={rules.priceNote}
        extra="没有凭据的只记数量，价值为0，不能开具捐赠票据"
      >
        <Input maxLength={200} placeholder="例如：增值税发票一张，合计3600元" />
      </Form.Item>
      <Form.Item label="捐赠人的限定" name="restrictionKind">
        <Radio.Group options={choices(RESTRICTIONS)} />
      </Form.Item>
      {restriction === 'purpose' && (
        <Form.Item label="限定用途" name="use" rules={[{ required: true, message: '请选择用途' }]}>
          <Radio.Group options={choices(USES)} />
        </Form.Item>
      )}
      {restriction !== 'none' && (
        <Form.Item label="限定说明" name="restrictionText" rules={rules.restrictionText}>
          <Input maxLength={100} />
        </Form.Item>
      )}
      <Form.Item label="捐赠人签字的交接单（可后补纸质留存）" name="giverFileId">
        <AttachField areaCode={areaCode} label="选择交接单照片或扫描件" />
      </Form.Item>
    </>
  )
}
