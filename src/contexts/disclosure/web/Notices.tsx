import { Button, Form, Input, Space, Tag } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import type { z } from 'zod'
import { officeContract } from '#contexts/office/contract.ts'
import { ActForm } from '#ui/ActForm.tsx'
import { downloadUrl, useAsk } from '#ui/api.ts'
import { type Column, DataTable } from '#ui/DataTable.tsx'
import { rulesOf } from '#ui/fields.ts'
import { DownloadLink } from '#ui/files.tsx'
import { EmptyHint } from '#ui/hints.tsx'
import { exportPath } from '#ui/places.ts'
import { usePaging } from '#ui/useFilters.ts'
import { disclosureContract } from '../contract.ts'
import { CorrectionForm, type NoticeView } from '../contract-parts.ts'
import { NOTICE_KINDS } from '../vocabulary.ts'
import { Snapshot } from './Snapshot.tsx'

type Notice = z.infer<typeof NoticeView>
const rules = rulesOf(CorrectionForm)

/** What was published; it stays as it is, and a correction stands beside it. */
export function Notices({ areaCode }: { areaCode?: string }) {
  const { page, pageSize, onPage } = usePaging()
  const filter = areaCode ? { areaCode } : {}
  const list = useAsk(disclosureContract, 'listNotices', { ...filter, page, pageSize })
  return (
    <DataTable
      label="已发布的公告"
      columns={COLUMNS}
      rows={list.data?.rows}
      rowKey={({ id }) => id}
      isPending={list.isFetching}
      error={list.error}
      onRetry={list.refetch}
      paging={{ page, pageSize, onPage, total: list.data?.total ?? 0 }}
      empty={<EmptyHint title="还没有发布过公告" next="在“公开事项”里拟写，由负责人发布。" />}
      actions={
        <Link to={exportPath('disclosure.notices', '公告清单', filter)}>
          <Button>导出</Button>
        </Link>
      }
    />
  )
}

function Correct({ notice, onClose }: { notice: Notice; onClose: () => void }) {
  return (
    <ActForm
      contract={disclosureContract}
      name="correctNotice"
      title={`更正“${notice.title}”`}
      okText="发布更正说明"
      done="已发布更正说明"
      fixed={{ noticeId: notice.id }}
      onClose={onClose}
    >
      <p className="muted">
        原公告保留，旁边注明已更正（民政部令第81号第十六条）。
        {notice.kind === 'quarter-statement' && '季度数字按账上现在的数另存一版，原来的一版仍可查看。'}
        发布后不能修改。
      </p>
      <Form.Item name="what" label="错在哪里，改成什么" rules={rules.what}>
        <Input.TextArea rows={3} maxLength={1_000} />
      </Form.Item>
      <Form.Item name="why" label="原因" rules={rules.why}>
        <Input.TextArea rows={2} maxLength={500} />
      </Form.Item>
      <Form.Item name="link" label="“慈善中国”链接（没有可不填）" rules={rules.link}>
        <Input maxLength={500} placeholder="https://" />
      </Form.Item>
      <Form.Item name="fileId" label="页面快照">
        <Snapshot areaCode={notice.areaCode} />
      </Form.Item>
    </ActForm>
  )
}

function Acts({ row }: { row: Notice }) {
  const [isCorrecting, setCorrecting] = useState(false)
  const { statementId, fileId, link } = row
  return (
    <Space wrap>
      {statementId && (
        <>
          <DownloadLink size="small" href={downloadUrl(disclosureContract, 'printStatement', { statementId })}>
            打印件
          </DownloadLink>
          <DownloadLink size="small" href={downloadUrl(disclosureContract, 'statementSheet', { statementId })}>
            表格
          </DownloadLink>
        </>
      )}
      {link && (
        <a href={link} target="_blank" rel="noreferrer">
          慈善中国
        </a>
      )}
      {fileId && (
        <DownloadLink size="small" href={downloadUrl(officeContract, 'downloadFile', { fileId })}>
          快照
        </DownloadLink>
      )}
      {row.mayCorrect && (
        <Button size="small" onClick={() => setCorrecting(true)}>
          更正
        </Button>
      )}
      {isCorrecting && <Correct notice={row} onClose={() => setCorrecting(false)} />}
    </Space>
  )
}

const COLUMNS: Column<Notice>[] = [
  { key: 'on', title: '发布日期', date: true, render: ({ publishedOn }) => publishedOn },
  { key: 'no', title: '编号', wideOnly: true, render: ({ no }) => <span className="figure">{no}</span> },
  { key: 'kind', title: '种类', render: ({ kind }) => NOTICE_KINDS[kind] },
  {
    key: 'title',
    title: '标题',
    render: ({ title, correctedBy, correctsNo, what }) => (
      <>
        {title} {correctedBy && <Tag color="orange">已更正，见{correctedBy}</Tag>}
        {correctsNo && (
          <div className="muted">
            更正{correctsNo}：{what}
          </div>
        )}
      </>
    ),
  },
  { key: 'area', title: '基金', wideOnly: true, render: ({ areaName }) => areaName },
  { key: 'who', title: '发布人', wideOnly: true, render: ({ publishedName }) => publishedName },
  { key: 'act', title: '', render: (row) => <Acts row={row} /> },
]
