import { InputNumber, Spin } from 'antd'
import { useState } from 'react'
import { officeContract } from '#contexts/office/contract.ts'
import { fen, showYuan } from '#kernel/money.ts'
import { downloadUrl, useAct } from '#ui/api.ts'
import { ErrorAlert } from '#ui/ErrorAlert.tsx'
import { DownloadLink, UploadBox } from '#ui/files.tsx'

/** Fen as yuan with two decimals; — for none. */
export const yuan = (amount: number | null | undefined): string =>
  amount === null || amount === undefined ? '—' : showYuan(fen(amount))

type YuanProps = { value?: number; onChange?: (amount: number | undefined) => void; id?: string; 'aria-label'?: string }
/** An amount typed in yuan; the form holds whole fen. */
export const YuanInput = ({ value, onChange, ...rest }: YuanProps) => (
  <InputNumber
    {...rest}
    min={0}
    precision={2}
    suffix="元"
    style={{ width: '100%', maxWidth: 220 }}
    value={value === undefined ? null : value / 100}
    onChange={(typed) => onChange?.(typed === null ? undefined : Math.round(typed * 100))}
  />
)

type AttachProps = {
  /** Where the paper belongs. */
  areaCode: string | undefined
  label: string
  value?: string | null
  onChange?: (fileId: string | null) => void
}
const SCAN = { accept: ['.pdf', '.jpg', '.jpeg', '.png'], maxMegabytes: 20 } as const

/** The scan or photo of a paper: stored as soon as it is chosen, so that a form refused later does not lose it. */
export function AttachField({ areaCode, label, value, onChange }: AttachProps) {
  const [file, setFile] = useState<File>()
  const store = useAct(officeContract, 'uploadFile')
  const take = (chosen: File | undefined) => {
    setFile(chosen)
    onChange?.(null)
    if (!chosen || !areaCode) return
    store.mutate(
      { areaCode, purpose: 'document', file: chosen },
      { onSuccess: ({ fileId }) => onChange?.(fileId), onError: () => setFile(undefined) },
    )
  }
  return (
    <Spin spinning={store.isPending}>
      <ErrorAlert error={store.error} />
      <UploadBox
        {...SCAN}
        label={value && !file ? '已附，点击可更换' : label}
        disabled={!areaCode}
        value={file}
        onChange={take}
      />
    </Spin>
  )
}

/** Opens a paper that was attached; — where none was. */
export const Attached = ({ fileId, label = '下载' }: { fileId: string | null; label?: string }) =>
  fileId ? (
    <DownloadLink size="small" href={downloadUrl(officeContract, 'downloadFile', { fileId })}>
      {label}
    </DownloadLink>
  ) : (
    '—'
  )

/** The choices of a table of labels, for a select or a group of radios. */
export const choices = <K extends string>(labels: Record<K, string>) =>
  (Object.keys(labels) as K[]).map((value) => ({ value, label: labels[value] }))
