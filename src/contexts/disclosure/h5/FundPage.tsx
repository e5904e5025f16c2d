import { useState } from 'react'
import { Link, useParams } from 'react-router'
import type { z } from 'zod'
import { showDate } from '#kernel/time.ts'
import { useAsk } from '#ui/api.ts'
import { Button } from '#ui/phone/Button.tsx'
import { Card, ListLink } from '#ui/phone/Card.tsx'
import { Failed, Loading } from '#ui/phone/Say.tsx'
import { Screen } from '#ui/phone/Screen.tsx'
import { disclosureContract } from '../contract.ts'
import { yuan } from '../rules/amounts.ts'
import { quarterTitle } from '../rules/quarter-title.ts'
import { Bars } from '../web/charts/Bars.tsx'
import { BalanceLine, InAndOut, MonthTable } from '../web/charts/Months.tsx'
import './funds.css'
import { hoursWords } from './words.ts'

type Shown = z.infer<typeof disclosureContract.endpoints.publicFund.output>

/** One fund, as its residents see it: what came in, what became of it, what was told. */
export function FundPage() {
  const { fundId = '' } = useParams()
  const found = useAsk(disclosureContract, 'publicFund', { fundId })
  return (
    <Screen title={found.data ? `${found.data.fund.townName}社区基金` : '社区基金'} back="/m/funds">
      {found.isPending && <Loading />}
      {found.error && !found.data && <Failed error={found.error} onRetry={found.refetch} />}
      {found.data && <Parts one={found.data} />}
    </Screen>
  )
}

function Parts({ one }: { one: Shown }) {
  const { fund, months, income, uses, statements, notices, campaigns, projects, committee } = one
  return (
    <>
      <Card>
        <dl className="fund-figures">
          <Figure words="一共收到" fen={fund.inFen} />
          <Figure words="已经用掉" fen={fund.outFen} />
          <Figure words="还有" fen={fund.balanceFen} />
        </dl>
        <p className="detail">
          全称：{fund.name}。钱在{fund.charityName}账上，基金自己没有账户。本平台不收捐款。
        </p>
      </Card>
      <Card title="钱从哪里来">
        <Bars label="收入来源" rows={income} empty="还没有收到捐赠。" />
      </Card>
      <Card title="用到哪里去了">
        <Bars label="支出用途" rows={uses} empty="还没有用出去。" />
      </Card>
      <Card title="做成了什么">
        {projects.length === 0 && <p>还没有拨过款的项目。</p>}
        <ul className="fund-projects">
          {projects.map((project) => (
            <Project key={project.id} project={project} />
          ))}
        </ul>
      </Card>
      <Card title="季度公告">
        {statements.length === 0 && <p>还没有发布。</p>}
        <ul className="list">
          {statements.map(({ id, fromDate, publishedOn, isCorrected }) => (
            <li key={id}>
              <ListLink
                to={`/m/funds/statements/${id}`}
                title={`${quarterTitle(fromDate)}收支`}
                detail={`${showDate(publishedOn)}发布${isCorrected ? '，后来有更正' : ''}`}
              />
            </li>
          ))}
        </ul>
      </Card>
      {months.length > 0 && (
        <Card title="每月的账">
          <InAndOut months={months} />
          <BalanceLine months={months} />
          <MonthTable months={months} />
        </Card>
      )}
      <Committee seats={committee} />
      <Campaigns campaigns={campaigns} />
      <Notices notices={notices} />
    </>
  )
}

const Figure = ({ words, fen }: { words: string; fen: number }) => (
  <div>
    <dt>{words}</dt>
    <dd>
      <strong className="figure">{yuan(fen)}</strong> 元
    </dd>
  </div>
)

const Project = ({
  project: { title, useTitle, communityName, paidFen, people, minutes, isOver },
}: {
  project: Shown['projects'][number]
}) => (
  <li>
    <strong>{title}</strong>
    <p>
      拨款<span className="figure">{yuan(paidFen)}</span>元{people && `，服务${people}人`}
      {minutes ? `，${hoursWords(minutes)}` : ''}
    </p>
    <p className="detail">{[useTitle, communityName, isOver ? '已经做完' : '正在做'].filter(Boolean).join(' · ')}</p>
  </li>
)

const Committee = ({ seats }: { seats: Shown['committee'] }) =>
  seats.length === 0 ? null : (
    <Card title="管委会和监督员">
      <p>钱怎么用，由管委会委员表决；监督员在场监督。姓名按规定隐去一部分。</p>
      <ul className="fund-seats">
        {seats.map(({ office, standsFor, name, fromDate, toDate }) => (
          <li key={`${office}${name}${standsFor}${fromDate}`}>
            <span>
              <strong>{name}</strong> {office}
            </span>
            <span className="detail">
              {standsFor} · 任期到{showDate(toDate)}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  )

const Campaigns = ({ campaigns }: { campaigns: Shown['campaigns'] }) =>
  campaigns.length === 0 ? null : (
    <Card title="募捐活动">
      <ul className="fund-projects">
        {campaigns.map(({ id, title, filingNo, startsOn, endsOn, state, raisedFen }) => (
          <li key={id}>
            <strong>{title}</strong>
            <p>
              募到<span className="figure">{yuan(raisedFen)}</span>元，{state === 'running' ? '正在进行' : '已经结束'}
            </p>
            <p className="detail">
              {showDate(startsOn)}至{showDate(endsOn)}
              {filingNo && `，备案编号${filingNo}`}
            </p>
          </li>
        ))}
      </ul>
    </Card>
  )

const FIRST_NOTICES = 5

/** Each folded to its title and day; the latest first, the older ones behind a button. */
function Notices({ notices }: { notices: Shown['notices'] }) {
  const [isAll, setAll] = useState(false)
  if (notices.length === 0) return null
  const shown = isAll ? notices : notices.slice(0, FIRST_NOTICES)
  return (
    <Card title="公告">
      {shown.map((notice) => (
        <Notice key={notice.id} notice={notice} />
      ))}
      {shown.length < notices.length && (
        <Button kind="plain" onClick={() => setAll(true)}>
          看更早的{notices.length - shown.length}份
        </Button>
      )}
    </Card>
  )
}

const Notice = ({
  notice: { no, title, content, link, publishedOn, correctedBy, statementId },
}: {
  notice: Shown['notices'][number]
}) => (
  <details className="fund-notice">
    <summary>
      <span>
        {title}
        {correctedBy && '（已更正）'}
        <span className="detail">{showDate(publishedOn)}发布</span>
      </span>
    </summary>
    <p className="fund-content">{content}</p>
    {correctedBy && <p>这份公告有更正说明，编号{correctedBy}。</p>}
    {statementId && (
      <p>
        <Link to={`/m/funds/statements/${statementId}`}>看这一季的收支</Link>
      </p>
    )}
    {link && (
      <p>
        <a href={link}>在“慈善中国”上看</a>
      </p>
    )}
    <p className="detail">编号{no}</p>
  </details>
)
