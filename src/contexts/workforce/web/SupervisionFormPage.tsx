import { Button, Form, Input, InputNumber, Radio, Select, Skeleton } from 'antd'
import { Link, useNavigate, useParams } from 'react-router'
import type { z } from 'zod'
import { AreaField, PersonField } from '#contexts/directory/web/public.tsx'
import { useAct, useAsk } from '#ui/api.ts'
import { DatePick } from '#ui/DatePick.tsx'
import { ErrorAlert } from '#ui/ErrorAlert.tsx'
import { filled, rulesOf } from '#ui/fields.ts'
import { ErrorHint } from '#ui/hints.tsx'
import { PageHeader, Section } from '#ui/PageHeader.tsx'
import { useMay, useSession } from '#ui/session.ts'
import { toast } from '#ui/toast.ts'
import { workforceContract } from '../contract.ts'
import { SupervisionForm } from '../contract-supervision.ts'
import { SUPERVISION_KINDS } from '../vocabulary.ts'
import { optionsOf } from './parts.tsx'
import './workforce.css'

const rules = rulesOf(SupervisionForm)
type Mine = z.infer<typeof workforceContract.endpoints.mySupervision.output>
type Values = Record<string, unknown>

/** A new record: the supervisor's own, or written for one by the station's lead. */
export function NewSupervisionPage() {
  const { data: mine, error, refetch } = useAsk(workforceContract, 'mySupervision', {})
  const act = useAct(workforceContract, 'recordSupervision')
  const go = useNavigate()
  if (error) return <ErrorHint heading="记录督导" error={error} onRetry={refetch} />
  if (!mine) return <Skeleton active title={false} />
  const [own] = mine.stations
  return (
    <FormPage
      title="记录督导"
      okText="保存"
      mine={mine}
      error={act.error}
      isPending={act.isPending}
      initial={{ kind: 'individual', ...(own && { areaCode: own.areaCode, supervisorPersonId: mine.personId }) }}
      onSubmit={(values) =>
        act.mutate(values as never, {
          onSuccess: ({ supervisionId, no }) => {
            toast(`已保存，编号 ${no}`)
            go(`/workforce/supervision/${supervisionId}`)
          },
        })
      }
    />
  )
}

export function EditSupervisionPage() {
  const { supervisionId = '' } = useParams()
  const mine = useAsk(workforceContract, 'mySupervision', {})
  const { data: one, error, refetch } = useAsk(workforceContract, 'getSupervision', { supervisionId })
  const act = useAct(workforceContract, 'editSupervision')
  const go = useNavigate()
  if (error) return <ErrorHint heading="修改督导记录" error={error} onRetry={refetch} />
  if (!one || !mine.data) return <Skeleton active title={false} />
  return (
    <FormPage
      title={`修改${one.no}`}
      okText="保存改动"
      mine={mine.data}
      known={one.supervisees.map(({ personId, name }) => ({ value: personId, label: name }))}
      fixedPlace
      error={act.error}
      isPending={act.isPending}
      initial={{ ...one, supervisees: one.supervisees.map(({ personId }) => personId) }}
      onSubmit={({ areaCode: _area, supervisorPersonId: _who, ...facts }) =>
        act.mutate({ supervisionId, version: one.version, ...facts } as never, {
          onSuccess: () => {
            toast('已保存')
            go(`/workforce/supervision/${supervisionId}`)
          },
        })
      }
    />
  )
}

type FormPageProps = {
  title: string
  okText: string
  mine: Mine
  /** Workers on the record already, by their names. */
  known?: { value: string; label: string }[]
  fixedPlace?: boolean
  initial: Values
  error: Error | null
  isPending: boolean
  onSubmit: (values: Values) => void
}

function FormPage({ title, okText, mine, known = [], fixedPlace = false, ...rest }: FormPageProps) {
  const { initial, error, isPending, onSubmit } = rest
  const { today } = useSession()
  const [form] = Form.useForm()
  return (
    <>
      <PageHeader title={title} back={<Link to="/workforce/supervision">返回督导记录</Link>} />
      <Section title="这次督导">
        <ErrorAlert error={error} />
        <Form
          form={form}
          layout="vertical"
          initialValues={initial}
          style={{ maxWidth: 760 }}
          scrollToFirstError
          onFinish={(values: Values) => onSubmit(filled({ ...initial, ...values }))}
        >
          {!fixedPlace && <WhoAndWhere mine={mine} />}
          <Form.Item noStyle dependencies={['areaCode']}>
            {({ getFieldValue }) => (
              <Workers mine={mine} known={known} areaCode={getFieldValue('areaCode') ?? initial.areaCode} />
            )}
          </Form.Item>
          <Form.Item label="方式" name="kind" rules={rules.kind}>
            <Radio.Group optionType="button" options={optionsOf(SUPERVISION_KINDS)} />
          </Form.Item>
          <div className="workforce-row">
            <Form.Item label="日期" name="heldOn" rules={rules.heldOn}>
              <DatePick max={today} />
            </Form.Item>
            <Form.Item label="时长（分钟）" name="minutes" rules={rules.minutes}>
              <InputNumber min={1} max={720} precision={0} style={{ width: 140 }} />
            </Form.Item>
            <Form.Item label="地点" name="place" rules={rules.place}>
              <Input maxLength={100} />
            </Form.Item>
          </div>
          <Form.Item label="主题" name="topic" rules={rules.topic}>
            <Input maxLength={100} />
          </Form.Item>
          <Form.Item label="涉及个案" name="caseRefs" rules={rules.caseRefs} extra="只写化名和档案号，不写真实姓名">
            <Input maxLength={200} />
          </Form.Item>
          <Form.Item label="问题" name="problem" rules={rules.problem}>
            <Input.TextArea rows={4} maxLength={2000} showCount />
          </Form.Item>
          <Form.Item label="建议" name="advice" rules={rules.advice}>
            <Input.TextArea rows={4} maxLength={2000} showCount />
          </Form.Item>
          <Form.Item label="要跟进的事" name="followUp" rules={rules.followUp} extra="填写后，社工站须在期限内答复">
            <Input.TextArea rows={2} maxLength={1000} />
          </Form.Item>
          <Form.Item label="下次督导" name="nextOn" rules={rules.nextOn}>
            <DatePick min={today} />
          </Form.Item>
          <Button type="primary" htmlType="submit" loading={isPending}>
            {okText}
          </Button>
        </Form>
      </Section>
    </>
  )
}

/** A supervisor picks a station assigned to them; a lead says for whom it is written. */
function WhoAndWhere({ mine }: { mine: Mine }) {
  const leads = useMay('workforce.worker.read')
  if (!leads)
    return (
      <Form.Item label="社工站" name="areaCode" rules={rules.areaCode}>
        <Select options={mine.stations.map(({ areaCode, townName }) => ({ value: areaCode, label: townName }))} />
      </Form.Item>
    )
  return (
    <>
      <Form.Item label="社工站（街镇）" name="areaCode" rules={rules.areaCode}>
        <AreaField levels={['town']} />
      </Form.Item>
      <Form.Item label="督导" name="supervisorPersonId" rules={rules.supervisorPersonId} extra="须已指派督导本站">
        <PersonField />
      </Form.Item>
    </>
  )
}

type WorkersProps = { mine: Mine; known: { value: string; label: string }[]; areaCode: string | undefined }

function Workers({ mine, known, areaCode }: WorkersProps) {
  const leads = useMay('workforce.attendance.record')
  const own = mine.stations.find((station) => station.areaCode === areaCode)
  if (own) {
    const workers = own.workers.map(({ personId, name }) => ({ value: personId, label: name }))
    return <WorkersField options={merged(known, workers)} />
  }
  if (leads && areaCode) return <StationWorkers areaCode={areaCode} known={known} />
  return <WorkersField options={known} />
}

const merged = (one: WorkersProps['known'], other: WorkersProps['known']) => [
  ...new Map([...one, ...other].map((option) => [option.value, option])).values(),
]

/** A lead picks from the staff of this month’s sheet, by whole names. */
function StationWorkers({ areaCode, known }: { areaCode: string; known: WorkersProps['known'] }) {
  const { today } = useSession()
  const { data } = useAsk(workforceContract, 'getAttendance', { areaCode, month: `${today.slice(0, 7)}-01` })
  const staff = data?.people.map(({ personId, name }) => ({ value: personId, label: name })) ?? []
  return <WorkersField options={merged(known, staff)} />
}

const WorkersField = ({ options }: { options: WorkersProps['known'] }) => (
  <Form.Item label="被督导的社工" name="supervisees" rules={rules.supervisees}>
    <Select
      mode="multiple"
      options={options}
      showSearch={{ optionFilterProp: 'label' }}
      notFoundContent="没有当日在岗的专职社工"
    />
  </Form.Item>
)
