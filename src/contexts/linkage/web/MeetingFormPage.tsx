import { Button, Form, Input, Select } from 'antd'
import { Link, useNavigate } from 'react-router'
import { AreaField } from '#contexts/directory/web/public.tsx'
import { addDays } from '#kernel/time.ts'
import { useAct } from '#ui/api.ts'
import { DatePick } from '#ui/DatePick.tsx'
import { useDraft } from '#ui/drafts.ts'
import { ErrorAlert } from '#ui/ErrorAlert.tsx'
import { filled, rulesOf } from '#ui/fields.ts'
import { PageHeader, Section } from '#ui/PageHeader.tsx'
import { useSession } from '#ui/session.ts'
import { toast } from '#ui/toast.ts'
import { linkageContract } from '../contract.ts'
import { AttendeeForm, MeetingForm } from '../contract-parts.ts'
import { LEVELS, SIDES } from '../vocabulary.ts'
import { NeedsField } from './NeedsField.tsx'
import { optionsOf } from './parts.tsx'
import './linkage.css'

const rules = rulesOf(MeetingForm)
const personRules = rulesOf(AttendeeForm)

type Values = {
  level?: keyof typeof LEVELS
  areaCode?: string
  heldOn?: string
  startsAt?: string
  attendees?: object[]
  needIds?: string[]
  topics?: string[]
}

/** Who is called to the table, by party, and what is on it: needs first. */
export function MeetingFormPage() {
  const [form] = Form.useForm<Values>()
  const { today, posts } = useSession()
  const go = useNavigate()
  const act = useAct(linkageContract, 'planMeeting')
  const first: Values = {
    ...{ level: 'town', startsAt: '14:30', heldOn: addDays(today, 7) },
    ...(posts[0]?.areaCode && { areaCode: posts[0].areaCode }),
    attendees: [
      { party: 'community' },
      { party: 'social_worker' },
      { party: 'organisation' },
      { party: 'volunteers' },
      { party: 'charity' },
    ],
  }
  const draft = useDraft<Values>('linkage.meeting', first, form)
  const level = Form.useWatch('level', form) ?? 'town'
  const submit = (values: Values) =>
    act.mutate(filled(values) as never, {
      onSuccess: ({ meetingId }) => {
        draft.clear()
        toast('已召集')
        go(`/linkage/meetings/${meetingId}`)
      },
    })
  return (
    <>
      <PageHeader title="召集联席会议" back={<Link to="/linkage/meetings">返回联席会议</Link>} />
      <Form
        form={form}
        name="meeting"
        layout="vertical"
        className="linkage-form"
        scrollToFirstError
        {...draft.props}
        onFinish={submit}
      >
        <ErrorAlert error={act.error} />
        <Section title="什么会，什么时候">
          <div className="linkage-row">
            <Form.Item label="层级" name="level" rules={rules.level}>
              <Select options={optionsOf(LEVELS)} />
            </Form.Item>
            <Form.Item label="区划" name="areaCode" rules={rules.areaCode}>
              <AreaField levels={[level]} />
            </Form.Item>
          </div>
          <Form.Item label="会议名称" name="title" rules={rules.title}>
            <Input maxLength={60} />
          </Form.Item>
          <div className="linkage-row">
            <Form.Item label="日期" name="heldOn" rules={rules.heldOn}>
              <DatePick />
            </Form.Item>
            <Form.Item label="时间" name="startsAt" rules={rules.startsAt}>
              <Input maxLength={5} placeholder="14:30" />
            </Form.Item>
          </div>
          <div className="linkage-row">
            <Form.Item label="地点" name="place" rules={rules.place}>
              <Input maxLength={60} />
            </Form.Item>
            <Form.Item label="主持" name="chair" rules={rules.chair}>
              <Input maxLength={30} />
            </Form.Item>
          </div>
        </Section>
        <Section title="议题">
          <Form.Item label="从需求中选" name="needIds">
            <NeedsField />
          </Form.Item>
          <Form.Item label="另提的议题" name="topics" extra="写一个，按回车再写下一个">
            <Select mode="tags" open={false} suffixIcon={null} />
          </Form.Item>
        </Section>
        <Section title="应到人员">
          <p className="muted">实到须超过应到的一半才能作决议，名单请按实际填写。</p>
          <People />
        </Section>
        <Button type="primary" htmlType="submit" loading={act.isPending}>
          召集
        </Button>{' '}
        {draft.restored && <Button onClick={draft.clear}>清空重填</Button>}
      </Form>
    </>
  )
}

const People = () => (
  <Form.List name="attendees">
    {(fields, { add, remove }) => (
      <>
        {fields.map(({ key, name }, index) => (
          <div key={key} className="linkage-row">
            <Form.Item label="代表哪一方" name={[name, 'party']} rules={personRules.party}>
              <Select options={optionsOf(SIDES)} />
            </Form.Item>
            <Form.Item label="单位" name={[name, 'unitName']} rules={personRules.unitName}>
              <Input maxLength={60} />
            </Form.Item>
            <Form.Item label="姓名" name={[name, 'name']} rules={personRules.name}>
              <Input maxLength={20} />
            </Form.Item>
            <Form.Item label=" " colon={false} className="linkage-fixed">
              <Button disabled={fields.length <= 2} onClick={() => remove(name)} aria-label={`删去第${index + 1}人`}>
                删去
              </Button>
            </Form.Item>
          </div>
        ))}
        <Button onClick={() => add({})} disabled={fields.length >= 60} style={{ marginBottom: 16 }}>
          加一人
        </Button>
      </>
    )}
  </Form.List>
)
