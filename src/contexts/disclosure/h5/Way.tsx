import type { z } from 'zod'
import { showDate } from '#kernel/time.ts'
import { Card, ListLink } from '#ui/phone/Card.tsx'
import type { GiftWayView } from '../contract-parts.ts'
import { yuan } from '../rules/amounts.ts'
import './funds.css'
import { hoursWords } from './words.ts'

export type GiftWay = z.infer<typeof GiftWayView>
type Part = GiftWay['parts'][number]

/** The way of one gift: what came of each part of it, and what still waits. The parts add up to the gift. */
export function Way({ way }: { way: GiftWay }) {
  const { fen, receivedOn, fundName, wish, isEntered, no } = way
  return (
    <>
      <Card>
        <p className="gift-sum">
          <span>{receivedOn ? `${showDate(receivedOn)}，您捐了` : '您要捐'}</span>
          <strong className="figure">{yuan(fen)}元</strong>
        </p>
        <p>捐给：{fundName}</p>
        {wish && <p>您指定用在：{wish}</p>}
        <p className="detail">编号{no}</p>
      </Card>
      {isEntered ? (
        <Card title="这笔钱到哪里了">
          <MoneyParts way={way} />
        </Card>
      ) : (
        <Card title="这笔钱到哪里了">
          <p>慈善组织正在核对，核对之后入账。入账以后，这里会写明用在哪里。</p>
        </Card>
      )}
      <ul className="list">
        <li>
          <ListLink to={`/m/funds/${way.fundId}`} title="看看整个基金" detail="一共收了多少、用在哪里" />
        </li>
      </ul>
    </>
  )
}

type Money = Pick<GiftWay, 'fen' | 'waitingFen' | 'parts'>
/** What became of each part of an amount, what still waits, and the sum. */
export const MoneyParts = ({ way }: { way: Money }) => (
  <>
    <ol className="gift-way">
      {way.parts.map((part) => (
        <One key={`${part.kind}${part.title}${part.from}`} part={part} fen={way.fen} />
      ))}
      {way.waitingFen > 0 && (
        <li className="waiting">
          <Amount fen={way.waitingFen} of={way.fen} />
          <strong>还没有用，在基金里等着</strong>
          <p>用出去以后，这里会写明用在哪里。</p>
        </li>
      )}
    </ol>
    <p className="gift-check">{sumWords(way)}</p>
  </>
)

/** The sum written out, so that anybody can add it up; one part alone needs no sum. */
function sumWords({ fen, parts, waitingFen }: Money): string {
  const amounts = [...parts.map((part) => part.fen), ...(waitingFen > 0 ? [waitingFen] : [])]
  if (amounts.length < 2) return `合计${yuan(fen)}元，一分不少。`
  return `${amounts.map(yuan).join(' + ')} = ${yuan(fen)}元，一分不少。`
}

const Amount = ({ fen, of }: { fen: number; of: number }) => (
  <>
    <span className="gift-amount figure">{yuan(fen)}元</span>
    <span className="gift-rail" aria-hidden="true">
      <span style={{ width: `${(fen / of) * 100}%` }} />
    </span>
  </>
)

const VERBS: Record<Part['kind'], string> = { grant: '用在', 'goods-out': '', fee: '', refund: '' }

const One = ({ part, fen }: { part: Part; fen: number }) => (
  <li>
    <Amount fen={part.fen} of={fen} />
    <strong>
      {VERBS[part.kind] && `${VERBS[part.kind]}：`}
      {part.title}
    </strong>
    {part.useTitle && part.useTitle !== part.title && <p>{part.useTitle}</p>}
    {(part.people || part.minutes) && (
      <p>
        {part.isOver ? '已经做完' : '正在做'}
        {part.people && `，服务了${part.people}人`}
        {part.minutes ? `，${hoursWords(part.minutes)}` : ''}
      </p>
    )}
    <p className="detail">
      {showDate(part.from)}
      {part.until !== part.from && `至${showDate(part.until)}`}
    </p>
  </li>
)
