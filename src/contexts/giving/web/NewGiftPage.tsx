import { Alert, Button, Checkbox, Form, Input, Select } from 'antd'
import { Link, useNavigate, useSearchParams } from 'react-router'
import { AreaField } from '#contexts/directory/web/public.tsx'
import { useAct, useAsk } from '#ui/api.ts'
import { DatePick } from '#ui/DatePick.tsx'
import { ErrorAlert } from '#ui/ErrorAlert.tsx'
import { filled, rulesOf } from '#ui/fields.ts'
import { PageHeader, Section } from '#ui/PageHeader.tsx'
import { useSession } from '#ui/session.ts'
import { toast } from '#ui/toast.ts'
import { YuanInput } from '#ui/YuanInput.tsx'
import { givingContract } from '../contract.ts'
import { GiftForm } from '../contract-parts.ts'
import { CHANNELS, RESTRICTIONS, SOURCE_CLASSES, USES } from '../vocabulary.ts'
import { GiverPick } from './GiverPick.tsx'
import { optionsOf, yuan } from './parts.tsx'

const rules = rulesOf(GiftForm)

/** Enters a gift by hand, or out of one line of a statement (`?rowId=`). */
export function NewGiftPage() {
  const [search] = useSearchParams()
  const rowId = search.get('rowId') ?? undefined
  const row = useAsk(givingContract, 'getRow', { rowId: rowId ?? '' }, { enabled: rowId !== undefined })
  if (rowId && !row.data) return <PageHeader title="登记捐赠" />
  return <GiftFormPage {...(row.data && { row: row.data })} />
}

type Row = {
  id: string
  areaCode: string
  fen: number
  happenedOn: string
  serial: string
  payer: string
  note: string
}

function GiftFormPage({ row }: { row?: Row }) {
  const [form] = Form.useForm()
  const navigate = useNavigate()
  const { today, posts } = useSession()
  const act = useAct(givingContract, 'recordGift')
  const areaCode = Form.useWatch('areaCode', form)
  const submit = (values: object) =>
    act.mutate({ ...(row && { rowId: row.id, fen: row.fen }), ...filled(values) } as never, {
      onSuccess: ({ giftId, no }) => {
        toast(`已登记，编号${no}`)
        navigate(`/fund/gifts/${giftId}`)
      },
    })
  const initial = row
    ? { areaCode: row.areaCode, channel: 'bank', declaredOn: row.happenedOn, restriction: 'none' }
    : { ...placeOf(posts), channel: 'bank', declaredOn: today, restriction: 'none' }
  return (
    <>
      <PageHeader
        title="登记捐赠"
        description="登记的人不能自己确认；由会计核对银行入账后确认，才记入基金账。"
        back={<Link to={row ? `/fund/statements/rows/${row.id}` : '/fund/gifts'}>返回</Link>}
      />
      <Form
        form={form}
        layout="vertical"
        onFinish={submit}
        initialValues={initial}
        scrollToFirstError
        style={{ maxWidth: 720 }}
      >
        {row && (
          <Alert
            type="info"
            showIcon
            style={{ marginBottom: 16 }}
            title={`由银行入账登记：${row.happenedOn}，${yuan(row.fen)}元，${row.payer || '无付款人'}，${row.note || '无附言'}（流水号${row.serial}）`}
          />
        )}
        <Section title="捐给谁">
          <Form.Item
            label="街镇或社区"
            name="areaCode"
            rules={rules.areaCode}
            extra="捐给全街镇的选街镇；指定社区的选社区，记在该社区的分账上"
          >
            <AreaField levels={['town', 'community']} />
          </Form.Item>
        </Section>
        <Section title="谁捐的">
          <Form.Item label="捐赠人" name="giverId" rules={rules.giverId}>
            <GiverPick areaCode={areaCode} />
          </Form.Item>
        </Section>
        <Section title="捐了什么">
          {!row && (
            <Form.Item label="金额" name="fen" rules={rules.fen}>
              <YuanInput />
            </Form.Item>
          )}
          <Form.Item label="方式" name="channel" rules={rules.channel}>
            <Select options={optionsOf(CHANNELS)} style={{ maxWidth: 260 }} />
          </Form.Item>
          <Form.Item label="捐赠日期" name="declaredOn" rules={rules.declaredOn}>
            <DatePick max={today} />
          </Form.Item>
          <Form.Item label="资金来源" name="sourceClass" extra="不选则按捐赠人">
            <Select allowClear options={optionsOf(SOURCE_CLASSES)} style={{ maxWidth: 260 }} />
          </Form.Item>
          <CampaignPick areaCode={areaCode} />
          <Bounds />
          <Form.Item
            label="境外捐赠批准或备案文号"
            name="foreignApproval"
            extra="境外捐赠人必填（《慈善法》第一百零二条），其他留空"
          >
            <Input maxLength={60} style={{ maxWidth: 360 }} />
          </Form.Item>
        </Section>
        {!row && <Credit today={today} />}
        <Form.Item label="备注" name="note" rules={rules.note}>
          <Input.TextArea rows={2} maxLength={200} showCount />
        </Form.Item>
        <ErrorAlert error={act.error} />
        <Button type="primary" htmlType="submit" loading={act.isPending}>
          登记
        </Button>
      </Form>
    </>
  )
}

/** The town of somebody who keeps one town's fund: nobody chooses it twice. */
function placeOf(posts: readonly { areaCode: string | null }[]): { areaCode?: string } {
  const towns = [...new Set(posts.flatMap(({ areaCode }) => (areaCode?.length === 9 ? [areaCode] : [])))]
  return towns.length === 1 && towns[0] ? { areaCode: towns[0] } : {}
}

/** The campaign that brought it, where one runs. */
function CampaignPick({ areaCode }: { areaCode: string | undefined }) {
  const input = { areaCode: areaCode ?? '' }
  const { data } = useAsk(givingContract, 'listCampaignsToChoose', input, { enabled: areaCode !== undefined })
  if (!data || data.length === 0) return null
  const options = data.map(({ id, title, startsOn, endsOn }) => ({
    value: id,
    label: `${title}（${startsOn}至${endsOn}）`,
  }))
  return (
    <Form.Item label="募捐活动" name="campaignId" extra="由公开募捐而来的选这次募捐，计入它的募得款；其他留空">
      <Select allowClear options={options} style={{ maxWidth: 480 }} />
    </Form.Item>
  )
}

/** What the giver bound the gift to, and what needs an agreement. */
function Bounds() {
  const restriction = Form.useWatch('restriction')
  return (
    <>
      <Form.Item label="限定" name="restriction" rules={rules.restriction} extra="有限定的只能按约定使用，须签协议">
        <Select options={optionsOf(RESTRICTIONS)} style={{ maxWidth: 260 }} />
      </Form.Item>
      {restriction === 'purpose' && (
        <Form.Item label="限定用途" name="use" required extra="只能是通知三（一）允许的五类">
          <Select options={optionsOf(USES)} style={{ maxWidth: 320 }} />
        </Form.Item>
      )}
      {restriction === 'group' && (
        <Form.Item
          label="限定对象"
          name="restrictionText"
          required
          extra="写范围，例如“独居老人”；不能是具体个人或捐赠人的关联人（《慈善法》第四十条）"
        >
          <Input maxLength={200} style={{ maxWidth: 360 }} />
        </Form.Item>
      )}
      {restriction === 'time' && (
        <Form.Item label="使用截止日期" name="restrictedUntil" required>
          <DatePick />
        </Form.Item>
      )}
      <Form.Item label="冠名" name="namedFor" extra="没有冠名留空">
        <Input maxLength={60} style={{ maxWidth: 360 }} />
      </Form.Item>
      <Form.Item name="asksAgreement" valuePropName="checked">
        <Checkbox>捐赠人要求签订书面协议</Checkbox>
      </Form.Item>
    </>
  )
}

const Credit = ({ today }: { today: string }) => (
  <Section title="银行入账">
    <p className="muted">
      还没有到账的留空，到账后从对账单认领。募捐箱、现场收到的现金，存入慈善组织账户后填写存款流水。
    </p>
    <Form.Item label="银行流水号" name="serial" rules={rules.serial}>
      <Input maxLength={60} style={{ maxWidth: 360 }} autoComplete="off" />
    </Form.Item>
    <Form.Item label="入账日期" name="receivedOn" rules={rules.receivedOn}>
      <DatePick max={today} />
    </Form.Item>
  </Section>
)
