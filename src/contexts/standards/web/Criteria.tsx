import type { z } from 'zod'
import { VerdictTag } from '#ui/Light.tsx'
import { useIsPhone } from '#ui/screen.ts'
import type { CriterionView, FigureView } from '../contract.ts'
import { ScheduleLight } from './lights.tsx'

type Criterion = z.output<typeof CriterionView>
type Figure = z.output<typeof FigureView>
/** The figure whose evidence is open. */
export type Opened = { criterion: string; communityId: string | null }
type Props = { criteria: readonly Criterion[]; onOpen: (one: Opened) => void; title: string }

/** The criteria of one standard: a table, and on a phone a card for each. */
export function Criteria(props: Props) {
  return useIsPhone() ? <CriteriaCards {...props} /> : <CriteriaTable {...props} />
}

function CriteriaCards({ criteria, onOpen, title }: Props) {
  return (
    <ul className="criteria-cards" aria-label={title}>
      {criteria.map((criterion) => (
        <li key={criterion.code}>
          <p>
            <ScheduleLight light={criterion.light} quiet /> <strong>{criterion.title}</strong>
            <small className="muted">
              {floorOf(criterion)} · 权重{criterion.weight}
            </small>
          </p>
          {criterion.figures.map((figure) => (
            <div key={figure.communityId ?? 'point'} className="criteria-card-figure">
              <FigureButton criterion={criterion} figure={figure} onOpen={onOpen} />
              {figure.missing && <small className="muted">{figure.missing}</small>}
            </div>
          ))}
        </li>
      ))}
    </ul>
  )
}

const floorOf = ({ level, figures }: Criterion): string =>
  `${level === 'community' ? '每个社区' : ''}${figures[0]?.floor ?? '—'}`

function CriteriaTable({ criteria, onOpen, title }: Props) {
  return (
    <div className="criteria-scroll">
      <table className="criteria">
        <caption className="only-read">{title}</caption>
        <colgroup>
          <col className="col-criterion" />
          <col className="col-weight" />
          <col className="col-floor" />
          <col className="col-figure" />
          <col />
        </colgroup>
        <thead>
          <tr>
            <th scope="col">指标</th>
            <th scope="col" className="figure-cell">
              权重
            </th>
            <th scope="col">下限</th>
            <th scope="col">实际</th>
            <th scope="col">还差什么</th>
          </tr>
        </thead>
        {criteria.map((criterion) => (
          <CriterionRows key={criterion.code} criterion={criterion} onOpen={onOpen} />
        ))}
      </table>
    </div>
  )
}

function CriterionRows({ criterion, onOpen }: { criterion: Criterion; onOpen: Props['onOpen'] }) {
  const rows = criterion.figures.length
  return (
    <tbody>
      {criterion.figures.map((figure, index) => (
        <tr key={figure.communityId ?? 'point'}>
          {index === 0 && (
            <>
              <th scope="rowgroup" rowSpan={rows}>
                <ScheduleLight light={criterion.light} quiet /> {criterion.title}
                {!criterion.mandatory && <small className="muted">（鼓励）</small>}
              </th>
              <td rowSpan={rows} className="figure-cell">
                {criterion.weight}
              </td>
              <td rowSpan={rows}>{floorOf(criterion)}</td>
            </>
          )}
          <td>
            <FigureButton criterion={criterion} figure={figure} onOpen={onOpen} />
          </td>
          <td className={figure.verdict === 'no-data' ? 'muted' : undefined}>
            {figure.verdict === 'met' ? '已达标' : figure.missing}
          </td>
        </tr>
      ))}
    </tbody>
  )
}

function FigureButton({
  criterion,
  figure,
  onOpen,
}: {
  criterion: Criterion
  figure: Figure
  onOpen: Props['onOpen']
}) {
  const { communityId, place, shown, verdict } = figure
  return (
    <button type="button" className="figure-button" onClick={() => onOpen({ criterion: criterion.code, communityId })}>
      {communityId && <span className="muted">{place}</span>}
      <VerdictTag verdict={verdict} quiet />
      <span className="figure">{shown}</span>
    </button>
  )
}
