import { Button, Form, Input, InputNumber, Radio, Select, Skeleton } from 'antd'
import { Link, useNavigate, useParams } from 'react-router'
import { AttachField } from '#contexts/office/web/public.tsx'
import { useAct, useAsk } from '#ui/api.ts'
import { DatePick } from '#ui/DatePick.tsx'
import { useDraft } from '#ui/drafts.ts'
import { ErrorAlert } from '#ui/ErrorAlert.tsx'
import { filled, rulesOf } from '#ui/fields.ts'
import { ErrorHint } from '#ui/hints.tsx'
import { PageHeader, Section } from '#ui/PageHeader.tsx'
import { useSession } from '#ui/session.ts'
import { toast } from '#ui/toast.ts'
import { fieldworkContract } from '../contract.ts'
import { SessionForm } from '../parts-groups.ts'
import { ATTENDANCES, PHASES } from '../vocabulary.ts'
import { type Group, optionsOf, refOf } from './parts.tsx'
import './fieldwork.css'

const rules = rulesOf(SessionForm)

/** One session as it was: who came, what happened, what to do better. */
export function SessionPage() {
  const { groupId = '' } = useParams()
  const { data: group, error, refetch } = useAsk(fieldworkContract, 'getGroup', { groupId }, { keepPrevious: false })
  if (error && !group) return <ErrorHint heading="记录一节" error={error} onRetry={refetch} />
  if (!group) return <Skeleton active title={false} />
  return <Tell group={group} />
}

type Called = { state?: string; note?: string }
type Values = { roll?: Record<string, Called>; fileId?: string | null } & Record<string, unknown>

function Tell({ group }: { group: Group }) {
  const [form] = Form.useForm<Values>()
  const { today } = useSession()
  const go = useNavigate()
  const act = useAct(fieldworkContract, 'recordSession')
  const first = { heldOn: today, minutes: 90, phase: 'whole' }
  const draft = useDraft<Values>(`fieldwork.session.${group.id}`, first, form)
  const submit = ({ roll = {}, fileId, ...values }: Values) => {
    const called = Object.entries(roll).flatMap(([personId, { state, note = '' }]) =>
      state ? [{ personId, state, note }] : [],
    )
    act.mutate({ ...refOf(group), ...filled(values), roll: called, fileIds: fileId ? [fileId] : [] } as never, {
      onSuccess: () => {
        draft.clear()
        toast('已记录')
        go(`/service/groups/${group.id}`)
      },
    })
  }
  return (
    <>
      <PageHeader
        title={`记录一节：${group.title}`}
        description={`已有${group.sessionsHeld}节，计划${group.sessions}节。填到一半离开，回来还在。`}
        back={<Link to={`/service/groups/${group.id}`}>返回</Link>}
      />
      <Form
        form={form}
        name="session"
        layout="vertical"
        className="fieldwork-form"
        scrollToFirstError
        {...draft.props}
        onFinish={submit}
      >
        <ErrorAlert error={act.error} />
        <When />
        {group.kind === 'group' ? <Roll group={group} /> : <Count />}
        <Section title="经过">
          <Form.Item label="过程" name="process" rules={rules.process}>
            <Input.TextArea rows={5} maxLength={4000} showCount />
          </Form.Item>
          <Form.Item label="互动（可不填）" name="interaction" rules={rules.interaction}>
            <Input.TextArea rows={2} maxLength={2000} />
          </Form.Item>
          <Form.Item label="反思（可不填）" name="reflection" rules={rules.reflection}>
            <Input.TextArea rows={2} maxLength={2000} />
          </Form.Item>
        </Section>
        <Form.Item label="照片或签到表（可不附）" name="fileId" extra="照片须征得本人同意">
          <AttachField areaCode={group.areaCode} />
        </Form.Item>
        <Button type="primary" htmlType="submit" loading={act.isPending}>
          记录
        </Button>
      </Form>
    </>
  )
}

function When() {
  const { today } = useSession()
  return (
    <div className="fieldwork-row">
      <Form.Item label="日期" name="heldOn" rules={rules.heldOn}>
        <DatePick max={today} />
      </Form.Item>
      <Form.Item label="地点" name="place" rules={rules.place} style={{ width: 240 }}>
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item label="时长" name="minutes" rules={rules.minutes}>
        <InputNumber min={1} max={1440} precision={0} suffix="分钟" style={{ width: 130 }} />
      </Form.Item>
      <Form.Item label="阶段" name="phase" rules={rules.phase}>
        <Select style={{ width: 120 }} options={optionsOf(PHASES)} />
      </Form.Item>
    </div>
  )
}

const Roll = ({ group }: { group: Group }) => (
  <Section title="出席">
    {group.members
      .filter(({ screening, leftOn }) => screening === 'accepted' && leftOn === null)
      .map(({ personId, name }) => (
        <div key={personId} className="fieldwork-row">
          <Form.Item
            label={name}
            name={['roll', personId, 'state']}
            rules={[{ required: true, message: `请记${name}的出席` }]}
          >
            <Radio.Group options={optionsOf(ATTENDANCES)} optionType="button" />
          </Form.Item>
          <Form.Item label="表现（可不填）" name={['roll', personId, 'note']} style={{ flex: 1, minWidth: 180 }}>
            <Input maxLength={200} />
          </Form.Item>
        </div>
      ))}
  </Section>
)

const Count = () => (
  <Section title="到场">
    <Form.Item
      label="到场人数"
      name="peopleCount"
      rules={[{ required: true, message: '请填写到场人数' }]}
      extra="签到表留存在档案里"
    >
      <InputNumber min={0} precision={0} suffix="人" />
    </Form.Item>
  </Section>
)
