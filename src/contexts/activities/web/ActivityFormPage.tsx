import { Button, Form, Skeleton } from 'antd'
import { Link, useNavigate, useParams } from 'react-router'
import type { z } from 'zod'
import { useAct, useAsk } from '#ui/api.ts'
import { useDraft } from '#ui/drafts.ts'
import { useVersionConflict } from '#ui/ErrorAlert.tsx'
import { ErrorHint } from '#ui/hints.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import { useSession } from '#ui/session.ts'
import { toast } from '#ui/toast.ts'
import { type ActivityView, activitiesContract } from '../contract.ts'
import { ActivityFields } from './ActivityFields.tsx'
import { EMPTY, inputOf, type Values, valuesOf } from './form-values.ts'

/** Official codes tell their level by their length: nine for a town, twelve for a community. */
const TOWN_DIGITS = 9

/** A new activity. What is typed stays through a reload. */
export function NewActivityPage() {
  const { posts } = useSession()
  const create = useAct(activitiesContract, 'createActivity')
  const go = useNavigate()
  return (
    <>
      <PageHeader title="筹划活动" back={<Link to="/activities">返回活动</Link>} />
      <ActivityForm
        name="activity.new"
        initial={{ ...EMPTY, ...ownPlace(posts) }}
        error={create.error}
        isSaving={create.isPending}
        onSave={(values, clear) =>
          create.mutate(inputOf(values), {
            onSuccess: ({ activityId }) => {
              clear()
              toast('已保存为草稿，核对后提交审核')
              go(`/activities/${activityId}`)
            },
          })
        }
      />
    </>
  )
}

/** Whoever works in one community or town organises there. */
function ownPlace(posts: readonly { areaCode: string | null }[]): { areaCode?: string } {
  const codes = [...new Set(posts.map(({ areaCode }) => areaCode))]
  const [code] = codes
  return codes.length === 1 && code && code.length >= TOWN_DIGITS ? { areaCode: code } : {}
}

/** A draft or a returned activity, changed. */
export function EditActivityPage() {
  const { activityId = '' } = useParams()
  const found = useAsk(activitiesContract, 'getActivity', { activityId })
  if (found.error && !found.data) return <ErrorHint heading="修改活动" error={found.error} onRetry={found.refetch} />
  if (!found.data) return <Skeleton active />
  return <EditForm key={activityId} activity={found.data} onRefresh={found.refetch} />
}

type EditProps = { activity: z.infer<typeof ActivityView>; onRefresh: () => unknown }

function EditForm({ activity, onRefresh }: EditProps) {
  const edit = useAct(activitiesContract, 'editActivity')
  const go = useNavigate()
  const { id: activityId, version, title, leaderName } = activity
  return (
    <>
      <PageHeader title={`修改：${title}`} back={<Link to={`/activities/${activityId}`}>返回活动</Link>} />
      <ActivityForm
        name={`activity.${activityId}.${version}`}
        initial={valuesOf(activity)}
        leader={leaderName}
        isPlaced
        error={edit.error}
        isSaving={edit.isPending}
        onRefresh={onRefresh}
        onSave={(values, clear) => {
          const { areaCode: _, ...input } = inputOf(values)
          edit.mutate(
            { activityId, version, ...input },
            {
              onSuccess: () => {
                clear()
                toast('已保存')
                go(`/activities/${activityId}`)
              },
            },
          )
        }}
      />
    </>
  )
}

const nothing = () => undefined

type FormProps = {
  name: string
  initial: Values
  leader?: string
  /** The community is settled and cannot be changed any more. */
  isPlaced?: boolean
  error: Error | null
  isSaving: boolean
  /** Reads the record afresh, after somebody else was first. */
  onRefresh?: () => unknown
  onSave: (values: Values, clear: () => void) => void
}

function ActivityForm({
  name,
  initial,
  leader,
  isPlaced = false,
  error,
  isSaving,
  onRefresh = nothing,
  onSave,
}: FormProps) {
  const [form] = Form.useForm<Values>()
  const draft = useDraft<Values>(name, initial, form)
  const { alert } = useVersionConflict(error, onRefresh)
  return (
    <Form
      // Names the fields' ids, one of which would otherwise be that of the page's own main part.
      name="activity"
      form={form}
      layout="vertical"
      className="activity-form"
      scrollToFirstError
      {...draft.props}
      onFinish={(values) => onSave({ ...initial, ...values }, draft.clear)}
    >
      {alert}
      <ActivityFields isPlaced={isPlaced} leader={leader} />
      <Button type="primary" htmlType="submit" loading={isSaving}>
        保存
      </Button>{' '}
      {draft.restored && <Button onClick={draft.clear}>清空重填</Button>}
    </Form>
  )
}
