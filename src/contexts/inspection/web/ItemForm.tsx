import { Button, Form, Input, InputNumber } from 'antd'
import { useState } from 'react'
import { useAct } from '#ui/api.ts'
import { ErrorAlert } from '#ui/ErrorAlert.tsx'
import { UploadBox } from '#ui/files.tsx'
import { inspectionContract } from '../contract.ts'
import { ActForm } from './ActForm.tsx'
import type { Assessment, Item } from './AssessmentPage.tsx'
import { points } from './parts.tsx'

type Kept = { fileId: string; name: string }
type Values = { words?: string; own?: number | null; links?: string }

/** One item in the point's own words; its score is never above the full one. */
export function ItemForm({ one, item, onClose }: { one: Assessment; item: Item; onClose: () => void }) {
  const [files, setFiles] = useState<readonly Kept[]>(item.files)
  return (
    <ActForm
      name="saveItem"
      title={`${item.code} ${item.title}`}
      okText="保存"
      done="已保存"
      fixed={{ assessmentId: one.id, version: one.version, code: item.code }}
      initial={{
        words: item.words,
        own: item.ownCenti === null ? null : item.ownCenti / 100,
        links: item.links.join('\n'),
      }}
      inputOf={(values) => inputOf(values as Values, files)}
      onClose={onClose}
    >
      <p className="muted">
        {item.rule} 满分{points(item.fullCenti)}分
        {item.computedCenti !== null && `，系统核算${points(item.computedCenti)}分`}。
      </p>
      <Form.Item label="自评说明" name="words" rules={[{ required: true, message: '请写明做了什么、结果怎样' }]}>
        <Input.TextArea rows={5} maxLength={2000} showCount />
      </Form.Item>
      <Form.Item
        label="自评分"
        name="own"
        rules={[
          { required: true, message: '请填写自评分' },
          {
            ...{ type: 'number', min: 0, max: item.fullCenti / 100 },
            message: `自评分为0至${points(item.fullCenti)}分，不能超过满分`,
          },
        ]}
      >
        <InputNumber step={0.1} precision={2} suffix="分" style={{ width: 160 }} />
      </Form.Item>
      <Form.Item label="佐证链接（可不填）" name="links" extra="一行一个；平台内的页面从地址栏复制以 / 开头的部分">
        <Input.TextArea rows={2} />
      </Form.Item>
      <Form.Item label="佐证附件（可不填）">
        <Evidence areaCode={one.areaCode} files={files} onChange={setFiles} />
      </Form.Item>
    </ActForm>
  )
}

const inputOf = ({ words = '', own, links = '' }: Values, files: readonly Kept[]) => ({
  words,
  ownCenti: own === null || own === undefined ? null : Math.round(own * 100),
  links: links.split(/\s+/).filter(Boolean),
  fileIds: files.map(({ fileId }) => fileId),
})

type EvidenceProps = { areaCode: string; files: readonly Kept[]; onChange: (files: readonly Kept[]) => void }
function Evidence({ areaCode, files, onChange }: EvidenceProps) {
  const act = useAct(inspectionContract, 'keepEvidence')
  const take = (file: File | undefined) => {
    if (!file) return
    act.mutate({ areaCode, file }, { onSuccess: ({ fileId }) => onChange([...files, { fileId, name: file.name }]) })
  }
  return (
    <>
      <ErrorAlert error={act.error} />
      <UploadBox
        accept={['.pdf', '.ofd', '.docx', '.xlsx', '.jpg', '.png']}
        maxMegabytes={50}
        label={act.isPending ? '正在上传…' : '添加附件'}
        disabled={act.isPending || files.length >= 10}
        onChange={take}
      />
      <ul className="inspection-files">
        {files.map(({ fileId, name }) => (
          <li key={fileId}>
            {name}{' '}
            <Button size="small" type="link" onClick={() => onChange(files.filter((one) => one.fileId !== fileId))}>
              移除
            </Button>
          </li>
        ))}
      </ul>
    </>
  )
}
