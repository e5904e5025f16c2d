import { Button, Checkbox, Form, Input, Skeleton, Tag } from 'antd'
import { useState } from 'react'
import { Link, useParams } from 'react-router'
import type { z } from 'zod'
import { AttachField } from '#contexts/office/web/public.tsx'
import { showMoment } from '#kernel/time.ts'
import { ActForm } from '#ui/ActForm.tsx'
import { downloadUrl, useAct, useAsk } from '#ui/api.ts'
import { ConfirmAct } from '#ui/ConfirmAct.tsx'
import { DatePick } from '#ui/DatePick.tsx'
import { DownloadLink } from '#ui/files.tsx'
import { ErrorHint } from '#ui/hints.tsx'
import { PageHeader, Section } from '#ui/PageHeader.tsx'
import { useSession } from '#ui/session.ts'
import { toast } from '#ui/toast.ts'
import { learningContract } from '../contract.ts'
import type { WholeCase } from '../contract-parts.ts'
import { CASE_ACTS, CASE_STATES, FILE_KINDS } from '../vocabulary.ts'
import { CaseActs } from './CaseActs.tsx'

type Case = z.output<typeof WholeCase>

/** One case: its four parts, what lacks before it may be public, its papers, and who follows it. */
export function CasePage() {
  const { caseId = '' } = useParams()
  const { data, error, refetch } = useAsk(learningContract, 'getCase', { caseId }, { keepPrevious: false })
  if (error && !data) return <ErrorHint heading="案例" error={error} onRetry={refetch} />
  if (!data) return <Skeleton active title={false} />
  return (
    <>
      <PageHeader
        title={
          <>
            {data.title} <Tag>{CASE_STATES[data.state]}</Tag>
          </>
        }
        description={`${data.townName} · ${data.isPlaybook ? '可以照着做' : '没有写明步骤、成本与角色'}`}
        back={<Link to="/learning/cases">返回案例</Link>}
        actions={<CaseActs one={data} />}
      />
      {data.missing.length > 0 && <p className="muted">公开之前还缺：{data.missing.join('；')}</p>}
      <Section title="背景">{data.background}</Section>
      <Section title="做法">{data.practice}</Section>
      <Section title="成效">{data.effect}</Section>
      <Section title="启示">{data.insight}</Section>
      <Section title="步骤与角色">
        {data.steps.map(({ title, how }, index) => (
          <p key={title}>
            第{index + 1}步 {title}：{how}
          </p>
        ))}
        {data.roles.map(({ role, does }) => (
          <p key={role}>
            {role}：{does}
          </p>
        ))}
      </Section>
      <Papers one={data} />
      <Section title="经过">
        {data.history.map(({ kind, byName, at, note }) => (
          <p key={`${kind}${at}`}>
            <span className="figure">{showMoment(at)}</span> {byName} {CASE_ACTS[kind]} {note}
          </p>
        ))}
      </Section>
    </>
  )
}

function Papers({ one }: { one: Case }) {
  const [adding, setAdding] = useState<'consent' | 'template'>()
  const withdraw = useAct(learningContract, 'withdrawConsent')
  const ref = { caseId: one.id, version: one.version }
  return (
    <Section title="附件与同意书">
      {one.files.map(({ id, kind, title }) => (
        <p key={id}>
          {FILE_KINDS[kind]}：{title}{' '}
          <DownloadLink
            size="small"
            href={downloadUrl(learningContract, 'downloadCaseFile', { caseId: one.id, caseFileId: id })}
          >
            下载
          </DownloadLink>
        </p>
      ))}
      {one.consents.map(({ id, masked, givenOn, withdrawnOn }) => (
        <p key={id}>
          {masked} {givenOn}书面同意{withdrawnOn && `，${withdrawnOn}撤回`}{' '}
          {one.mayWrite && !withdrawnOn && (
            <ConfirmAct
              label="登记撤回"
              title={`${masked}撤回同意？`}
              consequences={['照片立即不再公开；文字写到本人的，案例立即撤下']}
              button={{ size: 'small' }}
              onConfirm={() => withdraw.mutateAsync({ ...ref, consentId: id }).then(() => toast('已登记撤回'))}
            />
          )}
        </p>
      ))}
      {one.mayWrite && <Button onClick={() => setAdding('template')}>附模板</Button>}{' '}
      {one.mayWrite && <Button onClick={() => setAdding('consent')}>登记同意</Button>}
      {adding && <PaperForm one={one} kind={adding} onClose={() => setAdding(undefined)} />}
    </Section>
  )
}

function PaperForm({ one, kind, onClose }: { one: Case; kind: 'consent' | 'template'; onClose: () => void }) {
  const { today } = useSession()
  const isConsent = kind === 'consent'
  const fixed = { caseId: one.id, version: one.version, ...(!isConsent && { kind: 'template' }) }
  return (
    <ActForm
      {...{ contract: learningContract, name: isConsent ? 'recordConsent' : 'addCaseFile', fixed, onClose }}
      initial={isConsent ? { givenOn: today } : {}}
      title={isConsent ? '登记本人同意' : '附模板'}
      okText="保存"
      done="已保存"
    >
      <Form.Item label={isConsent ? '同意人姓名' : '名称'} name={isConsent ? 'name' : 'title'}>
        <Input maxLength={30} />
      </Form.Item>
      {isConsent && (
        <>
          <Form.Item name="words" valuePropName="checked">
            <Checkbox>同意公开文字</Checkbox>
          </Form.Item>
          <Form.Item name="photos" valuePropName="checked">
            <Checkbox>同意公开照片</Checkbox>
          </Form.Item>
          <Form.Item name="byGuardian" valuePropName="checked">
            <Checkbox>由监护人同意（未成年人）</Checkbox>
          </Form.Item>
          <Form.Item label="哪天签的" name="givenOn">
            <DatePick />
          </Form.Item>
        </>
      )}
      <Form.Item label={isConsent ? '签字的同意书' : '文件'} name="fileId">
        <AttachField areaCode={one.areaCode} />
      </Form.Item>
    </ActForm>
  )
}
