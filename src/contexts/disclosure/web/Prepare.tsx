import { Alert, Form, Input } from 'antd'
import { showDate } from '#kernel/time.ts'
import { ActForm } from '#ui/ActForm.tsx'
import { rulesOf } from '#ui/fields.ts'
import { disclosureContract } from '../contract.ts'
import { NoticeForm } from '../contract-parts.ts'
import { quarterTitle } from '../rules/quarter-title.ts'
import { DUTIES } from '../vocabulary.ts'
import type { Duty } from './Duties.tsx'
import { Snapshot } from './Snapshot.tsx'
import { monthWords } from './words.ts'

const rules = rulesOf(NoticeForm)

/** What will be told, written by the first hand; what was written before stands in the fields. */
export function Prepare({ duty, onClose }: { duty: Duty; onClose: () => void }) {
  const { id, version, kind, draft, unreconciled } = duty
  const isStatement = kind === 'quarter-statement'
  return (
    <ActForm
      contract={disclosureContract}
      name="prepareNotice"
      title={`拟写：${DUTIES[kind].title}`}
      okText="提交负责人发布"
      done="已提交，等负责人发布"
      fixed={{ dutyId: id, version }}
      initial={draft ?? suggestionFor(duty)}
      onClose={onClose}
    >
      {unreconciled.length > 0 && (
        <Alert
          type="warning"
          showIcon
          style={{ marginBottom: 12 }}
          title={`${unreconciled.map(monthWords).join('、')}的账还没有与慈善组织对平，现在提交会被退回。先在“基金账”里对账。`}
        />
      )}
      <Form.Item name="title" label="标题" rules={rules.title}>
        <Input maxLength={80} />
      </Form.Item>
      <Form.Item name="content" label="内容" rules={rules.content} extra="不写个人姓名、证件号、电话、住址和病情。">
        <Input.TextArea rows={6} maxLength={8_000} />
      </Form.Item>
      <Form.Item
        name="link"
        label={isStatement ? '“慈善中国”链接（没有可不填）' : '“慈善中国”链接'}
        rules={rules.link}
        extra="在“慈善中国”公开后，从地址栏复制。"
      >
        <Input maxLength={500} placeholder="https://" />
      </Form.Item>
      <Form.Item name="fileId" label="页面快照">
        <Snapshot areaCode={duty.areaCode} />
      </Form.Item>
    </ActForm>
  )
}

function suggestionFor({ kind, subjectTitle, fromDate, toDate }: Duty) {
  if (kind === 'quarter-statement')
    return {
      title: `${quarterTitle(fromDate)}收支公告`,
      content: `现将${quarterTitle(fromDate)}（${showDate(fromDate)}至${showDate(toDate)}）的收支情况公告如下，数字见附表，欢迎居民监督。`,
    }
  return { title: `${subjectTitle}：${DUTIES[kind].title}`.slice(0, 80) }
}
