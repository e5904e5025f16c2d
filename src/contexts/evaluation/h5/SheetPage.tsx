import { useState } from 'react'
import { useParams, useSearchParams } from 'react-router'
import type { z } from 'zod'
import { STAGES } from '#contexts/scoring/contract.ts'
import { showDate } from '#kernel/time.ts'
import { useAct, useAsk } from '#ui/api.ts'
import { Button } from '#ui/phone/Button.tsx'
import { Card, ListLink } from '#ui/phone/Card.tsx'
import { Failed, Loading, Say } from '#ui/phone/Say.tsx'
import { Screen } from '#ui/phone/Screen.tsx'
import { evaluationContract } from '../contract.ts'
import { Declare, Leave } from './Declare.tsx'
import { ItemForm } from './ItemForm.tsx'
import { points } from './words.ts'

type Sheet = z.output<typeof evaluationContract.endpoints.mySheet.output>

/** One's own sheet: the list of what is to be scored, and one item a screen. */
export function SheetPage() {
  const { seatId = '' } = useParams()
  const [search] = useSearchParams()
  const found = useAsk(evaluationContract, 'mySheet', { seatId })
  const sheet = found.data
  const at = sheet?.items.findIndex(({ code }) => code === search.get('item')) ?? -1
  const item = sheet?.items[at]
  if (sheet && item) return <ItemForm key={item.code} sheet={sheet} item={item} next={sheet.items[at + 1]?.code} />
  return (
    <Screen title={sheet ? `${sheet.place}${STAGES[sheet.stage]}` : '评分'} back="/m/evaluation">
      {found.isPending && <Loading />}
      {found.error && !sheet && <Failed error={found.error} onRetry={found.refetch} />}
      {sheet && <Whole sheet={sheet} />}
    </Screen>
  )
}

function Whole({ sheet }: { sheet: Sheet }) {
  if (sheet.state === 'asked') return <Declare sheet={sheet} />
  if (sheet.items.length === 0)
    return (
      <>
        <Say tone="note">您已签好声明。开始评分以后，这里会出现评分单。</Say>
        {sheet.mayLeave && <Leave sheet={sheet} />}
      </>
    )
  return (
    <>
      {sheet.isLate && <Say tone="error">评分期限已过，不能再评。请联系组织评估的单位。</Say>}
      {sheet.scoringEndsOn && !sheet.isLate && <p>请在{showDate(sheet.scoringEndsOn)}前交。</p>}
      {sheet.totals.length > 0 && (
        <Say tone="note">各位的分相差较大，正在讨论。可以改自己的分；由组长在电脑上结束讨论。</Say>
      )}
      <ul className="list">
        {sheet.items.map((item) => (
          <li key={item.code}>
            <ListLink
              to={`/m/evaluation/${sheet.id}?item=${item.code}`}
              title={`${item.code} ${item.title}`}
              detail={detailOf(item)}
            />
          </li>
        ))}
      </ul>
      <HandIn sheet={sheet} />
      {sheet.mayLeave && <Leave sheet={sheet} />}
    </>
  )
}

const detailOf = ({ kind, ownCenti, computedCenti, fullCenti }: Sheet['items'][number]): string => {
  const full = `满分${points(fullCenti)}`
  if (ownCenti !== null) return `您给${points(ownCenti)}分，${full}`
  return kind === 'computed' ? `记录计得${points(computedCenti ?? 0)}分，${full}` : `还没有评，${full}`
}

function HandIn({ sheet }: { sheet: Sheet }) {
  const [isSure, setSure] = useState(false)
  const act = useAct(evaluationContract, 'submitScores')
  if (sheet.state === 'submitted') return <Say tone="done">您已交评分，一共{points(sheet.totalCenti ?? 0)}分。</Say>
  if (!sheet.mayScore) return null
  if (sheet.missing.length > 0) return <p role="status">还有{sheet.missing.length}项没有评，评完再交。</p>
  return (
    <Card title={`一共${points(sheet.runningCenti)}分`}>
      <p>交了不能改。别人看不到您的分。</p>
      {act.error && <Say tone="error">{act.error.message}</Say>}
      {isSure ? (
        <Button busy={act.isPending} onClick={() => act.mutate({ seatId: sheet.id, version: sheet.version })}>
          确定交
        </Button>
      ) : (
        <Button onClick={() => setSure(true)}>交评分</Button>
      )}
    </Card>
  )
}
