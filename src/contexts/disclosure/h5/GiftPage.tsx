import { useParams } from 'react-router'
import { useAsk } from '#ui/api.ts'
import { Failed, Loading } from '#ui/phone/Say.tsx'
import { Screen } from '#ui/phone/Screen.tsx'
import { disclosureContract } from '../contract.ts'
import { GoodsWayCards } from './GoodsWay.tsx'
import { Way } from './Way.tsx'

/** Whoever holds the private link sees where the gift went; nobody is named. */
export function GiftPage() {
  const { token = '' } = useParams()
  const found = useAsk(disclosureContract, 'giftByLink', { token })
  return (
    <Screen title={found.data && found.data.rows.length === 0 ? '我捐的物资去哪了' : '我捐的钱去哪了'}>
      {found.isPending && <Loading />}
      {found.error && !found.data && <Failed error={found.error} onRetry={found.refetch} />}
      {found.data?.rows.map((way) => (
        <Way key={way.id} way={way} />
      ))}
      {found.data && found.data.rows.length > 0 && found.data.goods.length > 0 && <h2>您还捐了物资</h2>}
      {found.data?.goods.map((way, index, { length }) => (
        <GoodsWayCards key={way.id} way={way} isLast={index === length - 1 && found.data?.rows.length === 0} />
      ))}
    </Screen>
  )
}
