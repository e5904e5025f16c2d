import { useState } from 'react'
import type { z } from 'zod'
import { showDate } from '#kernel/time.ts'
import { useAct, useAsk } from '#ui/api.ts'
import { Button, LinkButton } from '#ui/phone/Button.tsx'
import { Card, Facts } from '#ui/phone/Card.tsx'
import { Failed, Loading, Say } from '#ui/phone/Say.tsx'
import { Screen } from '#ui/phone/Screen.tsx'
import { volunteeringContract } from '../contract.ts'
import { type Community, CommunityField } from './CommunityField.tsx'

type Mine = z.output<typeof volunteeringContract.endpoints.myRegistration.output>

/** One's own registration: what is kept, moving, leaving, being forgotten. Each says first what will happen. */
export function RegistrationPage() {
  const mine = useAsk(volunteeringContract, 'myRegistration', {})
  return (
    <Screen title="我的登记" back="/m/me">
      {mine.isPending && <Loading />}
      {mine.error && !mine.data && <Failed error={mine.error} onRetry={mine.refetch} />}
      {mine.data && <Kept mine={mine.data} />}
    </Screen>
  )
}

function Kept({ mine }: { mine: Mine }) {
  const { person, registration, application, erasure, maskedPhone } = mine
  return (
    <>
      {registration && (
        <Card>
          <Facts
            rows={[
              ['姓名', person?.name],
              ['身份证号', person?.maskedId],
              ['手机号', maskedPhone],
              ['社区', [registration.townName, registration.areaName].filter(Boolean).join(' ')],
              ['志愿者编号', registration.volunteerNo],
              ['注册日期', showDate(registration.registeredOn)],
              ['退出日期', registration.leftOn && showDate(registration.leftOn)],
            ]}
          />
        </Card>
      )}
      {application && mine.state === 'applied' && <Waiting application={application} />}
      {registration && !registration.leftOn && !application && <Move />}
      {registration && !registration.leftOn && <Leave version={registration.version} />}
      {registration && <Forget erasure={erasure} />}
      {!registration && !application && <LinkButton to="/m/register">注册志愿者</LinkButton>}
    </>
  )
}

function Waiting({
  application: { id, version, areaName, appliedAt },
}: {
  application: NonNullable<Mine['application']>
}) {
  const act = useAct(volunteeringContract, 'withdrawApplication')
  return (
    <Card title="正在办理的申请">
      <p>
        {showDate(appliedAt.slice(0, 10))}向{areaName}申请。请带身份证到社区核验。
      </p>
      {act.error && <Say tone="error">{act.error.message}</Say>}
      <Button kind="plain" busy={act.isPending} onClick={() => act.mutate({ applicationId: id, version })}>
        撤回申请
      </Button>
    </Card>
  )
}

function Move() {
  const [open, setOpen] = useState(false)
  const [community, setCommunity] = useState<Community>()
  const act = useAct(volunteeringContract, 'moveHome')
  if (!open)
    return (
      <Button kind="plain" onClick={() => setOpen(true)}>
        搬家了，迁到别的社区
      </Button>
    )
  return (
    <Card title="迁到别的社区">
      <p>新社区核验以后，登记就迁过去，时长一分不少。</p>
      <CommunityField value={community} onChange={setCommunity} />
      {act.error && <Say tone="error">{act.error.message}</Say>}
      {community && (
        <Button busy={act.isPending} onClick={() => act.mutate({ areaCode: community.code })}>
          申请迁移
        </Button>
      )}
      <Button kind="plain" onClick={() => setOpen(false)}>
        先不迁
      </Button>
    </Card>
  )
}

function Leave({ version }: { version: number }) {
  const [open, setOpen] = useState(false)
  const act = useAct(volunteeringContract, 'leaveVolunteering')
  if (!open)
    return (
      <Button kind="plain" onClick={() => setOpen(true)}>
        退出志愿者
      </Button>
    )
  return (
    <Card title="退出志愿者">
      <p>从今天起不再是注册志愿者，不能报名志愿服务。已经记入的时长和证明都保留，以后可以再注册。</p>
      {act.error && <Say tone="error">{act.error.message}</Say>}
      <Button kind="danger" busy={act.isPending} onClick={() => act.mutate({ version })}>
        确定退出
      </Button>
      <Button kind="plain" onClick={() => setOpen(false)}>
        先不退出
      </Button>
    </Card>
  )
}

function Forget({ erasure }: { erasure: Mine['erasure'] }) {
  const [open, setOpen] = useState(false)
  const act = useAct(volunteeringContract, 'requestErasure')
  if (erasure?.state === 'asked')
    return <Say tone="note">删除个人信息的请求已收到，{showDate(erasure.dueOn)}前答复。</Say>
  if (!open)
    return (
      <>
        {erasure?.answer && <Say tone="note">关于删除个人信息的答复：{erasure.answer}</Say>}
        <Button kind="plain" onClick={() => setOpen(true)}>
          请求删除我的个人信息
        </Button>
      </>
    )
  return (
    <Card title="删除我的个人信息">
      <p>
        社区答复同意后：姓名、身份证号、电话、住址都删掉，这个手机号不能再登录，证明不能再开。服务过的时长只作为数字留下。不能恢复。
      </p>
      {act.error && <Say tone="error">{act.error.message}</Say>}
      <Button kind="danger" busy={act.isPending} onClick={() => act.mutate({})}>
        请求删除
      </Button>
      <Button kind="plain" onClick={() => setOpen(false)}>
        先不删
      </Button>
    </Card>
  )
}
