import type { Handler } from '#platform/http/pipeline.ts'
import { sms } from '#platform/notify/sms.ts'
import { privacy } from '#platform/privacy/keys.ts'
import type { administrationContract } from '../contract.ts'
import { type Letter, listLetters } from '../store/outbox.ts'

/**
 * Messages to phones sit in no area: only a post over the whole city is shown them. The text is shown while it is good, and only
 * where no gateway sends it; afterwards nobody can read it.
 */
export const listOutbox: Handler<typeof administrationContract.endpoints.listOutbox> = async (
  { after, limit },
  { tx, now, reach },
) => {
  const overAll = reach().some((top) => !top.includes('.'))
  const letters = overAll ? await listLetters(tx, { after, limit }) : []
  return {
    isGateway: sms().kind === 'gateway',
    messages: letters.map((letter) => viewOf(letter, now)),
    next: letters.length === limit ? (letters.at(-1)?.id ?? null) : null,
  }
}

function viewOf(letter: Letter, now: Date) {
  const { id, title, maskedPhone, createdAt, expiresAt, sentAt, lastProblem } = letter
  return {
    ...{ id, title, maskedPhone, problem: lastProblem, state: stateOf(letter, now), text: textOf(letter, now) },
    secondsLeft: Math.max(0, Math.ceil((expiresAt.getTime() - now.getTime()) / 1000)),
    createdAt: createdAt.toISOString(),
    expiresAt: expiresAt.toISOString(),
    sentAt: sentAt?.toISOString() ?? null,
  }
}

function stateOf({ sentAt, expiresAt, lastProblem }: Letter, now: Date): 'sent' | 'expired' | 'failing' | 'waiting' {
  if (sentAt) return 'sent'
  if (expiresAt <= now) return 'expired'
  return lastProblem ? 'failing' : 'waiting'
}

function textOf({ sealed, sentAt, expiresAt }: Letter, now: Date): string | null {
  if (!sealed || sentAt || expiresAt <= now || sms().kind === 'gateway') return null
  return (JSON.parse(privacy().open(sealed)) as { text: string }).text
}
