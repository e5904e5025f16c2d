import { useId, useState } from 'react'
import { useAct } from '#ui/api.ts'
import { Button } from '#ui/phone/Button.tsx'
import { Say } from '#ui/phone/Say.tsx'
import { needsContract } from '../contract.ts'
import type { StepProps } from './TellSteps.tsx'
import { PHOTO_MEGABYTES, photoFault } from './tell-steps.ts'

/** A photo, sent on its own before the words are: one that is refused costs none of them. */
export function PhotoStep({ filled, change }: StepProps) {
  const id = useId()
  const [fault, setFault] = useState<string>()
  const save = useAct(needsContract, 'savePhoto')
  const take = (file: File | undefined) => {
    const wrong = file && photoFault(file)
    setFault(wrong)
    save.reset()
    if (!file || wrong) return
    save.mutate(
      { areaCode: filled.place?.code ?? '', file },
      { onSuccess: ({ fileId, name }) => change({ photoId: fileId, photoName: name }) },
    )
  }
  if (filled.photoId)
    return (
      <>
        <Say tone="done">照片已附上：{filled.photoName}</Say>
        <Button kind="plain" onClick={() => change({ photoId: null, photoName: '' })}>
          不要这张照片
        </Button>
      </>
    )
  const wrong = fault ?? save.error?.message
  return (
    <>
      <p>照片可以不附。拍下坏了的地方，社区更好判断。一张，不超过{PHOTO_MEGABYTES} MB。请不要拍别人的脸。</p>
      <label className="button plain" htmlFor={id}>
        选一张照片
      </label>
      <input
        id={id}
        type="file"
        className="only-read"
        accept="image/jpeg,image/png,image/webp"
        onChange={(event) => {
          take(event.target.files?.[0])
          event.target.value = ''
        }}
      />
      {save.isPending && <Say tone="note">正在传照片，请稍候。</Say>}
      {wrong && <Say tone="error">{wrong}</Say>}
    </>
  )
}
