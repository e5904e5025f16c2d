import { Form, Input, Select } from 'antd'
import type { z } from 'zod'
import { AreaField } from '#contexts/directory/web/public.tsx'
import { ActForm } from '#ui/ActForm.tsx'
import { useAsk } from '#ui/api.ts'
import type { Column } from '#ui/DataTable.tsx'
import { DatePick } from '#ui/DatePick.tsx'
import { rulesOf } from '#ui/fields.ts'
import { PageHeader } from '#ui/PageHeader.tsx'
import { useMay } from '#ui/session.ts'
import { usePaging } from '#ui/useFilters.ts'
import { learningContract } from '../contract.ts'
import { PublicityForm, type PublicityView } from '../contract-parts.ts'
import { LINK_STATES, MEDIA_LEVELS, PUBLICITY_KINDS } from '../vocabulary.ts'
import { Register } from './register.tsx'
import { optionsOf } from './words.ts'

const rules = rulesOf(PublicityForm)

export function PublicityPage() {
  const paging = usePaging()
  const mayRecord = useMay('learning.publicity.record')
  const list = useAsk(learningContract, 'listPublicity', { page: paging.page, pageSize: paging.pageSize })
  const checks = list.data?.checksLinks ? '链接每夜核对。' : '链接核对没有开启（需要外网），“未核对”不表示失效。'
  return (
    <>
      <PageHeader title="宣传台账" description={`标准要求每季度至少一条。成批的请到“导入”用表格。${checks}`} />
      <Register
        label="宣传台账"
        columns={COLUMNS}
        list={list}
        paging={paging}
        next="登记媒体报道，附链接。"
        exportName="learning.publicity"
        add={mayRecord && { label: '登记宣传', form: (onClose) => <Forming onClose={onClose} /> }}
      />
    </>
  )
}

/** Of what names nobody; a person's goes with their consent. */
const Forming = ({ onClose }: { onClose: () => void }) => (
  <ActForm
    {...{ contract: learningContract, name: 'recordPublicity', onClose, fixed: { tellsOfPeople: false } }}
    title="登记宣传"
    okText="登记"
    done="已登记"
  >
    <p className="muted">写到、拍到能认出的个人的，须有本人书面同意，请不要在这里登记。</p>
    <Form.Item label="创建点所在街镇" name="areaCode" rules={rules.areaCode}>
      <AreaField levels={['town']} />
    </Form.Item>
    <Form.Item label="标题" name="title" rules={rules.title}>
      <Input maxLength={100} />
    </Form.Item>
    <Form.Item label="类别" name="kind" rules={rules.kind}>
      <Select options={optionsOf(PUBLICITY_KINDS).filter(({ value }) => value !== 'person')} />
    </Form.Item>
    <Form.Item label="媒体" name="media" rules={rules.media}>
      <Input maxLength={40} />
    </Form.Item>
    <Form.Item label="级别" name="level" rules={rules.level}>
      <Select options={optionsOf(MEDIA_LEVELS)} />
    </Form.Item>
    <Form.Item label="日期" name="publishedOn" rules={rules.publishedOn}>
      <DatePick />
    </Form.Item>
    <Form.Item label="链接" name="link" rules={rules.link}>
      <Input maxLength={500} />
    </Form.Item>
  </ActForm>
)

const COLUMNS: Column<z.output<typeof PublicityView>>[] = [
  { key: 'title', title: '标题', render: ({ title }) => title },
  { key: 'town', title: '街镇', render: ({ townName }) => townName },
  { key: 'kind', title: '类别', render: ({ kind }) => PUBLICITY_KINDS[kind] },
  { key: 'media', title: '媒体', render: ({ media, level }) => `${media}（${MEDIA_LEVELS[level]}）` },
  { key: 'day', title: '日期', date: true, render: ({ publishedOn }) => publishedOn },
  { key: 'link', title: '链接', render: ({ linkState }) => LINK_STATES[linkState] },
]
