import { useParams } from 'react-router'
import { LinkButton } from '#ui/phone/Button.tsx'
import { Screen } from '#ui/phone/Screen.tsx'
import { Code } from './Code.tsx'
import { useLed } from './use-led.ts'
import '../activities.css'

/** The leader's phone shows the code to those who come. */
export function CodePage() {
  const { activityId = '' } = useParams()
  const { led } = useLed(activityId)
  return (
    <Screen title={led ? `签到码：${led.title}` : '签到码'} back={`/m/lead/${activityId}`}>
      <Code activityId={activityId} />
      <p>请志愿者用手机相机或微信扫码，到场签到、离开签退都扫这个码。签到码一直在换，截图转发没有用。</p>
      <LinkButton to={`/m/lead/${activityId}/roll`} kind="plain">
        不会扫码？点名
      </LinkButton>
      <LinkButton to={`/m/poster/${activityId}`} kind="plain">
        在大屏幕上显示
      </LinkButton>
    </Screen>
  )
}
