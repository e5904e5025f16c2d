import { Button, Checkbox, Form, Input, Select, Space } from 'antd'
import { useState } from 'react'
import type { z } from 'zod'
import { AttachField } from '#contexts/office/web/public.tsx'
import { ActForm } from '#ui/ActForm.tsx'
import { downloadUrl, useAct } from '#ui/api.ts'
import { ConfirmAct } from '#ui/ConfirmAct.tsx'
import { DatePick } from '#ui/DatePick.tsx'
import { rulesOf } from '#ui/fields.ts'
import { DownloadLink } from '#ui/files.tsx'
import { Section } from '#ui/PageHeader.tsx'
import { useSession } from '#ui/session.ts'
import { toast } from '#ui/toast.ts'
import { learningContract } from '../contract.ts'
import { CaseFileForm, ConsentForm, type WholeCase } from '../contract-parts.ts'
import { FILE_KINDS, type FileKind } from '../vocabulary.ts'

type Case = z.output<typeof WholeCase>
type Props = { one: Case; onClose: () => void }
const [files, consents] = [rulesOf(CaseFileForm), rulesOf(ConsentForm)]
const refOf = ({ id: caseId, version }: Case) => ({ caseId, version })
const small = { size: 'small' } as const

/** Templates, photos, and the consents that photos and words rest on. */
export function CasePapers({ one }: { one: Case }) {
  const [adding, setAdding] = useState<FileKind | 'consent'>()
  const onClose = () => setAdding(undefined)
  const mayAdd = one.mayWrite && one.state !== 'promoted' && one.state !== 'withdrawn'
  return (
    <Section title="附件与同意书">
      {one.files.length + one.consents.length === 0 && <p className="muted">还没有附件。</p>}
      <Files one={one} />
      <Consents one={one} />
      {mayAdd && (
        <Space wrap>
          <Button onClick={() => setAdding('template')}>附模板</Button>
          <Button onClick={() => setAdding('photo')}>附照片</Button>
          <Button onClick={() => setAdding('consent')}>登记本人同意</Button>
        </Space>
      )}
      {adding === 'consent' && <ConsentForming {...{ one, onClose }} />}
      {(adding === 'template' || adding === 'photo') && <FileForming {...{ one, onClose }} kind={adding} />}
    </Section>
  )
}

function Files({ one }: { one: Case }) {
  const remove = useAct(learningContract, 'removeCaseFile')
  return one.files.map(({ id, kind, title, showsPeople }) => (
    <p key={id}>
      {FILE_KINDS[kind]}：{title}
      {showsPeople && <span className="muted">（有能认出的人，凭同意书公开）</span>}{' '}
      <DownloadLink
        {...small}
        href={downloadUrl(learningContract, 'downloadCaseFile', { caseId: one.id, caseFileId: id })}
      >
        下载
      </DownloadLink>{' '}
      {one.mayWrite && (
        <ConfirmAct
          label="撤去"
          title={`撤去“${title}”？`}
          consequences={['不再附在案例后面；已经公开的，立即不再公开']}
          button={small}
          onConfirm={() => remove.mutateAsync({ ...refOf(one), caseFileId: id }).then(() => toast('已撤去'))}
        />
      )}
    </p>
  ))
}

const gaveFor = ({ words, photos }: { words: boolean; photos: boolean }) =>
  [words && '文字', photos && '照片'].filter(Boolean).join('、')

function Consents({ one }: { one: Case }) {
  const withdraw = useAct(learningContract, 'withdrawConsent')
  return one.consents.map((consent) => (
    <p key={consent.id}>
      {consent.masked}
      {consent.byGuardian && '（监护人）'} <span className="figure">{consent.givenOn}</span>书面同意公开
      {gaveFor(consent)}
      {consent.withdrawnOn && `，${consent.withdrawnOn}撤回`}{' '}
      {one.mayWrite && !consent.withdrawnOn && (
        <ConfirmAct
          label="登记撤回"
          title={`${consent.masked}撤回同意？`}
          consequences={['照片立即不再公开；文字写到本人的，案例立即撤下']}
          button={small}
          onConfirm={() =>
            withdraw.mutateAsync({ ...refOf(one), consentId: consent.id }).then(() => toast('已登记撤回'))
          }
        />
      )}
    </p>
  ))
}

function FileForming({ one, onClose, kind }: Props & { kind: FileKind }) {
  const [showsPeople, setShows] = useState(false)
  const standing = one.consents.filter(({ photos, withdrawnOn }) => photos && !withdrawnOn)
  return (
    <ActForm
      {...{ contract: learningContract, name: 'addCaseFile', onClose }}
      fixed={{ ...refOf(one), kind, showsPeople }}
      title={`附${FILE_KINDS[kind]}`}
      okText="保存"
      done="已保存"
    >
      <Form.Item label="名称" name="title" rules={files.title}>
        <Input maxLength={60} />
      </Form.Item>
      {kind === 'photo' && (
        <Form.Item>
          <Checkbox checked={showsPeople} onChange={({ target }) => setShows(target.checked)}>
            照片里有能认出的人
          </Checkbox>
        </Form.Item>
      )}
      {showsPeople && (
        <Form.Item label="谁同意的" name="consentId" rules={[{ required: true, message: '请选择同意书' }]}>
          <Select
            options={standing.map(({ id, masked, givenOn }) => ({ value: id, label: `${masked} ${givenOn}` }))}
            notFoundContent="还没有人同意公开照片，请先登记本人同意"
          />
        </Form.Item>
      )}
      <Form.Item label="文件" name="fileId" rules={files.fileId}>
        <AttachField areaCode={one.areaCode} />
      </Form.Item>
    </ActForm>
  )
}

function ConsentForming({ one, onClose }: Props) {
  const { today } = useSession()
  return (
    <ActForm
      {...{ contract: learningContract, name: 'recordConsent', fixed: refOf(one), onClose }}
      initial={{ givenOn: today }}
      title="登记本人同意"
      okText="保存"
      done="已保存"
    >
      <Form.Item label="同意人姓名" name="name" rules={consents.name} extra="加密保存，页面只显示姓">
        <Input maxLength={30} />
      </Form.Item>
      <Form.Item name="words" valuePropName="checked">
        <Checkbox>同意公开文字</Checkbox>
      </Form.Item>
      <Form.Item name="photos" valuePropName="checked">
        <Checkbox>同意公开照片</Checkbox>
      </Form.Item>
      <Form.Item name="byGuardian" valuePropName="checked">
        <Checkbox>由监护人同意（未成年人）</Checkbox>
      </Form.Item>
      <Form.Item label="哪天签的" name="givenOn" rules={consents.givenOn}>
        <DatePick max={today} />
      </Form.Item>
      <Form.Item label="签字的同意书" name="fileId" rules={consents.fileId}>
        <AttachField areaCode={one.areaCode} />
      </Form.Item>
    </ActForm>
  )
}
