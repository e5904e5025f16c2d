import { Button, Checkbox } from 'antd'
import { Link } from 'react-router'
import type { z } from 'zod'
import { showMoment } from '#kernel/time.ts'
import { useAct } from '#ui/api.ts'
import { type Column, DataTable } from '#ui/DataTable.tsx'
import { ErrorAlert } from '#ui/ErrorAlert.tsx'
import { EmptyHint } from '#ui/hints.tsx'
import { useAskMore } from '#ui/more.ts'
import { PageHeader } from '#ui/PageHeader.tsx'
import { useSession } from '#ui/session.ts'
import { useFilters } from '#ui/useFilters.ts'
import { type MessageView, officeContract } from '../contract.ts'

type Message = z.infer<typeof MessageView>
const LIMIT = 20

/** What the platform told me, newest first. */
export function MessagesPage() {
  const { unread } = useSession()
  const { filters, setFilter } = useFilters(['unread'])
  const unreadOnly = filters.unread === 'only'
  const read = useAct(officeContract, 'readMessages')
  const list = useAskMore(officeContract, 'listMessages', { unreadOnly, limit: LIMIT }, ({ messages }) =>
    messages.length === LIMIT ? { after: messages.at(-1)?.id } : undefined,
  )
  const columns: Column<Message>[] = [
    {
      key: 'title',
      title: '消息',
      render: ({ title, body, isRead, link, id }) => (
        <>
          {!isRead && <strong className="message-new">未读 </strong>}
          {link ? (
            <Link to={link} onClick={() => !isRead && read.mutate({ messageIds: [id] })}>
              {title}
            </Link>
          ) : (
            title
          )}
          {body && <div className="muted">{body}</div>}
        </>
      ),
    },
    {
      key: 'time',
      title: '时间',
      date: true,
      width: 150,
      render: ({ createdAt }) => showMoment(new Date(createdAt)),
    },
    {
      key: 'act',
      title: '',
      width: 110,
      render: ({ id, isRead }) =>
        !isRead && (
          <Button size="small" onClick={() => read.mutate({ messageIds: [id] })}>
            标为已读
          </Button>
        ),
    },
  ]
  return (
    <>
      <PageHeader
        title="消息"
        actions={
          unread > 0 && (
            <Button loading={read.isPending} onClick={() => read.mutate({ messageIds: null })}>
              全部标为已读
            </Button>
          )
        }
      />
      <ErrorAlert error={read.error} />
      <DataTable
        label="消息"
        columns={columns}
        rows={list.pages?.flatMap(({ messages }) => messages)}
        rowKey={({ id }) => id}
        isPending={list.isPending}
        error={list.error}
        onRetry={list.refetch}
        paging={list.paging}
        filters={
          <Checkbox
            checked={unreadOnly}
            onChange={(event) => setFilter('unread', event.target.checked ? 'only' : undefined)}
          >
            只看未读
          </Checkbox>
        }
        empty={
          <EmptyHint
            title={unreadOnly ? '没有未读消息' : '还没有消息'}
            next="有事项待您办理、导入导出完成时，会在这里告诉您。"
          />
        }
      />
    </>
  )
}
