import type { Handler } from '#platform/http/pipeline.ts'
import type { officeContract } from '../contract.ts'
import { countUnread, listMessages as list, readMessages as read } from '../store/me.ts'

type Endpoints = typeof officeContract.endpoints

export const listMessages: Handler<Endpoints['listMessages']> = async (page, { tx, own }) => {
  const accountId = own()
  const messages = await list(tx, accountId, page)
  return {
    messages: messages.map(({ createdAt, readAt, ...message }) => ({
      ...message,
      createdAt: createdAt.toISOString(),
      isRead: readAt !== null,
    })),
    unread: await countUnread(tx, accountId),
  }
}

export const readMessages: Handler<Endpoints['readMessages']> = async ({ messageIds }, { tx, now, own }) => {
  const accountId = own()
  await read(tx, accountId, messageIds, now)
  return { unread: await countUnread(tx, accountId) }
}
