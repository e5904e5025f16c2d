import { Alert, Button, Input, InputNumber, Space } from 'antd'
import { useState } from 'react'
import { Link, useParams } from 'react-router'
import { STAGES } from '#contexts/scoring/contract.ts'
import { showDate } from '#kernel/time.ts'
import { useAct, useAsk } from '#ui/api.ts'
import { ConfirmAct } from '#ui/ConfirmAct.tsx'
import { ErrorAlert } from '#ui/ErrorAlert.tsx'
import { ErrorHint } from '#ui/hints.tsx'
import { PageHeader, Section } from '#ui/PageHeader.tsx'
import { evaluationContract } from '../contract.ts'
import { mostOf, typedCenti } from '../rules/typed.ts'
import { OCCASION_STATES } from '../vocabulary.ts'
import { DeclareSection, StepBack } from './DeclareSection.tsx'
import { type MySheet, points } from './parts.tsx'

/** One's own score sheet: declared first, then item by item, each saved as it is given. */
export function ScorePage() {
  const { seatId = '' } = useParams()
  const { data: sheet, error, refetch } = useAsk(evaluationContract, 'mySheet', { seatId })
  if (error && !sheet) return <ErrorHint heading="评分" error={error} onRetry={refetch} />
  if (!sheet) return <PageHeader title="评分" />
  const ends = sheet.scoringEndsOn ? `，评分期限${showDate(sheet.scoringEndsOn)}` : ''
  return (
    <>
      <PageHeader
        title={`${sheet.place}${STAGES[sheet.stage]}`}
        description={`${OCCASION_STATES[sheet.occasionState]}${ends}，数字截至${showDate(sheet.asOf)}`}
        back={<Link to="/evaluation/mine">返回我的评估</Link>}
        actions={sheet.mayLeave && <StepBack sheet={sheet} label="退出评分" reason="为什么退出（利害关系、生病等）" />}
      />
      {sheet.state === 'asked' && <DeclareSection sheet={sheet} />}
      {sheet.isLate && (
        <Alert type="warning" showIcon title="评分期限已过，不能再评分。确有原因的，请组织评估的单位延长。" />
      )}
      {sheet.state === 'declared' && sheet.items.length === 0 && (
        <Alert type="info" showIcon title="您已签署声明。组织单位开始评分之后，这里会出现评分单。" />
      )}
      {sheet.totals.length > 0 && <Discussion sheet={sheet} />}
      {sheet.items.map((item) => (
        <Item key={item.code} sheet={sheet} item={item} />
      ))}
      {sheet.items.length > 0 && <Foot sheet={sheet} />}
    </>
  )
}

type Item = MySheet['items'][number]
/** An anchor's words go on in the next line on a phone. */
const WRAPPED = { whiteSpace: 'normal', height: 'auto', textAlign: 'start' } as const

function Item({ sheet, item }: { sheet: MySheet; item: Item }) {
  const most = mostOf(item)
  const [given, setGiven] = useState<number | null>(
    (item.ownCenti ?? (item.kind === 'computed' ? most : null)) === null ? null : (item.ownCenti ?? most) / 100,
  )
  const [reason, setReason] = useState(item.ownReason)
  const act = useAct(evaluationContract, 'saveMark')
  const save = () =>
    act.mutate({ seatId: sheet.id, version: sheet.version, item: item.code, centi: typedCenti(given), reason })
  return (
    <Section title={`${item.code} ${item.title}（满分${points(item.fullCenti)}）`}>
      <p className="muted">{item.rule}</p>
      {item.kind === 'computed' && (
        <p>
          记录计得<strong className="figure">{points(most)}</strong>分。{item.reason}
        </p>
      )}
      <ul>
        {item.sources.map(({ title, detail }) => (
          <li key={title + detail}>
            {title}：{detail}
          </li>
        ))}
      </ul>
      {item.anchors.length > 0 && (
        <Space wrap style={{ marginBottom: 8 }}>
          {item.anchors.map(({ centi, text }) => (
            <Button key={centi} style={WRAPPED} disabled={!sheet.mayScore} onClick={() => setGiven(centi / 100)}>
              {points(centi)}分：{text}
            </Button>
          ))}
        </Space>
      )}
      <ErrorAlert error={act.error} />
      <Space wrap align="start">
        <InputNumber
          aria-label={`${item.title}的得分`}
          min={0}
          max={most / 100}
          precision={2}
          suffix="分"
          disabled={!sheet.mayScore}
          value={given}
          onChange={setGiven}
        />
        <Input
          aria-label={`${item.title}的理由`}
          placeholder="低于记录或不在评分档上，写明理由"
          maxLength={500}
          style={{ width: 360, maxWidth: '100%' }}
          disabled={!sheet.mayScore}
          value={reason}
          onChange={({ target }) => setReason(target.value)}
        />
        {sheet.mayScore && (
          <Button onClick={save} loading={act.isPending} disabled={given === null}>
            存这一项
          </Button>
        )}
        <span className="muted">{item.ownCenti === null ? '' : `已存${points(item.ownCenti)}分`}</span>
      </Space>
    </Section>
  )
}

function Foot({ sheet }: { sheet: MySheet }) {
  const act = useAct(evaluationContract, 'submitScores')
  const isWaiting = sheet.missing.length > 0
  return (
    <Section title={`总分${points(sheet.totalCenti ?? sheet.runningCenti)}分`}>
      <p className="muted" role="status">
        {isWaiting ? `还有${sheet.missing.length}项没有评：${sheet.missing.join('、')}` : '各项都评了'}
      </p>
      {sheet.mayScore && sheet.state === 'declared' && (
        <ConfirmAct
          label="交评分"
          title={`给${sheet.place}交${points(sheet.runningCenti)}分？`}
          consequences={['交了不能改', '交齐之前没有人看得到您的分', '全部交齐后按规则算出结果，分差过大的先讨论']}
          danger={false}
          disabled={isWaiting}
          button={{ type: 'primary' }}
          onConfirm={() => act.mutateAsync({ seatId: sheet.id, version: sheet.version })}
        />
      )}
    </Section>
  )
}

function Discussion({ sheet }: { sheet: MySheet }) {
  const act = useAct(evaluationContract, 'endDiscussion')
  return (
    <Section title={`讨论分歧：最高最低相差${points(sheet.spreadCenti)}分`}>
      <ul>
        {sheet.totals.map(({ name, centi }) => (
          <li key={name}>
            {name}：<span className="figure">{points(centi)}</span>分
          </li>
        ))}
      </ul>
      <p className="muted">讨论之后可以改自己的评分，存了就算；由组长写明理由结束讨论。</p>
      {sheet.role === 'lead' && (
        <ConfirmAct
          label="结束讨论"
          title="结束讨论，按现在的评分得出结果？"
          consequences={['各人的总分不再改', '理由写入评估报告']}
          reason={{ label: '分歧在哪里、怎么统一的', required: true }}
          onConfirm={(reason) => act.mutateAsync({ seatId: sheet.id, version: sheet.version, reason })}
        />
      )}
    </Section>
  )
}
