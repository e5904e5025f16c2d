import { Skeleton } from 'antd'
import { Link } from 'react-router'
import type { z } from 'zod'
import { useAsk } from '#ui/api.ts'
import { EmptyHint, ErrorHint } from '#ui/hints.tsx'
import { PageHeader, Section } from '#ui/PageHeader.tsx'
import { linkageContract } from '../contract.ts'
import { SeatDots } from './parts.tsx'
import { Remind } from './Remind.tsx'

type Board = z.output<typeof linkageContract.endpoints.readBoard.output>
type Card = Board['towns'][number]['places'][number]['projects'][number]

/** Where things stand still: by town and place, the longest first, with one tap to remind who was asked. */
export function BoardPage() {
  const board = useAsk(linkageContract, 'readBoard', {})
  return (
    <>
      <PageHeader
        title="联动看板"
        description={`满${board.data?.stillDays ?? '—'}天没有任何一方的新行动，列为停滞。五个圆点依次是社区、社会工作者、社区社会组织、志愿者、慈善资金。`}
      />
      {board.error && !board.data && <ErrorHint error={board.error} onRetry={board.refetch} />}
      {!board.data && !board.error && <Skeleton active />}
      {board.data && <Body board={board.data} onDone={board.refetch} />}
    </>
  )
}

function Body({ board, onDone }: { board: Board; onDone: () => unknown }) {
  if (board.running === 0)
    return <EmptyHint title="没有进行中的联动项目" next="从“联动项目”里成立：选择已核实的需求，写明五方由谁参加。" />
  return (
    <>
      <div className="project-sums">
        <Sum value={board.running} words="进行中的项目" />
        <Sum value={board.whole} words="五方都有行动" />
        <Sum value={board.still} words="停滞的项目" />
        <Sum value={board.lateSeats} words="逾期未行动的席位" />
      </div>
      {board.towns.map(({ code, name, places }) => (
        <Section key={code} title={name}>
          {places.map((place) => (
            <div key={place.name} className="board-place">
              {place.name !== name && <h3>{place.name}</h3>}
              <ul className="board-cards">
                {place.projects.map((project) => (
                  <Row key={project.id} project={project} onDone={onDone} />
                ))}
              </ul>
            </div>
          ))}
        </Section>
      ))}
    </>
  )
}

const Sum = ({ value, words }: { value: number; words: string }) => (
  <div>
    <strong className="figure">{value}</strong>
    <span>{words}</span>
  </div>
)

const Row = ({ project, onDone }: { project: Card; onDone: () => unknown }) => (
  <li className={project.isStill ? 'board-card still' : 'board-card'}>
    <span>
      <Link to={`/linkage/projects/${project.id}`}>{project.title}</Link>
      <br />
      <span className="muted">牵头：{project.leadName}</span>
    </span>
    <SeatDots seats={project.seats} acted={project.acted} />
    <span className="board-days figure">
      {project.isStill ? `停滞${project.stillDays}天` : `${project.stillDays}天前有行动`}
    </span>
    <span className="linkage-acts">
      {project.remindable.map((party) => (
        <Remind key={party} projectId={project.id} version={project.version} party={party} onDone={onDone} />
      ))}
    </span>
  </li>
)
