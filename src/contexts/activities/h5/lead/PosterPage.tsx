import { useEffect } from 'react'
import { useParams } from 'react-router'
import { useAsk } from '#ui/api.ts'
import { Screen } from '#ui/phone/Screen.tsx'
import { activitiesContract } from '../../contract.ts'
import { spanOf } from '../words.ts'
import { Code } from './Code.tsx'
import '../activities.css'

/** For a screen at the door of the community: the activity, the code, and what to do with it. */
export function PosterPage() {
  const { activityId = '' } = useParams()
  const { data } = useAsk(activitiesContract, 'viewActivity', { activityId })
  useEffect(() => {
    document.body.classList.add('on-wall')
    return () => document.body.classList.remove('on-wall')
  }, [])
  return (
    <Screen title={data?.title ?? '签到'}>
      {data && (
        <p className="poster-about">
          {spanOf(data)}
          <br />
          {data.place}
        </p>
      )}
      <Code activityId={activityId} />
      <ol className="poster-steps">
        <li>用手机相机或微信扫二维码</li>
        <li>按“签到”；离开时再扫一次，按“签退”</li>
        <li>没有手机的，请找负责人{data && `（${data.leaderName}）`}点名或签纸质签到表</li>
      </ol>
    </Screen>
  )
}
