import { Button, Skeleton } from 'antd'
import { Link } from 'react-router'
import { ErrorHint } from '#ui/hints.tsx'
import { useAskMore } from '#ui/more.ts'
import { standardsContract } from '../contract.ts'
import type { FigureAsked } from './EvidenceDrawer.tsx'

/** Hidden where it is few; one record is just counted, and a further one of what counts once is 0. */
const countOf = (counted: number | null): string => {
  if (counted === null) return '<5'
  return counted !== 1 ? counted.toLocaleString('en-US') : '计入'
}

type Props = { asked: FigureAsked; side: 'part' | 'whole'; leftOut: boolean }

/** The records of one side, fifty at a time; each opens to its own page, by that page's own permission. */
export function EvidenceList({ asked, side, leftOut }: Props) {
  const list = useAskMore(standardsContract, 'listEvidence', { ...asked, side, leftOut }, ({ next }) =>
    next === null ? undefined : { after: next },
  )
  const rows = list.pages?.flatMap((page) => page.rows)
  if (list.error && !rows) return <ErrorHint error={list.error} onRetry={list.refetch} />
  if (!rows) return <Skeleton active />
  return (
    <>
      <table className="evidence-list">
        <caption className="only-read">{leftOut ? '未计入的记录' : '计入的记录'}</caption>
        <tbody>
          {rows.map(({ recordId, label, detail, counted, reason, page }) => (
            <tr key={recordId}>
              <td>{page ? <Link to={page}>{label}</Link> : label}</td>
              <td className="muted">{detail}</td>
              <td className={leftOut ? undefined : 'figure-cell'}>{leftOut ? reason : countOf(counted)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {list.paging.hasMore && (
        <Button block loading={list.paging.isLoadingMore} onClick={list.paging.onMore}>
          继续查看
        </Button>
      )}
    </>
  )
}
