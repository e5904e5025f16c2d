import { Failed, Loading, Say } from '#ui/phone/Say.tsx'
import { Qr } from './Qr.tsx'
import { useLitScreen, useTickets } from './use-tickets.ts'

/** The changing code: big, with how long it still stands. The countdown is not read out; the code has a name. */
export function Code({ activityId }: { activityId: string }) {
  useLitScreen()
  const { asked, current, ahead, isOld } = useTickets(activityId)
  if (!current && asked.isPending) return <Loading />
  if (!current && asked.error) return <Failed error={asked.error} onRetry={asked.refetch} />
  if (!current) return <Say tone="note">现在没有可用的签到码：班次还没到签到时间，或已经结束。</Say>
  const { ticket, secondsLeft } = current
  return (
    <>
      <div className="code">
        <Qr text={new URL(ticket.url, window.location.origin).href} label="签到二维码，请用手机相机或微信扫描" />
        <p className="code-left figure" aria-hidden="true">
          {secondsLeft}秒后换新码
        </p>
      </div>
      {isOld && (
        <Say tone={ahead > 10 ? 'note' : 'error'}>
          现在没有网络，签到码照常更换，还可用约{ahead}分钟。扫码的人自己的手机要有网络；没有网络的请用点名。
        </Say>
      )}
    </>
  )
}
