import { useAsk } from '#ui/api.ts'
import { ListLink } from '#ui/phone/Card.tsx'
import { Empty, Failed, Loading } from '#ui/phone/Say.tsx'
import { Screen } from '#ui/phone/Screen.tsx'
import { disclosureContract } from '../contract.ts'
import { yuan } from '../rules/amounts.ts'
import './funds.css'

/** The funds of all towns, for whoever wants to see what became of the money. */
export function FundsPage() {
  const list = useAsk(disclosureContract, 'publicFunds', {})
  return (
    <Screen title="社区基金">
      <p>社区基金的钱都在慈善组织账上。收了多少、用在哪里，谁都可以看。</p>
      {list.isPending && <Loading />}
      {list.error && !list.data && <Failed error={list.error} onRetry={list.refetch} />}
      {list.data?.rows.length === 0 && <Empty title="还没有社区基金" next="基金开始运行之后，会列在这里。" />}
      <ul className="list">
        {list.data?.rows.map(({ id, townName, charityName, balanceFen }) => (
          <li key={id}>
            <ListLink
              to={`/m/funds/${id}`}
              title={`${townName}社区基金`}
              detail={`由${charityName}管理，现有${yuan(balanceFen)}元`}
            />
          </li>
        ))}
      </ul>
    </Screen>
  )
}
