import { Button, Tag } from 'antd'
import type { z } from 'zod'
import { Attached } from '#contexts/office/web/public.tsx'
import { showMinutes } from '#kernel/minutes.ts'
import { useAct } from '#ui/api.ts'
import { ConfirmAct } from '#ui/ConfirmAct.tsx'
import type { Column } from '#ui/DataTable.tsx'
import { toast } from '#ui/toast.ts'
import { teamsContract } from '../contract.ts'
import { placeOf } from './codes.ts'

type Rows<N extends 'listTrainings' | 'listAwards' | 'listRatings'> = z.infer<
  (typeof teamsContract.endpoints)[N]['output']
>['rows'][number]
export type Training = Rows<'listTrainings'>
type Award = Rows<'listAwards'>
type Rating = Rows<'listRatings'>

export const trainingColumns = (onOpen: (trainingId: string) => void): Column<Training>[] => [
  {
    key: 'name',
    title: '培训',
    render: ({ id, name }) => (
      <Button type="link" style={{ padding: 0 }} onClick={() => onOpen(id)}>
        {name}
      </Button>
    ),
  },
  { key: 'area', title: '所在', render: placeOf },
  { key: 'on', title: '日期', date: true, render: ({ heldOn }) => heldOn },
  { key: 'host', title: '举办单位', render: ({ host }) => host },
  { key: 'team', title: '队伍', wideOnly: true, render: ({ teamName }) => teamName ?? '—' },
  { key: 'minutes', title: '学习时长', figure: true, render: ({ minutes }) => showMinutes(minutes) },
  { key: 'attendees', title: '参加', figure: true, render: ({ attendees }) => `${attendees}人` },
  { key: 'sheet', title: '签到表', render: ({ fileId }) => <Attached fileId={fileId} /> },
]

const stateColumn = { key: 'state', title: '状态' } as const
const validity = (voidReason: string | null) =>
  voidReason ? <Tag title={voidReason}>已作废</Tag> : <Tag color="green">有效</Tag>

export const awardColumns = (mayRecord: boolean): Column<Award>[] => [
  { key: 'who', title: '姓名', render: ({ name }) => name },
  { key: 'maskedId', title: '身份证号', wideOnly: true, render: ({ maskedId }) => maskedId ?? '—' },
  { key: 'award', title: '表彰奖励', render: ({ awardName }) => awardName },
  { key: 'body', title: '授予单位', render: ({ awardingBody }) => awardingBody },
  { key: 'on', title: '授予日期', date: true, render: ({ awardedOn }) => awardedOn },
  { key: 'proof', title: '证明', render: ({ fileId }) => <Attached fileId={fileId} /> },
  { key: 'area', title: '所在', wideOnly: true, render: placeOf },
  {
    ...stateColumn,
    render: (row) => (
      <>
        {validity(row.voidReason)} {mayRecord && !row.voidReason && <VoidAward award={row} />}
      </>
    ),
  },
]

export const ratingColumns = (mayRecord: boolean): Column<Rating>[] => [
  { key: 'who', title: '姓名', render: ({ name }) => name },
  { key: 'maskedId', title: '身份证号', wideOnly: true, render: ({ maskedId }) => maskedId ?? '—' },
  { key: 'activity', title: '服务', render: ({ activity }) => activity || '—' },
  { key: 'span', title: '服务起止', date: true, render: ({ fromDate, toDate }) => `${fromDate} 至 ${toDate}` },
  { key: 'quality', title: '评价', figure: true, render: ({ quality }) => `${quality}分` },
  { key: 'by', title: '评价人', wideOnly: true, render: ({ ratedByName, ratedOn }) => `${ratedByName}（${ratedOn}）` },
  {
    ...stateColumn,
    render: (row) => (
      <>
        {validity(row.voidReason)} {mayRecord && !row.voidReason && <VoidRating rating={row} />}
      </>
    ),
  },
]

function VoidAward({ award }: { award: Award }) {
  const act = useAct(teamsContract, 'voidAward')
  return (
    <ConfirmAct
      label="作废"
      title={`作废“${award.name}”的“${award.awardName}”？`}
      consequences={['记录保留，标为已作废，志愿者本人不再看到', '作废后不能恢复，登记错的可以重新登记']}
      reason={{ label: '作废理由', required: true }}
      button={{ size: 'small' }}
      onConfirm={(reason) =>
        act.mutateAsync({ awardId: award.id, version: award.version, reason }).then(() => toast('已作废'))
      }
    />
  )
}

function VoidRating({ rating }: { rating: Rating }) {
  const act = useAct(teamsContract, 'voidRating')
  return (
    <ConfirmAct
      label="作废"
      title={`作废对“${rating.name}”的评价？`}
      consequences={['记录保留，标为已作废，志愿者本人不再看到', '作废后不能恢复，评错的可以重新评价']}
      reason={{ label: '作废理由', required: true }}
      button={{ size: 'small' }}
      onConfirm={(reason) =>
        act.mutateAsync({ ratingId: rating.id, version: rating.version, reason }).then(() => toast('已作废'))
      }
    />
  )
}
