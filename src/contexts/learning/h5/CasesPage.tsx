import { downloadUrl, useAsk } from '#ui/api.ts'
import { ListLink } from '#ui/phone/Card.tsx'
import { Empty, Failed, Loading } from '#ui/phone/Say.tsx'
import { Screen } from '#ui/phone/Screen.tsx'
import { learningContract } from '../contract.ts'

/** What worked somewhere, for anybody to read. */
export function CasesPage() {
  const list = useAsk(learningContract, 'listPromoted', { pageSize: 100 })
  return (
    <Screen title="好做法">
      {list.isPending && <Loading />}
      {list.error && !list.data && <Failed error={list.error} onRetry={list.refetch} />}
      {list.data?.rows.length === 0 && <Empty title="还没有公开的案例" next="选出来以后会放在这里，请过些天再来看。" />}
      <ul className="list">
        {list.data?.rows.map(({ id, title, townName, adoptions }) => (
          <li key={id}>
            <ListLink
              to={`/m/practices/${id}`}
              title={title}
              detail={`${townName}${adoptions > 0 ? `，${adoptions}处照着做` : ''}`}
            />
          </li>
        ))}
      </ul>
      {list.data && list.data.rows.length > 0 && (
        <p>
          <a href={downloadUrl(learningContract, 'printBooklet', {})}>下载案例集（可打印）</a>
        </p>
      )}
    </Screen>
  )
}
