import { Button, Checkbox, Form, Input, Select, Tag } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import type { z } from 'zod'
import { AreaField, PersonField } from '#contexts/directory/web/public.tsx'
import { useAsk } from '#ui/api.ts'
import { type Column, DataTable } from '#ui/DataTable.tsx'
import { DatePick } from '#ui/DatePick.tsx'
import { rulesOf } from '#ui/fields.ts'
import { EmptyHint } from '#ui/hints.tsx'
import { exportPath } from '#ui/places.ts'
import { useMay, useSession } from '#ui/session.ts'
import { useFilters, usePaging, useSort } from '#ui/useFilters.ts'
import { CERTIFICATE_LEVELS, CertificateForm, workforceContract } from '../contract.ts'
import { CERTIFICATE_STANDINGS } from '../vocabulary.ts'
import { ActForm } from './ActForm.tsx'
import { Against } from './parts.tsx'

type Certificate = z.infer<typeof workforceContract.endpoints.listCertificates.output>['rows'][number]
const rules = rulesOf(CertificateForm)
const renewRules = rulesOf(workforceContract.endpoints.renewCertificate.input)
const LEVELS = (Object.keys(CERTIFICATE_LEVELS) as Certificate['level'][]).map((value) => ({
  value,
  label: CERTIFICATE_LEVELS[value],
}))

/** National certificates, and those that run out soon. */
type Soon = { days: number; by: string }

export function Certificates({ areaCode, soon }: { areaCode?: string; soon?: Soon }) {
  const { today } = useSession()
  const mayRecord = useMay('workforce.worker.record')
  const { filters, setFilter } = useFilters(['soon'])
  const onlySoon = filters.soon === 'only'
  const { sort, order, onSort } = useSort(['area', 'validTo', 'issuedOn'])
  const { page, pageSize, onPage } = usePaging()
  const [recording, setRecording] = useState(false)
  const [renewing, setRenewing] = useState<Certificate>()
  const filter = { ...(areaCode && { areaCode }), ...(onlySoon && soon && { expiresBy: soon.by }) }
  const list = useAsk(workforceContract, 'listCertificates', { ...filter, ...order, page, pageSize })
  const renewColumn: Column<Certificate> = {
    key: 'act',
    title: '',
    render: (row) => (
      <Button size="small" onClick={() => setRenewing(row)}>
        延长有效期
      </Button>
    ),
  }
  return (
    <>
      <DataTable
        label="证书"
        columns={mayRecord ? [...COLUMNS, renewColumn] : COLUMNS}
        rows={list.data?.rows}
        rowKey={({ id }) => id}
        isPending={list.isFetching}
        error={list.error}
        onRetry={list.refetch}
        {...(sort && { sort })}
        onSort={onSort}
        paging={{ page, pageSize, onPage, total: list.data?.total ?? 0 }}
        empty={
          onlySoon ? (
            <EmptyHint
              title={`没有 ${soon?.days ?? ''} 天内到期的证书`}
              next="已过期的证书不在此列，请看全部证书。"
              action={<Button onClick={() => setFilter('soon', undefined)}>看全部证书</Button>}
            />
          ) : (
            <EmptyHint title="还没有登记证书" next="可在花名册中连同任职一起导入。" />
          )
        }
        filters={
          soon && (
            <Checkbox
              checked={onlySoon}
              onChange={({ target }) => setFilter('soon', target.checked ? 'only' : undefined)}
            >
              只看 {soon.days} 天内到期的（{soon.by} 及以前）
            </Checkbox>
          )
        }
        actions={
          <>
            {mayRecord && (
              <Button type="primary" onClick={() => setRecording(true)}>
                登记证书
              </Button>
            )}
            <Link to={exportPath('workforce.certificates', '社工证书名册', filter)}>
              <Button>导出</Button>
            </Link>
          </>
        }
      />
      <ActForm
        name="recordCertificate"
        title="登记证书"
        okText="登记"
        done="已登记证书"
        open={recording}
        onClose={() => setRecording(false)}
        initial={{ ...(areaCode && { areaCode }) }}
      >
        <Form.Item label="人员" name="personId" rules={rules.personId}>
          <PersonField />
        </Form.Item>
        <Form.Item label="工作处" name="areaCode" rules={rules.areaCode}>
          <AreaField levels={['town', 'community']} />
        </Form.Item>
        <Form.Item label="证书级别" name="level" rules={rules.level}>
          <Select options={LEVELS} />
        </Form.Item>
        <Form.Item label="证书编号" name="number" rules={rules.number}>
          <Input autoComplete="off" />
        </Form.Item>
        <Form.Item label="发证日期" name="issuedOn" rules={rules.issuedOn}>
          <DatePick max={today} />
        </Form.Item>
        <Form.Item label="有效期至" name="validTo" rules={rules.validTo} extra="证书登记的有效期；长期有效的不填">
          <DatePick />
        </Form.Item>
      </ActForm>
      {renewing && (
        <ActForm
          name="renewCertificate"
          title={`延长“${renewing.name}”证书的有效期`}
          okText="延长"
          done="已延长有效期"
          fixed={{ certificateId: renewing.id, version: renewing.version }}
          open
          onClose={() => setRenewing(undefined)}
        >
          <Form.Item label="新的有效期至" name="validTo" rules={renewRules.validTo}>
            <DatePick min={renewing.validTo ?? renewing.issuedOn} />
          </Form.Item>
        </ActForm>
      )}
    </>
  )
}

const COLUMNS: Column<Certificate>[] = [
  { key: 'name', title: '姓名', render: ({ name }) => name },
  {
    key: 'area',
    title: '工作处',
    sortable: true,
    render: ({ townName, areaName }) => [townName, areaName].filter(Boolean).join(' '),
  },
  { key: 'level', title: '级别', render: ({ level }) => CERTIFICATE_LEVELS[level] },
  { key: 'number', title: '证书编号', wideOnly: true, render: ({ number }) => number },
  { key: 'issuedOn', title: '发证日期', date: true, sortable: true, render: ({ issuedOn }) => issuedOn },
  {
    key: 'validTo',
    title: '登记有效期至',
    date: true,
    sortable: true,
    render: ({ validTo, standing }) => (
      <>
        {validTo ?? '未填'} {standing !== 'valid' && <Tag color="orange">{CERTIFICATE_STANDINGS[standing]}</Tag>}
      </>
    ),
  },
  {
    key: 'education',
    title: '本期继续教育',
    render: ({ education }) =>
      education && (
        <span title={`${education.from} 至 ${education.to}`}>
          <Against minutes={education.countedMinutes} needed={education.neededMinutes} />
        </span>
      ),
  },
]
