import { showDate } from '#kernel/time.ts'
import { Card, ListLink } from '#ui/phone/Card.tsx'
import type { GoodsWay } from '../contract-parts.ts'
import { yuan } from '../rules/amounts.ts'
import { MoneyParts } from './Way.tsx'
import './funds.css'

/** The way of a lot of goods: looked at, valued, taken in, handed out where and when; every piece of it. Nobody is named. */
export function GoodsWayCards({ way, isLast = true }: { way: GoodsWay; isLast?: boolean }) {
  const { title, quantity, unit, handedOverOn, fundName, wish, no, stage, refusal } = way
  return (
    <>
      <Card>
        <p className="gift-sum">
          <span>{showDate(handedOverOn)}，您捐了</span>
          <strong className="figure">
            {title}
            {quantity}
            {unit}
          </strong>
        </p>
        <p>捐给：{fundName}</p>
        {wish && <p>您指定用在：{wish}</p>}
        <p className="detail">编号{no}</p>
      </Card>
      {stage === 'refused' ? (
        <Card title="这批物资没有接收">
          <p>{refusal}，按规定不能发给居民（《慈善法》第三十六条）。请与街道联系取回。</p>
        </Card>
      ) : (
        <Card title="这批物资到哪里了">
          <Steps way={way} />
          {stage === 'entered' && <Pieces way={way} />}
        </Card>
      )}
      {way.proceeds.map((money) => (
        <Card key={money.fen} title={`变卖得来的${yuan(money.fen)}元到哪里了`}>
          <MoneyParts way={money} />
        </Card>
      ))}
      {isLast && (
        <ul className="list">
          <li>
            <ListLink to={`/m/funds/${way.fundId}`} title="看看整个基金" detail="一共收了多少、用在哪里" />
          </li>
        </ul>
      )}
    </>
  )
}

const valueWords = ({ valueFen, valueNote }: GoodsWay): string =>
  [valueFen ? `价值${yuan(valueFen)}元` : '', valueNote].filter(Boolean).join('，')

const Steps = ({ way: { stage, inspectedOn, enteredOn, ...way } }: { way: GoodsWay }) => (
  <ol className="goods-steps">
    <li>
      <strong>验收</strong>
      <p>{stage === 'checking' ? '街道正在查看，两个人都签字才接收。' : `${said(inspectedOn)}两个人验收合格`}</p>
    </li>
    <li>
      <strong>估值入库</strong>
      <p>
        {stage === 'entered'
          ? `${said(enteredOn)}入库。${valueWords({ stage, inspectedOn, enteredOn, ...way })}。`
          : '还没有。验收合格后两个人估值，慈善组织批准。'}
      </p>
    </li>
  </ol>
)
const said = (day: string | null): string => (day ? showDate(day) : '')

function Pieces({ way }: { way: GoodsWay }) {
  const { handed, gone, stock, quantity, unit } = way
  return (
    <>
      <ol className="gift-way">
        {handed.map(({ areaName, day, useTitle, pieces, receivers }) => (
          <li key={`${areaName}${day}${useTitle}`}>
            <Amount pieces={pieces} way={way} />
            <strong>发到{areaName}</strong>
            <p>
              {useTitle}，{receivers}人（户）领取
            </p>
            <p className="detail">{showDate(day)}</p>
          </li>
        ))}
        {gone.map(({ title, day, pieces, proceedsFen }) => (
          <li key={`${title}${day}${pieces}`}>
            <Amount pieces={pieces} way={way} />
            <strong>{title}</strong>
            {proceedsFen > 0 && <p>得{yuan(proceedsFen)}元，进入基金，仍用于公益</p>}
            <p className="detail">{showDate(day)}</p>
          </li>
        ))}
        {stock > 0 && (
          <li className="waiting">
            <Amount pieces={stock} way={way} />
            <strong>还在库里，等着发</strong>
            <p>发出去以后，这里会写明发到哪个社区。</p>
          </li>
        )}
      </ol>
      <p className="gift-check">{sumWords(way, `${quantity}${unit}`)}</p>
    </>
  )
}

/** The sum written out; pieces found when counting are said apart. */
function sumWords({ handed, gone, stock }: GoodsWay, whole: string): string {
  const found = gone.some(({ title }) => title.includes('多出'))
  const parts = [...handed, ...gone].map(({ pieces }) => String(pieces))
  if (stock > 0) parts.push(String(stock))
  if (found) return `您捐的${whole}都在这里。`
  return parts.length < 2 ? `合计${whole}，一件不少。` : `${parts.join(' + ')} = ${whole}，一件不少。`
}

const Amount = ({ pieces, way: { quantity, unit } }: { pieces: number; way: GoodsWay }) => (
  <>
    <span className="gift-amount figure">
      {pieces}
      {unit}
    </span>
    <span className="gift-rail" aria-hidden="true">
      <span style={{ width: `${Math.min(100, (pieces / quantity) * 100)}%` }} />
    </span>
  </>
)
