import type { ReactNode } from 'react'
import { showMinutes } from '#kernel/minutes.ts'
import { showDate } from '#kernel/time.ts'
import { useAsk } from '#ui/api.ts'
import { LinkButton } from '#ui/phone/Button.tsx'
import { Card, Facts } from '#ui/phone/Card.tsx'
import { Empty, Failed, Loading } from '#ui/phone/Say.tsx'
import { Screen } from '#ui/phone/Screen.tsx'
import { teamsContract } from '../contract.ts'

/** My own training, awards and ratings (令67第八至十条). */
export function MeritsPage() {
  const found = useAsk(teamsContract, 'myMerits', {})
  const { data } = found
  const isEmpty = data && data.trainings.length + data.awards.length + data.ratings.length === 0
  return (
    <Screen title="我的培训与表彰" back="/m/me">
      {found.isPending && <Loading />}
      {found.error && !data && <Failed error={found.error} onRetry={found.refetch} />}
      {isEmpty && (
        <Empty
          title="还没有记录"
          next="参加培训、受到表彰、服务得到评价，社区登记后会出现在这里。"
          action={<LinkButton to="/m/activities">去找活动</LinkButton>}
        />
      )}
      <Part
        title="表彰奖励"
        rows={data?.awards.map(({ id, name, awardedOn, awardingBody }) => (
          <Entry
            key={id}
            rows={[
              ['名称', name],
              ['授予单位', awardingBody],
              ['日期', showDate(awardedOn)],
            ]}
          />
        ))}
      />
      <Part
        title="培训"
        rows={data?.trainings.map(({ id, name, heldOn, host, minutes }) => (
          <Entry
            key={id}
            rows={[
              ['名称', name],
              ['举办单位', host],
              ['日期', showDate(heldOn)],
              ['学习时长', showMinutes(minutes)],
            ]}
          />
        ))}
      />
      <Part
        title="服务评价"
        rows={data?.ratings.map(({ id, activity, ratedOn, quality }) => (
          <Entry
            key={id}
            rows={[
              ['服务', activity],
              ['评价', `${quality}分（满分5分）`],
              ['日期', showDate(ratedOn)],
            ]}
          />
        ))}
      />
    </Screen>
  )
}

const Entry = ({ rows }: { rows: [string, string][] }) => (
  <Card>
    <Facts rows={rows} />
  </Card>
)

const Part = ({ title, rows = [] }: { title: string; rows?: ReactNode[] | undefined }) =>
  rows.length > 0 && (
    <>
      <h2>{title}</h2>
      {rows}
    </>
  )
