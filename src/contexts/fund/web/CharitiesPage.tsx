import { Button, Form, Input, Select, Switch, Tag } from 'antd'
import { useState } from 'react'
import type { z } from 'zod'
import { AreaField, OrganisationField } from '#contexts/directory/web/public.tsx'
import { showDate } from '#kernel/time.ts'
import { useAsk } from '#ui/api.ts'
import { type Column, DataTable } from '#ui/DataTable.tsx'
import { DatePick } from '#ui/DatePick.tsx'
import { rulesOf } from '#ui/fields.ts'
import { EmptyHint } from '#ui/hints.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import { useMay } from '#ui/session.ts'
import { fundContract } from '../contract.ts'
import { CHARITY_KINDS, CharityFields, type CharityView } from '../contract-parts.ts'
import { ActForm } from './ActForm.tsx'
import { choices, PercentField, percent } from './parts.tsx'

type Charity = z.infer<typeof CharityView>
const rules = rulesOf(CharityFields)

/** Host charities with their certificates; what is about to run out is said beside it. */
export function CharitiesPage() {
  const maySearch = useMay('directory.organisation.read')
  const mayRecord = useMay('fund.charity.record')
  const [recording, setRecording] = useState(false)
  const [editing, setEditing] = useState<Charity>()
  const list = useAsk(fundContract, 'listCharities', {})
  const act: Column<Charity> = {
    key: 'act',
    title: '',
    render: (one) =>
      one.mayRecord && (
        <Button size="small" onClick={() => setEditing(one)}>
          更新资格
        </Button>
      ),
  }
  return (
    <>
      <PageHeader title="慈善组织" description="可以设立社区基金的慈善组织，及其公开募捐资格证书。" />
      <DataTable
        label="慈善组织"
        columns={[...COLUMNS, act]}
        rows={list.data?.rows}
        rowKey={({ id }) => id}
        isPending={list.isFetching}
        error={list.error}
        onRetry={list.refetch}
        empty={<EmptyHint title="还没有慈善组织" next="先在组织名录登记，再在这里登记它的公开募捐资格证书。" />}
        actions={
          mayRecord &&
          maySearch && (
            <Button type="primary" onClick={() => setRecording(true)}>
              登记慈善组织
            </Button>
          )
        }
      />
      {recording && (
        <ActForm
          name="recordCharity"
          title="登记慈善组织"
          okText="登记"
          done="已登记"
          initial={{ kind: 'foundation', managementCapBp: 1000, isAbnormal: false }}
          onClose={() => setRecording(false)}
        >
          <Form.Item label="所在区划" name="areaCode" rules={[{ required: true, message: '请选择区划' }]}>
            <AreaField />
          </Form.Item>
          <Form.Item label="组织" name="organisationId" rules={[{ required: true, message: '请选择组织' }]}>
            <OrganisationField />
          </Form.Item>
          <Fields />
        </ActForm>
      )}
      {editing && (
        <ActForm
          name="editCharity"
          title={`更新“${editing.name}”的资格`}
          okText="保存"
          done="已保存"
          fixed={{ charityId: editing.id, version: editing.version }}
          initial={editing}
          onClose={() => setEditing(undefined)}
        >
          <Fields />
        </ActForm>
      )}
    </>
  )
}

const Fields = () => (
  <>
    <Form.Item label="组织形式" name="kind" rules={rules.kind}>
      <Select options={choices(CHARITY_KINDS)} />
    </Form.Item>
    <Form.Item label="公开募捐资格证书编号" name="certificateNo" rules={rules.certificateNo}>
      <Input maxLength={60} />
    </Form.Item>
    <Form.Item label="有效期起" name="certificateFrom" rules={rules.certificateFrom}>
      <DatePick />
    </Form.Item>
    <Form.Item label="有效期止" name="certificateTo" rules={rules.certificateTo} extra="长期有效的不填">
      <DatePick />
    </Form.Item>
    <Form.Item
      label="管理费用上限"
      name="managementCapBp"
      rules={rules.managementCapBp}
      extra="公募基金会10%，社会团体和社会服务机构13%（《慈善法》第六十一条及配套规定）"
    >
      <PercentField />
    </Form.Item>
    <Form.Item label="在活动异常名录或严重违法失信名单上" name="isAbnormal" valuePropName="checked">
      <Switch />
    </Form.Item>
  </>
)

/** How the certificate stands, in words. */
function Validity({ one }: { one: Charity }) {
  if (one.isAbnormal) return <Tag color="error">活动异常或失信</Tag>
  if (!one.isValid) return <Tag color="error">证书不在有效期内</Tag>
  if (one.daysLeft !== null && one.daysLeft <= 90) return <Tag color="warning">还有{one.daysLeft}天到期</Tag>
  return <Tag color="success">有效</Tag>
}

const COLUMNS: Column<Charity>[] = [
  {
    key: 'name',
    title: '名称',
    render: ({ name, uscc }) => (
      <>
        {name}
        {uscc && <div className="muted figure">{uscc}</div>}
      </>
    ),
  },
  { key: 'kind', title: '组织形式', render: ({ kind }) => CHARITY_KINDS[kind] },
  { key: 'no', title: '证书编号', render: ({ certificateNo }) => certificateNo },
  {
    key: 'term',
    title: '有效期',
    date: true,
    render: ({ certificateFrom, certificateTo }) =>
      `${showDate(certificateFrom)}至${certificateTo ? showDate(certificateTo) : '长期'}`,
  },
  { key: 'valid', title: '状态', render: (one) => <Validity one={one} /> },
  { key: 'cap', title: '管理费用上限', figure: true, render: ({ managementCapBp }) => percent(managementCapBp) },
  { key: 'funds', title: '社区基金', figure: true, render: ({ funds }) => `${funds}只` },
]
