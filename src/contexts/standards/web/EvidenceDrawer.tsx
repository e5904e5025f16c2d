import { Drawer, Skeleton, Tabs } from 'antd'
import type { z } from 'zod'
import { showDate } from '#kernel/time.ts'
import { useAsk } from '#ui/api.ts'
import { ErrorHint } from '#ui/hints.tsx'
import { VerdictTag } from '#ui/Light.tsx'
import { useIsNarrow } from '#ui/screen.ts'
import { standardsContract } from '../contract.ts'
import { EvidenceList } from './EvidenceList.tsx'
import './point.css'

export type FigureAsked = { pointId: string; communityId: string | null; criterion: string; asOf?: string }
type Opened = z.output<(typeof standardsContract)['endpoints']['openFigure']['output']>

/** What a figure stands on: the two populations, each record, those left out and why, the day, the clause, the source. */
export function EvidenceDrawer({ onClose, ...asked }: FigureAsked & { onClose: () => void }) {
  const isNarrow = useIsNarrow()
  const figure = useAsk(standardsContract, 'openFigure', asked)
  return (
    <Drawer title="数据依据" open onClose={onClose} size={isNarrow ? '100%' : 640} closable={{ 'aria-label': '关闭' }}>
      {figure.error && !figure.data && <ErrorHint error={figure.error} onRetry={figure.refetch} />}
      {!figure.data && !figure.error && <Skeleton active />}
      {figure.data && <Evidence opened={figure.data} asked={asked} />}
    </Drawer>
  )
}

function Evidence({ opened, asked }: { opened: Opened; asked: FigureAsked }) {
  const { criterion, place, figure, populations, asOf, documentNo, window, calendarYear } = opened
  return (
    <div className="evidence">
      <p className="muted">{place}</p>
      <h3>{criterion.title}</h3>
      <p className="evidence-figure">
        <VerdictTag verdict={figure.verdict} /> <strong className="figure">{figure.shown}</strong>
      </p>
      {figure.missing && <p className="evidence-missing">{figure.missing}</p>}
      <dl className="kv">
        <dt>下限</dt>
        <dd>{criterion.floor}</dd>
        <dt>统计日</dt>
        <dd>{showDate(asOf)}</dd>
        <dt>项目年度</dt>
        <dd>{window}</dd>
        {calendarYear && (
          <>
            <dt>自然年对照</dt>
            <dd>{calendarYear}</dd>
          </>
        )}
        <dt>依据</dt>
        <dd>
          {documentNo} {criterion.clause}
        </dd>
        <dt>读法</dt>
        <dd>{criterion.reading}</dd>
      </dl>
      {populations.length > 0 && <Populations populations={populations} asked={asked} />}
    </div>
  )
}

function Populations({ populations, asked }: { populations: Opened['populations']; asked: FigureAsked }) {
  const share = populations.length > 1
  return (
    <>
      {populations.map(({ side, title, counted, unit, sources }) => (
        <div key={side} className="population">
          <span>
            {share && <small className="muted">{side === 'part' ? '分子' : '分母'} </small>}
            {title}
          </span>
          <strong className="figure">
            {counted?.toLocaleString('en-US') ?? '<5'}
            {unit}
          </strong>
          <ul>
            {sources.map((source) => (
              <li key={source}>{source}</li>
            ))}
            {sources.length === 0 && <li>没有计入的记录</li>}
          </ul>
        </div>
      ))}
      <Tabs
        items={populations.flatMap(({ side, title, records, leftOut }) => [
          {
            key: side,
            label: `${title} ${records.toLocaleString('en-US')}`,
            children: <EvidenceList asked={asked} side={side} leftOut={false} />,
          },
          ...(leftOut > 0
            ? [
                {
                  key: `${side}-left`,
                  label: `未计入 ${leftOut.toLocaleString('en-US')}`,
                  children: <EvidenceList asked={asked} side={side} leftOut />,
                },
              ]
            : []),
        ])}
      />
    </>
  )
}
