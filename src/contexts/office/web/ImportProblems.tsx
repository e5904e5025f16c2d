import type { z } from 'zod'
import { downloadUrl } from '#ui/api.ts'
import { type Column, DataTable } from '#ui/DataTable.tsx'
import { DownloadLink } from '#ui/files.tsx'
import { useAskMore } from '#ui/more.ts'
import { Section } from '#ui/PageHeader.tsx'
import { officeContract } from '../contract.ts'

type Problem = z.infer<(typeof officeContract)['endpoints']['listImportProblems']['output']>[number]
const LIMIT = 100

/** Everything wrong with a file: which row, which column, what stands there, and why not. */
export function ImportProblems({ batchId, total }: { batchId: string; total: number }) {
  const list = useAskMore(officeContract, 'listImportProblems', { batchId, limit: LIMIT }, (page) =>
    page.length === LIMIT ? { after: page.at(-1)?.position } : undefined,
  )
  return (
    <Section
      title={`问题清单（${total.toLocaleString('zh-CN')}处）`}
      extra={
        <DownloadLink href={downloadUrl(officeContract, 'downloadImportProblems', { batchId })}>
          下载问题清单
        </DownloadLink>
      }
    >
      <DataTable
        label="问题清单"
        columns={COLUMNS}
        rows={list.pages?.flat()}
        rowKey={({ position }) => String(position)}
        isPending={list.isPending}
        error={list.error}
        onRetry={list.refetch}
        paging={{ ...list.paging, total }}
      />
    </Section>
  )
}

const COLUMNS: Column<Problem>[] = [
  {
    key: 'row',
    title: '行',
    figure: true,
    width: 80,
    render: ({ rowNo }) => (rowNo === null ? '整个文件' : `第${rowNo}行`),
  },
  { key: 'column', title: '列', render: ({ columnTitle }) => columnTitle ?? '整行' },
  { key: 'shown', title: '填写的内容', render: ({ shown }) => shown || '（空）' },
  { key: 'reason', title: '问题与改法', render: ({ reason }) => reason },
]
