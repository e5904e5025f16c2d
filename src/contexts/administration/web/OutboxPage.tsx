import { Alert, Button, Tag } from 'antd'
import { useEffect, useState } from 'react'
import type { z } from 'zod'
import { showMoment } from '#kernel/time.ts'
import { type Column, DataTable } from '#ui/DataTable.tsx'
import { EmptyHint } from '#ui/hints.tsx'
import { useAskMore } from '#ui/more.ts'
import { PageHeader } from '#ui/PageHeader.tsx'
import { administrationContract, type OutboxView } from '../contract.ts'

type Message = z.infer<typeof OutboxView>

const STATES = {
  waiting: { label: '待告知', color: 'blue' },
  failing: { label: '重发中', color: 'red' },
  sent: { label: '已交网关', color: 'green' },
  expired: { label: '已过期', color: 'default' },
} as const

/** Codes that were asked for: told on by the administrator where no gateway sends them. */
export function OutboxPage() {
  const list = useAskMore(administrationContract, 'listOutbox', {}, ({ next }) =>
    next === null ? undefined : { after: next },
  )
  const isGateway = list.pages?.[0]?.isGateway ?? false
  return (
    <>
      <PageHeader
        title="短信发件箱"
        description="按时间倒序，保留30天。查看发件箱本身也会被记录。"
        actions={<Button onClick={() => list.refetch()}>刷新</Button>}
      />
      {list.pages && (
        <Alert
          type={isGateway ? 'info' : 'warning'}
          showIcon
          style={{ marginBottom: 16 }}
          title={
            isGateway
              ? '短信由网关发送，这里只列出发送结果，不显示正文。'
              : '尚未接入短信网关：请核实对方身份后把验证码告诉本人，不要告诉他人。正文过期即不再显示。'
          }
        />
      )}
      <DataTable
        label="短信发件箱"
        columns={COLUMNS}
        rows={list.pages?.flatMap(({ messages }) => messages)}
        rowKey={({ id }) => id}
        isPending={list.isPending}
        error={list.error}
        onRetry={list.refetch}
        paging={list.paging}
        empty={<EmptyHint title="没有短信" next="居民在手机上获取登录验证码后，会出现在这里。" />}
      />
    </>
  )
}

/** A code leaves the screen when it ends, also when nobody touches the page. Counted from the answer: clocks may differ. */
function ShownFor({ seconds, text }: { seconds: number; text: string }) {
  const [isOver, setOver] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setOver(true), seconds * 1000)
    return () => clearTimeout(timer)
  }, [seconds])
  return isOver ? <span className="muted">已过期</span> : <span>{text}</span>
}

const COLUMNS: Column<Message>[] = [
  { key: 'time', title: '时间', date: true, render: ({ createdAt }) => showMoment(new Date(createdAt)) },
  { key: 'phone', title: '手机号', render: ({ maskedPhone }) => <span className="figure">{maskedPhone}</span> },
  { key: 'title', title: '事项', render: ({ title }) => title },
  {
    key: 'text',
    title: '正文',
    render: ({ text, problem, secondsLeft }) =>
      text ? (
        <ShownFor key={text} seconds={secondsLeft} text={text} />
      ) : (
        <span className="muted">{problem ?? '—'}</span>
      ),
  },
  {
    key: 'state',
    title: '状态',
    render: ({ state }) => <Tag color={STATES[state].color}>{STATES[state].label}</Tag>,
  },
  {
    key: 'until',
    title: '有效至',
    date: true,
    wideOnly: true,
    render: ({ expiresAt }) => showMoment(new Date(expiresAt)),
  },
]
