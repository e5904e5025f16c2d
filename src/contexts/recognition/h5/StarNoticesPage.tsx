import { type FormEvent, use, useState } from 'react'
import type { z } from 'zod'
import { showDate } from '#kernel/time.ts'
import { useAct, useAsk } from '#ui/api.ts'
import { Button, LinkButton } from '#ui/phone/Button.tsx'
import { Card, Facts } from '#ui/phone/Card.tsx'
import { Field } from '#ui/phone/Field.tsx'
import { Empty, Failed, Loading, Say } from '#ui/phone/Say.tsx'
import { Screen } from '#ui/phone/Screen.tsx'
import { SessionContext } from '#ui/session.ts'
import { recognitionContract } from '../contract.ts'
import { showStar } from '../rules/stars.ts'

type Notice = z.infer<typeof recognitionContract.endpoints.listStarNotices.output>['rows'][number]

/** As many as the server gives at once. */
const PAGE = 50

/** Who is about to be given a star, for whoever knows otherwise. Names are masked (domain: 公示). */
export function StarNoticesPage() {
  const [page, setPage] = useState(1)
  const list = useAsk(recognitionContract, 'listStarNotices', { page })
  const pages = Math.ceil((list.data?.total ?? 0) / PAGE)
  return (
    <Screen title="星级公示">
      <p>下面的志愿者申请了星级，正在公示。您知道有不对的地方，可以提出来。</p>
      {list.isPending && <Loading />}
      {list.error && !list.data && <Failed error={list.error} onRetry={list.refetch} />}
      {list.data?.rows.length === 0 && <Empty title="现在没有公示" next="有人申请星级并经社区核对后，会在这里公示。" />}
      {list.data?.rows.map((notice) => (
        <OneNotice key={notice.id} notice={notice} />
      ))}
      {page < pages && (
        <Button kind="plain" onClick={() => setPage(page + 1)}>
          看后面的（第{page}页，共{pages}页）
        </Button>
      )}
      {page > 1 && (
        <Button kind="plain" onClick={() => setPage(page - 1)}>
          看前面的
        </Button>
      )}
    </Screen>
  )
}

function OneNotice({ notice }: { notice: Notice }) {
  const [open, setOpen] = useState(false)
  const session = use(SessionContext)
  const { id, name, townName, areaName, level, hours, publicFrom, publicUntil } = notice
  return (
    <Card title={`${name} · ${showStar(level)}`}>
      <Facts
        rows={[
          ['社区', [townName, areaName].filter(Boolean).join(' ')],
          ['服务时长', `${hours}小时`],
          ['公示', `${showDate(publicFrom)}至${showDate(publicUntil)}`],
        ]}
      />
      {!session && (
        <LinkButton to="/m/sign-in?to=/m/notice/stars" kind="plain">
          登录后提异议
        </LinkButton>
      )}
      {session && open && <Objection starId={id} onClose={() => setOpen(false)} />}
      {session && !open && (
        <Button kind="plain" onClick={() => setOpen(true)}>
          我有异议
        </Button>
      )}
    </Card>
  )
}

function Objection({ starId, onClose }: { starId: string; onClose: () => void }) {
  const [words, setWords] = useState('')
  const act = useAct(recognitionContract, 'objectToStar')
  const send = (event: FormEvent) => {
    event.preventDefault()
    act.mutate({ starId, words })
  }
  if (act.isSuccess) return <Say tone="done">收到了。社区会核对，不会告诉对方是您提的。</Say>
  return (
    <form onSubmit={send}>
      {act.error && <Say tone="error">{act.error.message}</Say>}
      <Field label="哪里不对" hint="至少6个字。您是谁不会告诉对方。">
        <textarea
          rows={4}
          required
          minLength={6}
          maxLength={500}
          value={words}
          onChange={(e) => setWords(e.target.value)}
        />
      </Field>
      <Button type="submit" busy={act.isPending}>
        提出异议
      </Button>
      <Button kind="plain" onClick={onClose}>
        先不提
      </Button>
    </form>
  )
}
