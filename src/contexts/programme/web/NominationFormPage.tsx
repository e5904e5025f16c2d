import { Alert, Button, Checkbox, Form, Input, Radio, Select, Skeleton } from 'antd'
import { useDeferredValue } from 'react'
import { Link, useNavigate, useParams, useSearchParams } from 'react-router'
import type { z } from 'zod'
import { useAct, useAsk } from '#ui/api.ts'
import { DatePick } from '#ui/DatePick.tsx'
import { useDraft } from '#ui/drafts.ts'
import { ErrorAlert } from '#ui/ErrorAlert.tsx'
import { EmptyHint, ErrorHint } from '#ui/hints.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import { toast } from '#ui/toast.ts'
import { programmeContract } from '../contract.ts'
import type { PointDetail } from './NominationPage.tsx'
import './programme.css'

type Role = 'pilot' | 'covered_only'
type Chosen = { areaCode: string; role: Role }
type Values = {
  townCode?: string
  communities: Chosen[]
  projectName: string
  leaderName: string
  contactPhone: string
  eligibility: string
  startsOn?: string | null
}
type Town = z.output<(typeof programmeContract)['endpoints']['townsToNominate']['output']>[number]
const EMPTY: Values = { communities: [], projectName: '', leaderName: '', contactPhone: '', eligibility: '' }

/** A new nomination: the town, its communities, the project; the rules answer beside it while one fills it in. */
export function NewNominationPage() {
  const [search] = useSearchParams()
  const districtCode = search.get('district')
  const towns = useAsk(programmeContract, 'townsToNominate', districtCode ? { districtCode } : {})
  const draft = useAct(programmeContract, 'draftNomination')
  const navigate = useNavigate()
  if (towns.error && !towns.data) return <ErrorHint heading="填写申报" error={towns.error} onRetry={towns.refetch} />
  if (!towns.data) return <Skeleton active />
  if (towns.data.length === 0)
    return <EmptyHint title="没有可申报的街镇" next="本区街镇都已申报，或您的岗位不覆盖任何街镇。" />
  const save: Save = ({ townCode, ...values }, submit, onSaved) =>
    draft.mutate(
      { townCode: townCode ?? '', ...values, submit },
      {
        onSuccess: ({ pointId }) => {
          onSaved()
          toast(submit ? '申报已提交' : '草稿已保存')
          navigate(`/nominations/${pointId}`)
        },
      },
    )
  return (
    <>
      <PageHeader title="填写申报" back={<Link to="/nominations">返回申报与审批</Link>} />
      <NominationForm
        name={`nomination.new.${districtCode ?? ''}`}
        towns={towns.data}
        initial={EMPTY}
        onSave={save}
        error={draft.error}
        isSaving={draft.isPending}
      />
    </>
  )
}

/** Changing a draft or a returned nomination. */
export function EditNominationPage() {
  const { pointId = '' } = useParams()
  const read = useAsk(programmeContract, 'getPoint', { pointId })
  if (read.error && !read.data) return <ErrorHint heading="修改申报" error={read.error} onRetry={read.refetch} />
  if (!read.data) return <Skeleton active />
  return <EditForm key={read.data.id} point={read.data} />
}

function EditForm({ point }: { point: PointDetail }) {
  const edit = useAct(programmeContract, 'editNomination')
  const towns = useAsk(programmeContract, 'townsToNominate', { districtCode: point.districtCode })
  const navigate = useNavigate()
  const known = point.communities.flatMap(({ areaCode, areaName }) =>
    areaCode ? [{ code: areaCode, name: areaName ?? '', kind: '' }] : [],
  )
  const own = towns.data?.find(({ townCode }) => townCode === point.townCode) ?? { ...point, communities: known }
  const { projectName, leaderName, contactPhone, eligibility, startsOn, townCode } = point
  const communities = point.communities.flatMap(({ areaCode, role }) => (areaCode ? [{ areaCode, role }] : []))
  const save: Save = ({ townCode: _, ...values }, submit, onSaved) =>
    edit.mutate(
      { pointId: point.id, version: point.version, ...values, submit },
      {
        onSuccess: () => {
          onSaved()
          toast(submit ? '申报已提交' : '已保存')
          navigate(`/nominations/${point.id}`)
        },
      },
    )
  return (
    <>
      <PageHeader
        title={`修改申报：${point.townName}`}
        back={<Link to={`/nominations/${point.id}`}>返回申报详情</Link>}
      />
      <NominationForm
        name={`nomination.${point.id}.${point.version}`}
        towns={[own]}
        pointId={point.id}
        initial={{ projectName, leaderName, contactPhone, eligibility, startsOn, townCode, communities }}
        onSave={save}
        error={edit.error}
        isSaving={edit.isPending}
      />
    </>
  )
}

/** A refusal of what was sent is shown above the form; `onSaved` follows only when it was taken. */
type Save = (values: Values, submit: boolean, onSaved: () => void) => void
type FormProps = {
  name: string
  towns: readonly Town[]
  initial: Values
  pointId?: string
  onSave: Save
  error: Error | null
  isSaving: boolean
}

function NominationForm({ name, towns, initial, pointId, onSave, error, isSaving }: FormProps) {
  const [form] = Form.useForm<Values>()
  const draft = useDraft<Values>(name, initial, form)
  const townCode = Form.useWatch('townCode', form)
  const communities = Form.useWatch('communities', form) ?? []
  const startsOn = Form.useWatch('startsOn', form)
  const town = towns.find((one) => one.townCode === townCode)
  const save = async (submit: boolean) => {
    // What a field wants is said beside the field.
    const values = await form.validateFields().catch(() => undefined)
    if (values) onSave({ ...values, startsOn: values.startsOn ?? null }, submit, draft.clear)
  }
  return (
    <div className="nomination-form">
      <Form form={form} layout="vertical" {...draft.props} scrollToFirstError>
        <ErrorAlert error={error} />
        <Form.Item label="街镇" name="townCode" rules={[{ required: true, message: '请选择街镇' }]}>
          <Select
            showSearch={{ optionFilterProp: 'label' }}
            placeholder="选择要推荐的街镇"
            disabled={pointId !== undefined}
            onChange={() => form.setFieldValue('communities', [])}
            options={towns.map((one) => ({ value: one.townCode, label: `${one.districtName} ${one.townName}` }))}
          />
        </Form.Item>
        <Form.Item label="社区（村）" name="communities" extra="“仅辐射”的社区参加项目，但不占试点名额。">
          <CommunityChoice town={town} />
        </Form.Item>
        <Form.Item label="项目名称" name="projectName">
          <Input maxLength={100} placeholder="如：邻里守望·银龄关爱" />
        </Form.Item>
        <div className="form-pair">
          <Form.Item label="负责人" name="leaderName">
            <Input maxLength={50} />
          </Form.Item>
          <Form.Item label="联系电话" name="contactPhone">
            <Input maxLength={20} inputMode="tel" />
          </Form.Item>
        </div>
        <Form.Item label="拟启动日期" name="startsOn" extra="可留空，备案后启动时再定。">
          <DatePick />
        </Form.Item>
        <Form.Item label="创建条件" name="eligibility" extra="治理基础、社会组织与社工人才、志愿与慈善资源、长期计划。">
          <Input.TextArea rows={4} maxLength={1000} showCount />
        </Form.Item>
        <div className="form-actions">
          <Button type="primary" loading={isSaving} onClick={() => save(true)}>
            提交申报
          </Button>
          <Button loading={isSaving} onClick={() => save(false)}>
            存为草稿
          </Button>
        </div>
      </Form>
      {townCode && <RulesBeside townCode={townCode} communities={communities} startsOn={startsOn} pointId={pointId} />}
    </div>
  )
}

type ChoiceProps = { town: Town | undefined; value?: Chosen[]; onChange?: (chosen: Chosen[]) => void; id?: string }

/** Ticks communities of the town, each as a pilot or as covered only. */
function CommunityChoice({ town, value = [], onChange, id }: ChoiceProps) {
  if (!town) return <p className="muted">先选择街镇，这里列出它的全部社区。</p>
  const roleOf = (code: string) => value.find(({ areaCode }) => areaCode === code)?.role
  const set = (areaCode: string, role: Role | undefined) => {
    const others = value.filter((one) => one.areaCode !== areaCode)
    onChange?.(role ? [...others, { areaCode, role }] : others)
  }
  return (
    <ul className="community-choice" id={id}>
      {town.communities.map(({ code, name }) => (
        <li key={code}>
          <Checkbox
            checked={roleOf(code) !== undefined}
            onChange={({ target }) => set(code, target.checked ? 'pilot' : undefined)}
          >
            {name}
          </Checkbox>
          {roleOf(code) && (
            <Radio.Group
              size="small"
              optionType="button"
              aria-label={`${name}的类别`}
              value={roleOf(code)}
              onChange={({ target }) => set(code, target.value as Role)}
              options={[
                { value: 'pilot', label: '试点' },
                { value: 'covered_only', label: '仅辐射' },
              ]}
            />
          )}
        </li>
      ))}
    </ul>
  )
}

type Asked = {
  townCode: string
  communities: Chosen[]
  startsOn: string | null | undefined
  pointId: string | undefined
}

/** The same rules the server asks on submission, answered while the form is filled in. */
function RulesBeside({ townCode, communities, startsOn, pointId }: Asked) {
  const asked = useDeferredValue({ townCode, communities, startsOn: startsOn ?? null, ...(pointId && { pointId }) })
  const check = useAsk(programmeContract, 'checkNomination', asked)
  if (check.error) return <ErrorHint error={check.error} onRetry={check.refetch} />
  if (!check.data) return <Skeleton active />
  const { refusals, conflict, left } = check.data
  return (
    <aside className="rules-beside" aria-live="polite">
      <p>
        本区剩余名额：<strong className="figure">{left.towns}</strong>个街镇、
        <strong className="figure">{left.communities}</strong>个社区
      </p>
      {refusals.length === 0 ? (
        <Alert type="success" showIcon title="符合各项规则，可以提交" />
      ) : (
        <Alert
          type="warning"
          showIcon
          title="提交前还须处理"
          description={
            <ul className="issues">
              {refusals.map(({ code, message }) => (
                <li key={code}>{message}</li>
              ))}
            </ul>
          }
        />
      )}
      {conflict && <Alert type="warning" showIcon title="本区名额算不平" description={conflict.text} />}
    </aside>
  )
}
