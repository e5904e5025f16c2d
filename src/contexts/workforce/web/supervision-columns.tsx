import { Tag } from 'antd'
import { Link } from 'react-router'
import type { z } from 'zod'
import { showMinutes } from '#kernel/minutes.ts'
import type { Column } from '#ui/DataTable.tsx'
import type { SupervisionLine } from '../contract-supervision.ts'
import { SUPERVISION_KINDS, SUPERVISOR_LEVELS } from '../vocabulary.ts'

export type Line = z.infer<typeof SupervisionLine>

/** Where a record stands: with the supervisor, with the workers, or signed by all. */
export function SignTag({ line }: { line: Pick<Line, 'signedAt' | 'supervisees'> }) {
  const signed = line.supervisees.filter(({ signedAt }) => signedAt).length
  if (!line.signedAt) return <Tag>待督导签字</Tag>
  if (signed < line.supervisees.length)
    return (
      <Tag color="gold">
        社工已签 {signed} / {line.supervisees.length}
      </Tag>
    )
  return <Tag color="green">双方已签</Tag>
}

export const FollowTag = ({ line }: { line: Line }) => {
  if (!line.answerDue) return <>—</>
  if (line.answeredAt) return <Tag color="green">已填写</Tag>
  return line.isAnswerLate ? <Tag color="red">{line.answerDue} 逾期</Tag> : <Tag>{line.answerDue} 前</Tag>
}

export const LINES: Column<Line>[] = [
  { key: 'on', title: '日期', date: true, render: ({ heldOn }) => heldOn },
  { key: 'no', title: '编号', wideOnly: true, date: true, render: ({ no }) => no },
  { key: 'town', title: '社工站', render: ({ townName }) => townName },
  { key: 'kind', title: '方式', render: ({ kind }) => SUPERVISION_KINDS[kind] },
  { key: 'topic', title: '主题', render: ({ topic }) => topic },
  {
    key: 'supervisor',
    title: '督导',
    render: ({ supervisorName, supervisorLevel }) => `${supervisorName}（${SUPERVISOR_LEVELS[supervisorLevel]}）`,
  },
  { key: 'workers', title: '社工', render: ({ supervisees }) => supervisees.map(({ name }) => name).join('、') },
  { key: 'minutes', title: '时长', figure: true, render: ({ minutes }) => showMinutes(minutes) },
  { key: 'signed', title: '签字', render: (line) => <SignTag line={line} /> },
  { key: 'follow', title: '跟进', wideOnly: true, render: (line) => <FollowTag line={line} /> },
]

/** For those who may open the whole record. */
export const OPEN: Column<Line> = {
  key: 'open',
  title: '',
  render: ({ id }) => <Link to={`/workforce/supervision/${id}`}>打开</Link>,
}
