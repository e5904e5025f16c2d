import { useState } from 'react'
import type { z } from 'zod'
import { useAct, useAsk } from '#ui/api.ts'
import { Button } from '#ui/phone/Button.tsx'
import { Card } from '#ui/phone/Card.tsx'
import { Empty, Failed, Loading, Say } from '#ui/phone/Say.tsx'
import { Screen } from '#ui/phone/Screen.tsx'
import { grantsContract } from '../contract.ts'
import { WISH_STATES } from '../vocabulary.ts'
import { yuan } from './words.ts'

type Wish = z.output<typeof grantsContract.endpoints.openWishes.output>['rows'][number]

/** Wishes that wait; one press chooses, a second one claims. */
export function WishesPage() {
  const list = useAsk(grantsContract, 'openWishes', {})
  const claim = useAct(grantsContract, 'claimWish')
  const [chosen, setChosen] = useState<string>()
  const [claimed, setClaimed] = useState<string>()
  const take = ({ id, version, item }: Wish) =>
    claim.mutate(
      { wishId: id, version },
      {
        onSuccess: () => setClaimed(item),
        onError: () => list.refetch(),
      },
    )
  return (
    <Screen title="微心愿" back="/m/grants">
      {list.isPending && <Loading />}
      {list.error && !list.data && <Failed error={list.error} onRetry={list.refetch} />}
      {claim.error && <Say tone="error">{claim.error.message}</Say>}
      {claimed && <Say tone="done">您认领了“{claimed}”，社区会与您联系</Say>}
      {list.data?.rows.length === 0 && <Empty title="现在没有等待认领的心愿" next="过些日子再来看。" />}
      {list.data?.rows.map((wish) => (
        <Card key={wish.id} title={`${wish.alias}想要${wish.item}`}>
          <p>
            {wish.areaName}，约{yuan(wish.valueFen)}
          </p>
          {wish.spec && <p>规格：{wish.spec}</p>}
          {chosen === wish.id ? (
            <>
              <p>认领后，社区会与您联系，请在7天内办理。不要直接给钱。</p>
              <Button busy={claim.isPending} onClick={() => take(wish)}>
                确定认领
              </Button>
              <Button kind="plain" onClick={() => setChosen(undefined)}>
                先不认领
              </Button>
            </>
          ) : (
            <Button onClick={() => setChosen(wish.id)}>我来实现</Button>
          )}
        </Card>
      ))}
      {list.data && list.data.mine.length > 0 && <h2>我认领的</h2>}
      {list.data?.mine.map((wish) => (
        <Card key={wish.id} title={`${wish.alias}的${wish.item}`}>
          <Say tone={wish.state === 'confirmed' ? 'done' : 'note'}>{WISH_STATES[wish.state]}</Say>
          {wish.thanks && (
            <p>
              {wish.alias}说：{wish.thanks}
            </p>
          )}
        </Card>
      ))}
    </Screen>
  )
}
