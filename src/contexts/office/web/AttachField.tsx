import { Spin } from 'antd'
import { useState } from 'react'
import { downloadUrl, useAct } from '#ui/api.ts'
import { ErrorAlert } from '#ui/ErrorAlert.tsx'
import { DownloadLink, UploadBox } from '#ui/files.tsx'
import { officeContract } from '../contract.ts'

const ENDINGS = ['.pdf', '.jpg', '.jpeg', '.png']
export const SCAN = { accept: ENDINGS, maxMegabytes: 20 } as const

type Props = {
  /** Where the paper belongs: the record's own area; nothing can be stored before it is chosen. */
  areaCode: string | undefined
  value?: string | null
  onChange?: (fileId: string | null) => void
}

/** The scan of a paper: stored as soon as it is chosen, so that a form refused later does not lose it. */
export function AttachField({ areaCode, onChange }: Props) {
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
      <UploadBox {...SCAN} label="选择扫描件或照片（可不附）" value={file} onChange={take} disabled={!areaCode} />
    </Spin>
  )
}

/** Opens a paper that was attached; nothing where none was. */
export const Attached = ({ fileId }: { fileId: string | null }) =>
  fileId ? (
    <DownloadLink size="small" href={downloadUrl(officeContract, 'downloadFile', { fileId })}>
      下载
    </DownloadLink>
  ) : (
    '—'
  )
