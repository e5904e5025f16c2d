import { useState } from 'react'
import { useParams } from 'react-router'
import type { z } from 'zod'
import { useAct, useAsk } from '#ui/api.ts'
import { Button, LinkButton } from '#ui/phone/Button.tsx'
import { Card, Facts } from '#ui/phone/Card.tsx'
import { Empty, Failed, Loading, Say } from '#ui/phone/Say.tsx'
import { Screen } from '#ui/phone/Screen.tsx'
import { grantsContract } from '../contract.ts'
import { GRANT_STATES, USES } from '../vocabulary.ts'
import { STANDS, yuan } from './words.ts'

/** One's own application: where it stands in plain words, and what one can do now. */
export function MyGrantPage() {
  const { grantId = '' } = useParams()
  const mine = useAsk(grantsContract, 'myGrants', {})
  const grant = mine.data?.rows.find(({ id }) => id === grantId)
  return (
    <Screen title="我的申请" back="/m/grants">
      {mine.isPending && <Loading />}
      {mine.error && !mine.data && <Failed error={mine.error} onRetry={mine.refetch} />}
      {mine.data && !grant && <Empty title="没有找到这项申请" next="请返回，从列表里再选一次。" />}
      {grant && <Mine grant={grant} />}
    </Screen>
  )
}

type Grant = z.output<typeof grantsContract.endpoints.myGrants.output>['rows'][number]

function Mine({ grant }: { grant: Grant }) {
  return (
    <>
      <Card title={grant.title || '还没有起名的申请'}>
        <Say tone={grant.state === 'rejected' ? 'error' : 'note'}>{STANDS[grant.state]}</Say>
        {grant.lastNote && <p>最近的意见：{grant.lastNote}</p>}
        <Facts
          rows={[
            ['现在', GRANT_STATES[grant.state]],
            ['编号', grant.no],
            ['征集', grant.callTitle],
            ['在', grant.areaName],
            ['类别', USES[grant.use]],
            ['申请', grant.askedFen > 0 && yuan(grant.askedFen)],
            ['批准', grant.grantedFen !== null && yuan(grant.grantedFen)],
            ['已付', grant.paidFen > 0 && yuan(grant.paidFen)],
            ['还要退回', grant.outstandingFen > 0 && yuan(grant.outstandingFen)],
            ['下一步', grant.next],
          ]}
        />
      </Card>
      {grant.state === 'draft' && <LinkButton to={`/m/grants/${grant.id}/edit`}>接着填</LinkButton>}
      {['agreed', 'midway'].includes(grant.state) && (
        <LinkButton to={`/m/grants/${grant.id}/report`}>做完了，交结项报告</LinkButton>
      )}
      {['draft', 'applied', 'checked'].includes(grant.state) && <Withdraw grantId={grant.id} version={grant.version} />}
    </>
  )
}

function Withdraw(ref: { grantId: string; version: number }) {
  const [isAsked, setAsked] = useState(false)
  const withdraw = useAct(grantsContract, 'withdrawGrant')
  if (!isAsked)
    return (
      <Button kind="plain" onClick={() => setAsked(true)}>
        不申请了
      </Button>
    )
  return (
    <>
      <Say tone="note">撤回以后不能恢复，要申请得重新填。</Say>
      {withdraw.error && <Say tone="error">{withdraw.error.message}</Say>}
      <Button kind="danger" busy={withdraw.isPending} onClick={() => withdraw.mutate(ref)}>
        确定撤回
      </Button>
      <Button kind="plain" onClick={() => setAsked(false)}>
        先不撤回
      </Button>
    </>
  )
}
