import { Spin } from 'antd'
import { useState } from 'react'
import { officeContract } from '#contexts/office/contract.ts'
import { useAct } from '#ui/api.ts'
import { ErrorAlert } from '#ui/ErrorAlert.tsx'
import { UploadBox } from '#ui/files.tsx'

type Props = { areaCode: string; value?: string | null; onChange?: (fileId: string | null) => void }

/** The picture or print of the page as it was made public: stored as soon as it is chosen, so that a refusal loses nothing. */
export function Snapshot({ areaCode, onChange }: Props) {
  const [file, setFile] = useState<File>()
  const store = useAct(officeContract, 'uploadFile')
  const take = (chosen: File | undefined) => {
    setFile(chosen)
    onChange?.(null)
    if (!chosen) return
    store.mutate(
      { areaCode, purpose: 'document', file: chosen },
      { onSuccess: ({ fileId }) => onChange?.(fileId), onError: () => setFile(undefined) },
    )
  }
  return (
    <Spin spinning={store.isPending}>
      <ErrorAlert error={store.error} />
      <UploadBox
        accept={['.pdf', '.jpg', '.jpeg', '.png']}
        maxMegabytes={20}
        label="选择公开页面的截图或打印件（可不附）"
        value={file}
        onChange={take}
      />
    </Spin>
  )
}
