import { Tag } from 'antd'
import { Link } from 'react-router'
import type { z } from 'zod'
import { daysBetween } from '#kernel/time.ts'
import type { DeadlineView } from '../contract.ts'

export type Deadline = z.infer<typeof DeadlineView>
export const keyOf = ({ kind, id, on }: Deadline): string => `${kind}:${id}:${on}`

/** How far a day is from today, in words. */
export function daysWords({ on, done }: Deadline, today: string): string {
  if (done) return '已办'
  const days = daysBetween(today, on)
  if (days < 0) return `逾期${-days}天`
  return days === 0 ? '今天' : `还有${days}天`
}

export const Standing = ({ one, today }: { one: Deadline; today: string }) => {
  const words = daysWords(one, today)
  if (one.done) return <Tag>{words}</Tag>
  return <Tag color={one.on < today ? 'red' : one.isToDo ? 'orange' : 'blue'}>{words}</Tag>
}

/** The words of a date, opening the record it is about. */
export const Opens = ({ one }: { one: Deadline }) =>
  one.page === null ? one.title : <Link to={one.page}>{one.title}</Link>

export const CutNotice = ({ cut, limit }: { cut: readonly string[]; limit: number }) =>
  cut.length === 0 ? null : (
    <p role="status" className="calendar-cut">
      “{cut.join('”“')}”各只列出最早的{limit}项，其余没有显示；请选择一个区划或缩短时间再看。
    </p>
  )
