import { Tag } from 'antd'
import { Link } from 'react-router'
import type { z } from 'zod'
import { EmptyHint } from '#ui/hints.tsx'
import { Section } from '#ui/PageHeader.tsx'
import type { CommendationView, DocumentView, FigureView, ReportView } from '../contract-parts.ts'
import { COMMENDATION_STATES, type CommendationState, REPORT_STATES, type ReportState } from '../vocabulary.ts'

export type Report = z.infer<typeof ReportView>
export type Figure = z.infer<typeof FigureView>
export type Commendation = z.infer<typeof CommendationView>
export const refOf = ({ id: reportId, version }: Pick<Report, 'id' | 'version'>) => ({ reportId, version })
export const commendationRef = ({ id: commendationId, version }: Pick<Commendation, 'id' | 'version'>) => ({
  commendationId,
  version,
})

/** Choices of a select from a table of words. */
export const optionsOf = <K extends string>(words: Record<K, string>) =>
  (Object.keys(words) as K[]).map((value) => ({ value, label: words[value] }))
export const oneOf = <K extends string>(words: Record<K, string>, text: string | undefined): K | undefined =>
  (Object.keys(words) as K[]).find((one) => one === text)

const COLOURS: Partial<Record<ReportState | CommendationState, string>> = {
  handed: 'gold',
  proposed: 'gold',
  signed: 'blue',
  returned: 'red',
  accepted: 'green',
  decided: 'green',
}
export const StateTag = ({ state }: { state: ReportState | null }) =>
  state === null ? <Tag>未开始</Tag> : <Tag color={COLOURS[state] ?? 'default'}>{REPORT_STATES[state]}</Tag>
export const CommendationTag = ({ state }: { state: CommendationState }) => (
  <Tag color={COLOURS[state] ?? 'default'}>{COMMENDATION_STATES[state]}</Tag>
)

/** The official documents drafted from this record. */
export function Documents({ documents }: { documents: readonly z.infer<typeof DocumentView>[] }) {
  return (
    <Section title="公文">
      {documents.length === 0 ? (
        <EmptyHint title="还没有拟公文稿" next="拟稿之后在“公文”里核稿、签发、编号、用印。" />
      ) : (
        <ul className="reporting-list">
          {documents.map(({ id, genre, title, no }) => (
            <li key={id}>
              <Link to={`/documents/${id}`}>{title}</Link> <Tag>{genre}</Tag>
              <span className="muted">{no ?? '未编号'}</span>
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}
