import { useAsk } from '#ui/api.ts'
import { LinkButton } from '#ui/phone/Button.tsx'
import { ListLink } from '#ui/phone/Card.tsx'
import { Empty, Failed, Loading } from '#ui/phone/Say.tsx'
import { Screen } from '#ui/phone/Screen.tsx'
import { incubationContract } from '../contract.ts'
import { STATES } from '../vocabulary.ts'

/** The organisations one heads or set going. */
export function MinePage() {
  const mine = useAsk(incubationContract, 'myOrganisations', {})
  return (
    <Screen title="我的社会组织" back="/m/me">
      {mine.isPending && <Loading />}
      {mine.error && !mine.data && <Failed error={mine.error} onRetry={mine.refetch} />}
      {mine.data?.rows.length === 0 && (
        <Empty title="您还没有社会组织" next="几位邻居常在一起做好事，就可以成立一个。社区会帮您办备案。" />
      )}
      {mine.data && mine.data.rows.length > 0 && (
        <ul className="list">
          {mine.data.rows.map(({ id, name, state, next, warnings }) => (
            <li key={id}>
              <ListLink
                to={`/m/org/${id}`}
                title={name}
                detail={warnings[0]?.text ?? (next ? `${STATES[state]}，下一步：${next}` : STATES[state])}
              />
            </li>
          ))}
        </ul>
      )}
      {mine.data && mine.data.areas.length > 0 && (
        <LinkButton to="/m/org/new" kind="plain">
          发起一个社会组织
        </LinkButton>
      )}
    </Screen>
  )
}
