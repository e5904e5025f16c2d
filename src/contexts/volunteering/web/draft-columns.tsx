import { Tag } from 'antd'
import { Link } from 'react-router'
import type { z } from 'zod'
import { showMinutes } from '#kernel/minutes.ts'
import type { Column } from '#ui/DataTable.tsx'
import type { DraftView } from '../contract-hours-views.ts'

export type Draft = z.infer<typeof DraftView>

/** A draft in a list: who, where, how long, by what, until when. */
export const DRAFT_COLUMNS: Column<Draft>[] = [
  {
    key: 'name',
    title: '姓名',
    render: ({ id, name }) => <Link to={`/volunteering/drafts/${id}`}>{name}</Link>,
  },
  { key: 'activity', title: '活动', render: ({ activity }) => activity },
  { key: 'organiser', title: '活动所在', wideOnly: true, render: ({ organiserAreaName }) => organiserAreaName },
  { key: 'servedOn', title: '服务日期', date: true, render: ({ servedOn }) => servedOn },
  { key: 'minutes', title: '时长', figure: true, render: ({ minutes }) => showMinutes(minutes) },
  { key: 'source', title: '来源', render: ({ sourceSays }) => sourceSays },
  {
    key: 'flags',
    title: '疑点',
    render: ({ flagsSay }) =>
      flagsSay.length === 0 ? (
        '—'
      ) : (
        <Tag color="warning" style={{ whiteSpace: 'normal', maxWidth: 260 }}>
          {flagsSay.join('；')}
        </Tag>
      ),
  },
  { key: 'due', title: '应记录截止', date: true, wideOnly: true, render: ({ recordDueOn }) => recordDueOn },
]
