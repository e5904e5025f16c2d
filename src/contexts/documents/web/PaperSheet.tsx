import type { View } from './parts.tsx'
import './documents.css'

type Paper = View['paper']
type Line = Paper['body'][number]

/** The paper as it will look, to read on the screen; how it falls onto pages the PDF shows. */
export function PaperSheet({ paper }: { paper: Paper }) {
  return (
    <article className={`paper ${paper.layout}`} aria-label="公文版式">
      {paper.isDraft && <div className="paper-mark">草　稿</div>}
      <div className="paper-logo">{paper.logo}</div>
      <div className={`paper-number${paper.signer === null ? '' : ' upward'}`}>
        <span>{paper.no}</span>
        {paper.signer !== null && <span>签发人：{paper.signer}</span>}
      </div>
      <h2 className="paper-title">{paper.titleLines.join('\n')}</h2>
      {paper.addressee && <p className="flush">{paper.addressee}：</p>}
      <Lines lines={paper.body} />
      <div className="paper-annexes">
        {paper.annexNote.map((text) => (
          <p key={text}>{text}</p>
        ))}
      </div>
      <div className="paper-sign">
        <p>{paper.issuer}</p>
        <p>{paper.date}</p>
      </div>
      <p>{paper.note}</p>
      {paper.annexes.map((annex) => (
        <section key={annex.label} className="paper-annex">
          <p className="flush strong">{annex.label}</p>
          <h3 className="paper-title">{annex.titleLines.join('\n')}</h3>
          <Lines lines={annex.body} />
        </section>
      ))}
      {(paper.copyTo || paper.imprint) && (
        <footer className="paper-imprint">
          {paper.copyTo && <p>抄送：{paper.copyTo}。</p>}
          {paper.imprint && (
            <p>
              <span>{paper.imprint.by}</span>
              <span>{paper.imprint.on}印发</span>
            </p>
          )}
        </footer>
      )}
    </article>
  )
}

/** Lines have no identity of their own and never move. */
const Lines = ({ lines }: { lines: readonly Line[] }) =>
  lines.map((line, index) => <One key={`${line.kind}-${String(index)}`} line={line} />)

function One({ line }: { line: Line }) {
  if (line.kind === 'table') return <Table line={line} />
  return <p className={line.kind === 'heading' ? `level-${line.level}` : ''}>{line.text}</p>
}

function Table({ line: { columns, rows, total } }: { line: Extract<Line, { kind: 'table' }> }) {
  const cells = (row: readonly string[], at: string) =>
    row.map((text, column) => (
      <td key={`${at}-${String(column)}`} style={{ textAlign: columns[column]?.align ?? 'left' }}>
        {text}
      </td>
    ))
  return (
    <div className="paper-table">
      <table>
        <thead>
          <tr>
            {columns.map(({ title }) => (
              <th key={title}>{title}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={`row-${String(index)}`}>{cells(row, String(index))}</tr>
          ))}
          {total && <tr className="strong">{cells(total, 'total')}</tr>}
        </tbody>
      </table>
    </div>
  )
}
