import { useAsk } from '#ui/api.ts'
import { ListLink } from '#ui/phone/Card.tsx'
import { Empty, Failed, Loading } from '#ui/phone/Say.tsx'
import { Screen } from '#ui/phone/Screen.tsx'
import { expertsContract } from '../contract.ts'

/** The points that an expert is in contact with. */
export function ContactsPage() {
  const mine = useAsk(expertsContract, 'myContacts', {})
  return (
    <Screen title="我联系的创建点">
      {mine.isPending && <Loading />}
      {mine.error && !mine.data && <Failed error={mine.error} onRetry={mine.refetch} />}
      {mine.data?.rows.length === 0 && <Empty title="您还没有联系点" next="由市、区民政局建立以后，会出现在这里。" />}
      <ul className="list">
        {mine.data?.rows.map(({ id, townName, visits, advice, toDate }) => (
          <li key={id}>
            <ListLink
              to={`/m/expert/${id}`}
              title={townName}
              detail={`走访${visits}次，意见${advice}条${toDate ? '，已结束' : ''}`}
            />
          </li>
        ))}
      </ul>
    </Screen>
  )
}
