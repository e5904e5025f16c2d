import { showDate } from '#kernel/time.ts'
import { useAsk } from '#ui/api.ts'
import { LinkButton } from '#ui/phone/Button.tsx'
import { ListLink } from '#ui/phone/Card.tsx'
import { Empty, Failed, Loading, Say } from '#ui/phone/Say.tsx'
import { Screen } from '#ui/phone/Screen.tsx'
import { needsContract } from '../contract.ts'
import { DANGER, STANDS } from './words.ts'
import './needs.css'

/** What one told, and where each stands. */
export function NeedsPage() {
  const mine = useAsk(needsContract, 'myNeeds', {})
  return (
    <Screen title="我的需求" back="/m/me" foot={<LinkButton to="/m/needs/new">说说我的难处</LinkButton>}>
      <Say tone="note">{DANGER}</Say>
      {mine.isPending && <Loading />}
      {mine.error && !mine.data && <Failed error={mine.error} onRetry={mine.refetch} />}
      {mine.data?.rows.length === 0 && (
        <Empty title="您还没有说过" next="自己的、邻居的、大家的难处都可以说，社区核实后会告诉您怎样办。" />
      )}
      {mine.data && mine.data.rows.length > 0 && (
        <ul className="list">
          {mine.data.rows.map(({ id, title, state, reportedOn }) => (
            <li key={id}>
              <ListLink
                to={`/m/needs/${id}`}
                title={title}
                detail={
                  <>
                    {showDate(reportedOn)}说的
                    <br />
                    <strong className="needs-stand">{STANDS[state]}</strong>
                  </>
                }
              />
            </li>
          ))}
        </ul>
      )}
    </Screen>
  )
}
