import { type ReactNode, use, useEffect, useState } from 'react'
import { useLocation, useParams } from 'react-router'
import type { z } from 'zod'
import { showMinutes } from '#kernel/minutes.ts'
import { useAct, useAsk } from '#ui/api.ts'
import { LinkButton } from '#ui/phone/Button.tsx'
import { Card, Facts } from '#ui/phone/Card.tsx'
import { Failed, Loading, Say } from '#ui/phone/Say.tsx'
import { Screen } from '#ui/phone/Screen.tsx'
import { SessionContext } from '#ui/session.ts'
import { activitiesContract } from '../contract.ts'
import type { PresenceView } from '../views.ts'
import { canLocate, locate, type Position } from './position.ts'
import { keepScan, type Scan, scanKept } from './scan.ts'
import { spanOf, timeOf } from './words.ts'
import './activities.css'

/** Where a scanned code leads, from the phone's own camera or WeChat. */
export function CheckInPage() {
  const { code = '' } = useParams()
  return <Scanned key={code} code={code} />
}

/**
 * What a code gave. It is asked for once and kept while one signs in or reloads, because by then the code on the wall has
 * changed; never again after that, or reading the page afresh on checking in would keep what has just been used up.
 */
function Scanned({ code }: { code: string }) {
  const [kept, setKept] = useState(() => scanKept(code))
  const opened = useAsk(
    activitiesContract,
    'openTicket',
    { code },
    { enabled: kept === undefined, keepPrevious: false },
  )
  useEffect(() => {
    if (kept || !opened.data) return
    keepScan(code, opened.data)
    setKept(opened.data)
  }, [code, kept, opened.data])
  const scan = kept ?? opened.data
  return (
    <Screen title={scan?.activity.title ?? '扫码签到'}>
      {!scan && !opened.error && <Loading />}
      {!scan && opened.error && (
        <>
          <Say tone="error">{opened.error.message}</Say>
          <OtherWays />
        </>
      )}
      {scan && (
        <>
          <Card>
            <Facts
              rows={[
                ['班次', spanOf(scan.shift)],
                ['地点', scan.activity.place],
                ['组织单位', scan.activity.organiser],
              ]}
            />
          </Card>
          <Presence scan={scan} code={code} />
        </>
      )}
    </Screen>
  )
}

const OtherWays = () => (
  <LinkButton to="/m/mine" kind="plain">
    查看我的活动
  </LinkButton>
)

function Presence({ scan, code }: { scan: Scan; code: string }) {
  const session = use(SessionContext)
  const { pathname } = useLocation()
  const mine = useAsk(activitiesContract, 'listMySignUps', { pageSize: 100 }, { enabled: session !== undefined })
  const check = useCheck(scan, code)
  if (!session)
    return (
      <>
        <p>登录后签到，登录完会回到这里。</p>
        <LinkButton to={`/m/sign-in?to=${encodeURIComponent(pathname)}`}>登录</LinkButton>
      </>
    )
  if (check.done) return <Done presence={check.done} />
  if (mine.isPending) return <Loading />
  if (mine.error && !mine.data) return <Failed error={mine.error} onRetry={mine.refetch} />
  const own = mine.data?.rows.find(({ shiftId, state }) => shiftId === scan.shift.id && state !== 'cancelled')
  if (own?.inAt && own.outAt && !check.isSending)
    return (
      <Say tone="done">
        您已于{timeOf(own.inAt)}签到、{timeOf(own.outAt)}签退，不需要再办。
      </Say>
    )
  return <CheckInOrOut scan={scan} check={check} inAt={own?.inAt ?? null} isSignedUp={own !== undefined} />
}

/**
 * Checking in, or out once one is in; with where one is only if one says so. What is under way stays what it was when the
 * button was pressed, though the list of one's activities comes back changed before the answer has been shown.
 */
function useCheck(scan: Scan, code: string) {
  const acts = { in: useAct(activitiesContract, 'checkIn'), out: useAct(activitiesContract, 'checkOut') }
  const [way, setWay] = useState<'in' | 'out'>('in')
  const [isLocating, setLocating] = useState(false)
  const [noPosition, setNoPosition] = useState<string>()
  const go = (next: 'in' | 'out', position?: Position) => {
    setWay(next)
    acts[next].mutate(
      { pass: scan.pass, ...(position && { position }) },
      { onSuccess: () => keepScan(code, undefined) },
    )
  }
  const goWithPosition = async (next: 'in' | 'out') => {
    setLocating(true)
    setNoPosition(undefined)
    const position = await locate().catch((error: Error) => setNoPosition(error.message))
    setLocating(false)
    if (position) go(next, position)
  }
  const { data: done, isPending: isSending, error } = acts[way]
  return { go, goWithPosition, isLocating, isSending, error, noPosition, done, way }
}

type Check = ReturnType<typeof useCheck>
type CheckProps = { scan: Scan; check: Check; inAt: string | null; isSignedUp: boolean }

function CheckInOrOut({ scan, check, inAt, isSignedUp }: CheckProps) {
  const { isSending, error, noPosition } = check
  const next = inAt ? 'out' : 'in'
  const way = isSending ? check.way : next
  const word = way === 'out' ? '签退' : '签到'
  return (
    <>
      {way === 'out' && inAt && <Say tone="note">您已于{timeOf(inAt)}签到，现在办签退。</Say>}
      {error && <Say tone="error">{error.message}</Say>}
      {error && !isSignedUp && (
        <LinkButton to={`/m/activities/${scan.activity.id}`} kind="plain">
          去报名
        </LinkButton>
      )}
      {noPosition && <Say tone="note">{noPosition}</Say>}
      <Buttons wantsPosition={scan.wantsPosition} check={check} next={next} word={word} />
    </>
  )
}

type ButtonsProps = { wantsPosition: boolean; check: Check; next: 'in' | 'out'; word: string }

function Buttons({ wantsPosition, check, next, word }: ButtonsProps) {
  const { isSending, isLocating } = check
  const isBusy = isSending || isLocating
  if (!wantsPosition || !canLocate())
    return (
      <Big isBusy={isBusy} onClick={() => check.go(next)}>
        {isSending ? '请稍候…' : word}
      </Big>
    )
  return (
    <>
      <p>是否用位置说明您到了现场？只在按下的这一刻取一次，用来核对您在活动地点附近，不会跟踪您。不提供也能{word}。</p>
      <Big isBusy={isBusy} onClick={() => check.goWithPosition(next)}>
        {isLocating ? '正在取位置…' : `提供位置并${word}`}
      </Big>
      <Big isBusy={isBusy} onClick={() => check.go(next)}>
        不提供位置，直接{word}
      </Big>
    </>
  )
}

type BigProps = { isBusy: boolean; onClick: () => void; children: ReactNode }

const Big = ({ isBusy, onClick, children }: BigProps) => (
  <button type="button" className="button main big" aria-busy={isBusy} disabled={isBusy} onClick={onClick}>
    {children}
  </button>
)

function Done({ presence }: { presence: z.infer<typeof PresenceView> }) {
  const isOut = presence.minutes !== null
  return (
    <>
      <div className="stamp" role="status">
        <span aria-hidden="true">✓</span>
        <strong>
          {isOut ? '已签退' : '已签到'} {timeOf(presence.at)}
        </strong>
      </div>
      <p>{presence.told}</p>
      {presence.minutes !== null && <p>本次服务{showMinutes(presence.minutes)}。</p>}
      {!isOut && <p>离开前请再扫一次现场的二维码签退。</p>}
      <LinkButton to="/m/mine" kind="plain">
        查看我的活动
      </LinkButton>
    </>
  )
}
