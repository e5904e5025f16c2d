import { Tag } from 'antd'
import { Link } from 'react-router'
import type { z } from 'zod'
import { Section } from '#ui/PageHeader.tsx'
import type { SheetItemView, SheetView } from '../contract-parts.ts'
import { showPoints } from '../rules/points.ts'
import './scoring.css'

type Item = z.infer<typeof SheetItemView>
type Sheet = z.infer<typeof SheetView>

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0)

/** What the whole comes to, and what is still open: nothing is guessed where there is no data. */
export function SheetTotals({ sheet: { items } }: { sheet: Sheet }) {
  const known = items.filter(({ computedCenti }) => computedCenti !== null)
  const judged = items.filter(({ kind }) => kind === 'judged')
  const unknown = items.filter((one) => one.kind === 'computed' && one.computedCenti === null)
  return (
    <p className="score-total">
      <strong className="figure">{showPoints(sum(known.map((one) => one.computedCenti ?? 0)))}</strong>
      <span>
        分，为有数据的各项（满分{showPoints(sum(known.map(({ fullCenti }) => fullCenti)))}分）的计算得分。另有
        {showPoints(sum(judged.map(({ fullCenti }) => fullCenti)))}分由专家评定
        {unknown.length > 0 && `，${showPoints(sum(unknown.map(({ fullCenti }) => fullCenti)))}分尚无数据`}。
      </span>
    </p>
  )
}

/** All rows by dimension; each opens to its rule, its reason and its sources. */
export function SheetItems({ sheet }: { sheet: Sheet }) {
  return [...Map.groupBy(sheet.items, ({ dimension }) => dimension)].map(([dimension, items]) => (
    <Section
      key={dimension}
      title={`${dimension} ${items[0]?.dimensionTitle ?? ''}（${showPoints(sum(items.map(({ fullCenti }) => fullCenti)))}分）`}
    >
      {items.map((item) => (
        <OneItem key={item.code} item={item} />
      ))}
    </Section>
  ))
}

function OneItem({ item }: { item: Item }) {
  const { code, second, title, fullCenti, rule, reason, anchors, sources } = item
  return (
    <details className="score-item">
      <summary>
        <span className="figure score-code">{code}</span>
        <span className="score-title">
          {title} <small className="muted">{second}</small>
          <small className="muted score-reason">{reason}</small>
        </span>
        <span className="figure score-points">
          <Points item={item} />
          <small className="muted"> / {showPoints(fullCenti)}</small>
        </span>
      </summary>
      <p className="muted">规则：{rule}</p>
      {anchors.length > 0 && (
        <ul>
          {anchors.map(({ centi, text }) => (
            <li key={centi}>
              <span className="figure">{showPoints(centi)}分</span>　{text}
            </li>
          ))}
        </ul>
      )}
      {sources.length > 0 && (
        <ul aria-label={`${code}的依据`}>
          {sources.map((source) => (
            <li key={`${source.title}${source.detail}`}>
              {source.page ? <Link to={source.page}>{source.title}</Link> : source.title}
              <span className="muted">　{source.detail}</span>
            </li>
          ))}
        </ul>
      )}
    </details>
  )
}

function Points({ item: { kind, computedCenti } }: { item: Item }) {
  if (computedCenti !== null) return <strong>{showPoints(computedCenti)}</strong>
  return <Tag>{kind === 'judged' ? '专家评定' : '尚无数据'}</Tag>
}
